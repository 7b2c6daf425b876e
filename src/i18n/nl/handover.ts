import { formatNumber, plural } from '../format.ts';
import type { Messages } from '../en/en.ts';

export const handover = {
  title: 'Auto overdragen',
  step: (step: number, of: number) => `Stap ${formatNumber(step)} van ${formatNumber(of)}`,
  reason: 'Waarom draag je de auto over?',
  reasons: {
    sale: 'Verkoop',
    'lease-end': 'Einde lease',
    'rental-return': 'Huurauto terug',
    'pool-car': 'Poolauto',
  },
  reasonDetails: {
    sale: 'De auto krijgt een nieuwe eigenaar.',
    'lease-end': 'De auto gaat terug naar de leasemaatschappij.',
    'rental-return': 'De auto gaat terug naar het verhuurbedrijf.',
    'pool-car': 'De volgende collega neemt de auto mee.',
  },
  chooseReason: 'Kies eerst een reden.',
  goesNote:
    'Alles van elke bestuurder, telefoons, accounts, toestemmingen en de regels van de beheerder. Optionele diensten gaan uit; comfort en taal worden weer zoals ze waren.',
  nothingStored: 'Er is niets bewaard. Sleutels en instellingen verdwijnen toch, en je krijgt een bewijs.',
  preconditions: 'Is de auto klaar?',
  preconditionNames: {
    parked: 'Geparkeerd',
    'not-ready-to-drive': 'Niet rijklaar',
    'enough-power': 'Genoeg stroom',
    'key-inside': 'Sleutel binnen',
  },
  met: 'De auto meldt dit.',
  remedies: {
    park: 'Parkeer de auto: stand P, parkeerslot of parkeerrem.',
    'switch-off': 'Zet de aandrijving uit.',
    'wait-for-report': 'De auto heeft dit nog niet gemeld. Wacht even.',
    look: 'Deze auto meldt dit niet. Kijk het zelf even na.',
  },
  found: 'Wat ontbreekt, komt in het bewijs zoals het was. Alleen geparkeerd staan is nodig om te beginnen.',
  authorise: 'De pincode van de beheerder',
  authoriseDetail:
    'Deze auto heeft een beheerder. Voer de pincode van de beheerder in, of wacht 15 minuten zonder.',
  authoriseLent: 'De pincode van de uitgeleende auto',
  authoriseLentDetail:
    'Deze auto is uitgeleend. Voer de pincode in waarmee hij is uitgeleend, of wacht 15 minuten zonder.',
  pin: 'Pincode',
  pinHint: (digits: number) => `Minstens ${formatNumber(digits)} cijfers.`,
  pinEntered: (digits: number) => plural(digits, { one: '# cijfer ingevoerd', other: '# cijfers ingevoerd' }),
  pinRemove: 'Laatste cijfer weghalen',
  pinEnter: 'Pincode invoeren',
  pinChecking: 'Controleren',
  wrongPin: 'Dat is niet de pincode. Na vijf verkeerde volgt een wachttijd.',
  pinWait: (seconds: number) =>
    seconds < 90
      ? plural(seconds, {
          one: 'Te vaak een verkeerde pincode. Probeer het over # seconde opnieuw.',
          other: 'Te vaak een verkeerde pincode. Probeer het over # seconden opnieuw.',
        })
      : plural(Math.ceil(seconds / 60), {
          one: 'Te vaak een verkeerde pincode. Probeer het over # minuut opnieuw.',
          other: 'Te vaak een verkeerde pincode. Probeer het over # minuten opnieuw.',
        }),
  pinUnreachable: 'De sleutelopslag antwoordt niet. Probeer het zo opnieuw.',
  pinStorage: 'De opslag antwoordde niet. Probeer het opnieuw, of wacht zonder pincode.',
  authorised: 'Toestemming gegeven door de beheerder.',
  authorisedByLender: 'Toestemming gegeven met de pincode van de uitgeleende auto.',
  withoutPin: 'Verder zonder pincode',
  waitDetail:
    'Blijf 15 minuten op dit scherm. In het bewijs staat dan dat geen beheerder toestemming gaf. Ga je weg, dan blijft de gewachte tijd staan.',
  waitServed: (minutes: number) =>
    plural(minutes, {
      one: 'Van de wachttijd is # minuut al om.',
      other: 'Van de wachttijd zijn # minuten al om.',
    }),
  waiting: 'Wachten zonder pincode',
  waitLeft: (minutes: number) => plural(minutes, { one: 'Nog # minuut', other: 'Nog # minuten' }),
  waitPause: 'Wachten onderbreken',
  waited: 'De wachttijd is om. In het bewijs staat dat geen beheerder toestemming gaf.',
  authoriseFirst: 'Voer eerst de pincode in, of wacht.',
  noKeeper: 'Voor deze auto is geen beheerder ingesteld, dus is er geen pincode nodig.',
  when: 'Wanneer',
  now: 'Nu',
  nextStart: 'Bij de volgende start',
  nextStartDetail: 'Als de auto weer wordt gestart en geparkeerd is',
  nowDetail: 'Zodra je de knop hebt vastgehouden',
  summary: 'Alles van iedereen wordt definitief gewist.',
  holdNextStart: 'Wissen bij de volgende start',
  failed: 'Dat lukte niet. Er is niets gewist. Probeer het opnieuw.',
} satisfies Messages['handover'];
