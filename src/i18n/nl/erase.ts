import { formatBytes, plural } from '../format.ts';
import type { Messages } from '../en/en.ts';

export const erase = {
  title: 'Wissen',
  intro: 'Kies wat je uit deze auto wilt wissen. Het komt niet meer terug.',
  goes: 'Wat verdwijnt',
  stays: 'Wat blijft, en waarom',
  amount: (records: number, bytes: number) =>
    records === 0
      ? 'Niets bewaard'
      : `${plural(records, { one: '# item', other: '# items' })}, ${formatBytes(bytes)} op schijf`,
  amountUnreadable: (bytes: number) => `${formatBytes(bytes)} die niemand kan lezen`,
  nothingStored: 'Er is niets te wissen. Niets van wat je invoerde, is in deze auto bewaard.',
  review: 'Verder',
  nothingChosen: 'Kies minstens één onderdeel waarin iets bewaard is.',
  summary: (records: number) =>
    plural(records, {
      one: '# item wordt definitief gewist.',
      other: '# items worden definitief gewist.',
    }),
  summaryNotes: 'Je telefoon en je online accounts houden hun eigen kopie. Verwijder die daar.',
  ecallStays: '112 eCall blijft de hele tijd gereed.',
  hold: 'Definitief wissen',
  holdHint: 'Houd ingedrukt',
  holding: 'Blijf drukken',
  armed: 'Druk nog eens om te wissen',
  letGo: 'Er is niets gewist',
  unavailable: 'Wissen kan niet zolang de opslag dicht is. Er gaat niets verloren.',
  back: 'Terug',
  blocked: {
    idling: 'Wissen kan als de auto geparkeerd is: stand P, parkeerslot of parkeerrem.',
    moving: 'Wissen kan als de auto geparkeerd is.',
    unknown: 'Wissen kan als de auto meldt dat hij geparkeerd is.',
    parked: '',
  },
  noted: 'Genoteerd. Je krijgt de vraag opnieuw als de auto geparkeerd is.',
  notedOffer: 'Je wilde iets wissen. De auto is nu geparkeerd.',
  steps: {
    authorised: 'Voorbereiden',
    keys: 'Sleutels vernietigen',
    pages: 'Verwijderen wat over is',
    verify: 'Alles opnieuw lezen',
    done: 'Klaar',
  },
  running: 'Bezig met wissen. Laat de auto zo mogelijk aan. Valt de stroom uit, dan gaat het vanzelf verder.',
  resultComplete: 'Gewist en gecontroleerd',
  resultCompleteText: (records: number) =>
    `${plural(records, { one: '# item is weg.', other: '# items zijn weg.' })} Eerst zijn de sleutels vernietigd, daarna is alles opnieuw gelezen: er is niets meer over dat iemand kan lezen.`,
  resultPartial: 'Niet alles is gewist',
  resultPartialText:
    'Wat hieronder staat, kon niet worden gecontroleerd of verwijderd. Wis het nog eens. Helpt dat niet, vraag het dan een servicepunt.',
  before: (records: number) => plural(records, { one: 'Eerst # item', other: 'Eerst # items' }),
  after: (records: number) => plural(records, { one: 'Nu # item', other: 'Nu # items' }),
  unreadableBefore: 'Items vooraf niet leesbaar',
  verified: 'Gecontroleerd: niets over',
  failures: {
    'keys-not-destroyed': 'De sleutelopslag bevestigde niet dat de sleutels weg zijn.',
    'records-left': 'Er staat nog iets.',
    storage: 'De opslag antwoordde niet.',
  },
  grade: {
    hardware: 'Sleutels vernietigd in de beveiligde hardware van de auto.',
    file: 'Sleutels vernietigd in een sleutelbestand op deze computer, ter plekke overschreven.',
    browser:
      'Sleutels verwijderd uit de opslag van de browser. Delen kunnen op de schijf blijven staan tot ze worden overschreven.',
  },
  emulation: 'Dit is een nagebootste auto. Dit resultaat bewijst niets.',
  done: 'Klaar',
  resumed: 'Een onderbroken wisactie is alsnog afgemaakt.',
} satisfies Messages['erase'];
