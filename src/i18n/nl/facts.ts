import { plural } from '../format.ts';
import type { Messages } from '../en/en.ts';

export const facts = {
  kept: 'Waar het staat',
  keptInCar: 'Alleen in deze auto, versleuteld.',
  howLong: 'Hoe lang het blijft',
  days: (days: number) =>
    plural(days, {
      one: '# dag, daarna gaat het vanzelf weg.',
      other: '# dagen, daarna gaat het vanzelf weg.',
    }),
  untilDeleted: 'Tot je het verwijdert.',
  age: {
    change: 'Wijzig',
    days: (days: number) => plural(days, { one: '# dag', other: '# dagen' }),
    goes: (count: number) =>
      plural(count, {
        one: '# item is ouder. Dat gaat meteen weg, voorgoed.',
        other: '# items zijn ouder. Die gaan meteen weg, voorgoed.',
      }),
    confirm: 'Laat gaan',
    blocked: {
      idling: 'Kiezen hoe lang het blijft kan als de auto geparkeerd is.',
      moving: 'Kiezen hoe lang het blijft kan als de auto geparkeerd is.',
      unknown: 'Kiezen hoe lang het blijft kan als de auto meldt dat hij geparkeerd is.',
      parked: '',
    },
    problems: {
      'not-saved': 'Dit kon niet worden bewaard.',
      'not-parked': 'Kiezen hoe lang het blijft kan als de auto geparkeerd is.',
    },
  },
  whoSees: 'Wie het nog meer kan zien',
  noService: 'Geen dienst van deze auto leest dit.',
  nobodyNow: 'Nu niemand.',
  seesNow: (names: string) => `${names}: mag dit nu lezen.`,
  notNow: (names: string) => `Mag niet: ${names}.`,
  onlyAlone: (names: string) => `${names}: alleen zonder iets anders dat wordt geweigerd.`,
  together: (names: string) =>
    `Diensten krijgen dit samen met ${names}: zet je één ervan buiten gebruik, dan geldt dat voor beide.`,
  setAside: 'Bewaren, niet gebruiken',
  notAside: 'Diensten mogen dit lezen, voor zover je dat bij Delen toestaat.',
  isAside: 'Het blijft hier staan, en geen dienst mag het lezen tot je dit uitzet.',
  asideWith: (names: string) => `Geen dienst mag dit lezen zolang dit buiten gebruik is: ${names}.`,
  eraseMore: 'Oudere of alles hiervan wissen',
  eraseMoreDetail: 'Op leeftijd, of alles in één keer',
  releaseBlocked: {
    idling: 'Diensten weer laten lezen kan als de auto geparkeerd is.',
    moving: 'Diensten weer laten lezen kan als de auto geparkeerd is.',
    unknown: 'Diensten weer laten lezen kan als de auto meldt dat hij geparkeerd is.',
    parked: '',
  },
  keep: {
    title: 'Vanaf nu bewaren',
    on: 'De auto blijft dit opschrijven.',
    off: 'De auto schrijft hier niets meer van op. Wat er staat, blijft tot je het wist.',
    blocked: {
      idling: 'Dit weer opschrijven kan als de auto geparkeerd is.',
      moving: 'Dit weer opschrijven kan als de auto geparkeerd is.',
      unknown: 'Dit weer opschrijven kan als de auto meldt dat hij geparkeerd is.',
      parked: '',
    },
    notSaved: 'Dit kon niet worden bewaard.',
    heldOnly: 'Dit kon niet worden bewaard. Tot de app opnieuw begint, staat het uit.',
  },
  problems: {
    'not-saved': 'Dit kon niet worden bewaard. Tot de app opnieuw begint, blijft het buiten gebruik.',
    'not-parked': 'Diensten weer laten lezen kan als de auto geparkeerd is.',
  },
} satisfies Messages['facts'];
