import { formatList, plural } from '../format.ts';
import type { Messages } from '../en/en.ts';

export const firstRun = {
  titles: {
    language: 'Taal',
    sharing: 'Aan en uit',
    name: 'Je naam',
    ready: 'Dat was alles',
  },
  progress: (step: number, steps: number) => `Stap ${step} van ${steps}`,
  next: 'Verder',
  handedOver: 'Deze auto is voor je leeggemaakt. Er is niemand meer aan gekoppeld.',
  handedOverPartly: 'Deze auto is overgedragen, maar niet alles kon worden gewist.',
  finish: 'Klaar',
  back: 'Terug',
  skip: 'Overslaan',
  waits: {
    moving: 'Dit wacht tot de auto stilstaat. Wat je hebt gekozen, blijft bewaard. Je kunt het nu overslaan.',
    unknown:
      'De auto meldt niet of hij rijdt. Wat je hebt gekozen, blijft bewaard. Je kunt het nu overslaan.',
  },
  notSaved: 'Dat kon niet worden bewaard. Probeer het opnieuw of sla dit voor nu over.',
  language: 'Taal van dit scherm',
  optionalOff: 'Alles wat niet hoeft, staat uit',
  optionalOffDetail: (services: number) =>
    `${plural(services, {
      one: '# dienst en je locatie blijven uit',
      other: '# diensten en je locatie blijven uit',
    })} tot je ze bij Delen inschakelt.`,
  someOn: 'Er staat al iets aan',
  someOnDetail: (services: number, location: boolean) =>
    `${formatList([
      ...(services > 0 ? [plural(services, { one: '# dienst', other: '# diensten' })] : []),
      ...(location ? ['je locatie'] : []),
    ])}, zoals je eerder koos. Bekijk het bij Delen.`,
  byLaw: 'Verplicht volgens de wet',
  untilObjected: 'Loopt tot je bezwaar maakt',
  object: 'Schakel het hier uit om bezwaar te maken. Verder verandert er niets.',
  name: 'Naam',
  nameHint: 'Hoeft niet. Je naam staat boven in dit scherm en blijft versleuteld in de auto.',
  nameFull: 'Meer past niet.',
  keyboardWaits: {
    moving: 'Typen kan weer als de auto stilstaat. Wat je hebt getypt, blijft staan.',
    unknown: 'De auto meldt niet of hij rijdt. Wat je hebt getypt, blijft staan.',
  },
  ready:
    'Je keuzes staan bij Delen, wat de auto bewaart staat bij Mijn gegevens en met Wissen haal je het weg.',
} satisfies Messages['firstRun'];
