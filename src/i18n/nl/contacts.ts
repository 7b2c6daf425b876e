import { formatBytes, formatNumber, plural } from '../format.ts';
import type { Messages } from '../en/en.ts';

export const contacts = {
  title: 'Adresboek',
  count: (count: number) => plural(count, { one: '# contact', other: '# contacten' }),
  empty: 'Je adresboek in deze auto is leeg.',
  emptyHint: 'Neem het adresboek mee dat je telefoon exporteert, als vCard-bestand.',
  choose: 'Kies een contact om het te bekijken.',
  storedHere: 'Bewaard in deze auto, versleuteld',
  loading: 'Je adresboek wordt geopend',
  import: 'Contacten importeren',
  importBlocked: {
    moving: 'Importeren kan als de auto geparkeerd is.',
    unknown: 'Importeren kan als de auto meldt dat hij geparkeerd is.',
  },
  importing: 'Contacten worden geïmporteerd',
  importProgress: (taken: number, read: number, total: number) =>
    `${plural(taken, { one: '# contact overgenomen', other: '# contacten overgenomen' })}, ${formatBytes(read)} van ${formatBytes(total)} gelezen`,
  cancel: 'Annuleren',
  cancelled: (taken: number) =>
    `Geannuleerd. ${plural(taken, { one: '# contact was al overgenomen en blijft.', other: '# contacten waren al overgenomen en blijven.' })}`,
  accountTitle: 'Importeren voltooid',
  taken: (count: number) =>
    plural(count, { one: '# contact overgenomen.', other: '# contacten overgenomen.' }),
  skipped: (count: number) =>
    plural(count, { one: '# kaartje overgeslagen.', other: '# kaartjes overgeslagen.' }),
  dropped: (count: number) => plural(count, { one: '# opmerking.', other: '# opmerkingen.' }),
  skippedAt: (number: number, line: number, why: string) =>
    `Kaartje ${formatNumber(number)}, regel ${formatNumber(line)}: ${why}`,
  droppedAt: (number: number, property: string, why: string) =>
    `Kaartje ${formatNumber(number)}, ${property}: ${why}`,
  more: (count: number) => plural(count, { one: 'en nog #', other: 'en nog #' }),
  fileProblem: (file: string, why: string) => `${file}: ${why}`,
  skipReasons: {
    unterminated: 'het breekt voor het einde af',
    'no-content': 'er staat geen naam, nummer of adres in',
    'card-too-large': 'het is groter dan een contact kan zijn',
    'too-slow': 'het lezen duurde te lang',
  },
  remarkReasons: {
    'not-a-property': 'niet leesbaar, weggelaten',
    'too-long': 'te lang, weggelaten',
    'too-many-parts': 'te veel gegevens, de rest is weggelaten',
    'photo-too-large': 'de foto is groter dan 5 MB, weggelaten',
    'photo-unreadable': 'de foto is beschadigd of van een onbekende soort, weggelaten',
    'photo-linked': 'de foto staat op internet; het adres is bewaard, de foto wordt niet opgehaald',
    'second-photo': 'een tweede foto, weggelaten',
    'nested-card': 'een kaartje in het kaartje, weggelaten',
    'wrong-charset': 'de letters passen niet bij wat het bestand zegt; zo goed mogelijk gelezen',
  },
  fileProblems: {
    empty: 'het bestand is leeg',
    'not-a-vcard': 'dit is geen adresboekbestand (vCard)',
    'file-too-large': 'het bestand is groter dan 200 MB',
    'too-many-cards': 'het bestand bevat meer dan 50.000 contacten; de rest is niet gelezen',
    unreadable: 'het bestand kon niet tot het einde worden gelezen',
    stopped: 'het lezen is gestopt',
  },
  done: 'Klaar',
  delete: 'Verwijderen',
  deleteBlocked: {
    moving: 'Verwijderen kan als de auto stilstaat.',
    unknown: 'Verwijderen kan als de auto zijn toestand meldt.',
  },
  deleted: 'Contact verwijderd.',
  deleteFailed: 'Het contact kon niet worden verwijderd. Het staat er nog.',
  undoFailed: 'Het contact kon niet worden teruggehaald.',
  saveFailed: {
    quota:
      'De opslag van de auto is vol. De contacten die al waren overgenomen, blijven; de rest is niet bewaard.',
    invalid: 'Een contact kon zo niet worden bewaard.',
    closed: 'De opslag is gesloten. Er is verder niets bewaard.',
    storage: 'De opslag werkte niet. De contacten die al waren overgenomen, blijven.',
    stale: 'Het is in een ander venster gewijzigd. Bekijk het nog eens.',
    locked: 'Dit adresboek is vergrendeld. Er is niets bewaard.',
    unreadable: 'De sleutel van dit adresboek is weg. Er is niets bewaard.',
    'keystore-unreachable':
      'De sleutelopslag antwoordt niet. De contacten die al waren overgenomen, blijven.',
    'worker-failed': 'Het lezen van het bestand is mislukt. De contacten die al waren overgenomen, blijven.',
  },
  unreadablePages: (count: number) =>
    plural(count, {
      one: '# deel van het adresboek is niet leesbaar. Het is beschadigd of van buitenaf gewijzigd.',
      other: '# delen van het adresboek zijn niet leesbaar. Ze zijn beschadigd of van buitenaf gewijzigd.',
    }),
  unreadable: 'Dit adresboek is niet meer leesbaar: de sleutel is weg. Je kunt het alleen nog wissen.',
  openFailed: {
    locked: 'Dit adresboek is vergrendeld tot de bestuurder de pincode invoert.',
    unreadable: 'Dit adresboek is niet meer leesbaar: de sleutel is weg. Je kunt het alleen nog wissen.',
    'keystore-unreachable':
      'De sleutelopslag antwoordt niet. Er gaat niets verloren. Start de auto opnieuw om het nog eens te proberen.',
    storage:
      'De opslag antwoordt niet. Er gaat niets verloren. Start de auto opnieuw om het nog eens te proberen.',
    quota:
      'De opslag van de auto is vol. Daarom kon het adresboek niet worden bijgewerkt. Er gaat niets verloren.',
    closed: 'De opslag is gesloten. Er gaat niets verloren.',
    'newer-version':
      'Dit adresboek is door een nieuwere versie geschreven. Werk deze versie bij om het te openen. Er gaat niets verloren.',
    'migration-failed': 'Het adresboek kon niet worden bijgewerkt. Er is niets gewijzigd.',
  },
  back: 'Terug naar de lijst',
  photo: 'Foto',
  name: 'Naam',
  phones: 'Telefoon',
  emails: 'E-mail',
  addresses: 'Adres',
  organization: 'Bedrijf',
  notes: 'Notitie',
  birthday: 'Verjaardag',
  urls: 'Website',
  nicknames: 'Bijnaam',
  position: 'Functie',
  relation: 'Verwante',
  unnamed: 'Geen naam',
} satisfies Messages['contacts'];
