import { plural } from '../format.ts';
import type { Messages } from '../en/en.ts';

export const verify = {
  title: 'Wisbewijzen controleren',
  intro:
    'Kies de bewijzen die een auto heeft bewaard, en de sleutel die erbij hoort. Ze worden in deze browser gecontroleerd; er gaat niets naar buiten.',
  chooseCertificates: 'Bewijzen kiezen',
  chooseKey: 'Sleutel kiezen, als je die hebt',
  dropHere: 'Of sleep de bestanden naar deze pagina.',
  keyChosen: (kid: string) => `Sleutel ${kid} wordt gebruikt.`,
  noKey: 'Nog geen sleutel. Zonder sleutel blijft open wie heeft ondertekend.',
  keyUnreadable: 'Dat bestand is geen sleutel. Bewaar de sleutel opnieuw vanuit Over in de auto.',
  nothingYet: 'Er is nog niets gecontroleerd.',
  tooLarge: 'Een bestand is overgeslagen: het is te groot voor een bewijs.',
  unreadableFile: 'Een bestand kon niet worden gelezen.',
  again: 'Opnieuw beginnen',

  verdict: {
    proven: 'Volledig en bewezen',
    'key-unknown': 'Ongewijzigd sinds de ondertekening; van wie de sleutel is, is niet bewezen',
    'not-clean': 'Niet schoon',
  },
  emulation: 'EMULATIE, GEEN BEWIJS',
  provenHeading: 'Bewezen',
  openHeading: 'Niet bewezen',
  wrongHeading: 'Wat niet klopt',

  refused: {
    'not-a-certificate': 'Dit is geen wisbewijs, of het is beschadigd.',
    unsigned: 'Niemand heeft het ondertekend.',
    changed: 'Het is na de ondertekening gewijzigd.',
    'another-key': 'Een andere sleutel heeft het ondertekend, niet de opgegeven sleutel.',
    'another-vehicle': 'Het is van een andere auto.',
    contradiction: 'Wat erin staat, kan niet allemaal waar zijn.',
    unsupported: 'Deze browser kan zulke handtekeningen niet controleren. Gebruik een nieuwere.',
  },
  chain: {
    repeated: 'Een bewijs is er twee keer. Bij één wisbeurt hoort één bewijs.',
    missing: 'Tussen deze bewijzen ontbreekt er minstens één.',
    'broken-chain': 'Deze bewijzen volgen niet op elkaar.',
  },
  outcome: {
    complete: 'Alles wat weg moest, is weg.',
    partial: 'Er is maar een deel gewist.',
    failed: 'Er is niets gewist.',
  },
  left: (parts: number) => plural(parts, { one: '# deel is er nog.', other: '# delen zijn er nog.' }),
  placesLeft: (places: number) =>
    plural(places, {
      one: '# bestuurder of plaats wilde niet weg.',
      other: '# bestuurders of plaatsen wilden niet weg.',
    }),

  unchanged: 'Het is sinds de ondertekening niet gewijzigd.',
  signedBy: {
    given: 'Het is ondertekend met de opgegeven sleutel.',
    introduced: 'Het is ondertekend met een sleutel die door de opgegeven sleutel is aangewezen.',
    unknown: 'Van wie de sleutel is.',
  },
  erased: (parts: number, records: number) =>
    `${plural(parts, { one: '# deel is', other: '# delen zijn' })} gewist en opnieuw gelezen, ${plural(records, { one: '# item', other: '# items' })} in totaal.`,
  uncounted: (parts: number) =>
    plural(parts, {
      one: 'Van # deel waren de items niet te lezen; ze zijn niet geteld.',
      other: 'Van # delen waren de items niet te lezen; ze zijn niet geteld.',
    }),
  classes: {
    none: 'Er wordt geen wisklasse geclaimd.',
    clear: 'Klasse: Clear. De bestanden van de browser zelf zijn verwijderd.',
    'crypto-erase-file':
      'Klasse: cryptografisch gewist met een sleutel die in een bestand lag. Op flashgeheugen kan een kopie van die sleutel achterblijven; dit is dus geen Purge.',
    purge: 'Klasse: Purge door cryptografisch wissen (NIST SP 800-88).',
  },
  authorised: {
    'keeper-pin': 'Toegestaan met de pincode van de beheerder.',
    presence: 'Gevraagd door een bestuurder bij de auto.',
    wait: 'Niet toegestaan door een beheerder: gevraagd door iemand die 15 minuten bij de auto heeft gewacht.',
  },
  time: 'Wanneer het was: de klok van de auto was niet te vertrouwen.',
  ecall: {
    ready: '112 eCall was daarna gereed.',
    fault: 'De auto meldde daarna een storing van 112 eCall.',
    unknown: 'Of 112 eCall gereed was: de auto zei het niet.',
  },
  memoryNotCleared: 'Het werkgeheugen van de auto is niet leeggemaakt.',
  carPending: 'De auto moet nog een deel van zijn instellingen terugzetten.',
  outside: 'Wat buiten het bereik van Glovebox ligt: het bewijs noemt het.',
  newer: 'Of er een nieuwer bewijs van deze auto is.',
  earlier: 'De bewijzen vóór dit bewijs zijn niet getoond.',

  line: (vin: string, id: string, time: string) => `${vin}, bewijs ${id}, ${time}`,
  nothingFound: 'Hier is geen bewijs.',
  usage: 'Gebruik: npm run verify-certificate -- BESTAND|MAP… [--key SLEUTEL]… [--vin VIN] [--csv]',
  fileMissing: (name: string) => `${name} kan niet worden gelezen.`,
  keyFileWrong: (name: string) => `${name} is geen sleutel.`,
} satisfies Messages['verify'];
