import { formatNumber, plural } from '../format.ts';
import type { Messages } from '../en/en.ts';

export const contactEditor = {
  add: 'Contact toevoegen',
  edit: 'Wijzigen',
  titleNew: 'Nieuw contact',
  title: 'Contact wijzigen',
  given: 'Voornaam',
  family: 'Achternaam',
  shownAs: 'Weergegeven als',
  company: 'Bedrijf',
  birthday: 'Verjaardag',
  birthdayHint: 'Jaar-maand-dag: 1980-03-22. Zonder jaar: --03-22',
  website: 'Website',
  note: 'Notitie',
  phones: 'Telefoon',
  emails: 'E-mail',
  street: 'Straat en nummer',
  postalCode: 'Postcode',
  locality: 'Plaats',
  country: 'Land',
  numbered: (name: string, number: number) => `${name} ${formatNumber(number)}`,
  kindOf: (name: string) => `${name}: waarvoor`,
  kinds: { mobile: 'Mobiel', home: 'Thuis', work: 'Werk', other: 'Anders' },
  addLine: {
    phones: 'Telefoon toevoegen',
    emails: 'E-mail toevoegen',
    addresses: 'Adres toevoegen',
  },
  removeLine: (name: string) => `${name} verwijderen`,
  addresses: 'Adres',
  photo: 'Foto',
  removePhoto: 'Foto verwijderen',
  keepPhoto: 'Foto houden',
  photoGoes: 'De foto gaat weg als je bewaart.',
  photoStays: 'De foto blijft zoals hij is.',
  save: 'Bewaren',
  saving: 'Wordt bewaard',
  cancel: 'Annuleren',
  full: (longest: number) => `Meer past er niet in: ${formatNumber(longest)} tekens.`,
  problems: {
    nothing: 'Vul een naam, een bedrijf, een nummer of een e-mailadres in.',
    phone: 'Een nummer heeft alleen cijfers, spaties en + ( ) - . / * #.',
    email: 'Een e-mailadres ziet eruit als naam@example.org.',
    date: 'Een datum ziet eruit als 1980-03-22.',
    'too-long': 'Deze tekst is te lang.',
  },
  problemCount: (count: number) =>
    plural(count, {
      one: 'Nog niet bewaard: kijk nog eens naar # veld.',
      other: 'Nog niet bewaard: kijk nog eens naar # velden.',
    }),
  saveFailed: {
    quota:
      'Niet bewaard: de opslag van de auto is vol. Maak ruimte en bewaar opnieuw. Wat je hebt ingevuld, blijft hier staan.',
    invalid:
      'Niet bewaard: dit contact kan zo niet worden opgeslagen. Wat je hebt ingevuld, blijft hier staan.',
    closed: 'Niet bewaard: de opslag is gesloten. Wat je hebt ingevuld, blijft hier staan.',
    storage:
      'Niet bewaard: de opslag werkte niet. Probeer het opnieuw. Wat je hebt ingevuld, blijft hier staan.',
    locked: 'Niet bewaard: dit adresboek is vergrendeld. Voer eerst de pincode in.',
    unreadable: 'Niet bewaard: de sleutel van dit adresboek is weg. Er kan niets meer in worden opgeslagen.',
    'keystore-unreachable':
      'Niet bewaard: de sleutelopslag antwoordt niet. Probeer het zo nog eens. Wat je hebt ingevuld, blijft hier staan.',
  },
  blocked: {
    moving: 'Wijzigen kan als de auto stilstaat. Wat je hebt getypt, blijft staan.',
    unknown: 'De auto meldt niet of hij rijdt. Wat je hebt getypt, blijft staan.',
  },
  openBlocked: {
    moving: 'Toevoegen en wijzigen kan als de auto stilstaat.',
    unknown: 'Toevoegen en wijzigen kan als de auto zijn toestand meldt.',
  },
  unfinished: (name: string) =>
    name === ''
      ? 'Je bent aan een nieuw contact begonnen en hebt het niet bewaard.'
      : `Je bent ${name} aan het wijzigen en hebt dat niet bewaard.`,
  finishFirst: 'Maak eerst af waaraan je begonnen was, of gooi het weg.',
  goOn: 'Verder',
  discardTitle: 'Weggooien wat je hebt ingevuld?',
  discardText: 'Het is niet bewaard.',
  keepEditing: 'Verder wijzigen',
  discard: 'Weggooien',
  conflictTitle: 'Gewijzigd in een ander venster',
  conflict: {
    changed:
      'Iemand heeft dit contact in een ander venster bewaard nadat je begon. Er kan maar één versie blijven.',
    deleted: 'Iemand heeft dit contact in een ander venster verwijderd nadat je begon.',
  },
  keepMine: 'De mijne houden',
  takeTheirs: { changed: 'De andere nemen', deleted: 'Verwijderd laten' },
} satisfies Messages['contactEditor'];
