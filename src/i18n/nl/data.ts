import { plural } from '../format.ts';
import type { Messages } from '../en/en.ts';

export const data = {
  title: 'Mijn gegevens',
  back: 'Terug naar Mijn gegevens',
  about: 'Over mijn gegevens',
  aboutDetail: 'Wat regeleenheden vastleggen, wie het mag lezen en welke rechten je hebt.',
  withScreen: 'Om te bekijken',
  withoutScreen: 'Nog geen eigen scherm. Wissen werkt er wel op.',
  atHandover: 'Pas gewist als de auto van eigenaar wisselt',
  shownOnly: 'Vastgelegd door de techniek van de auto. Hier niet te wissen.',
  count: (records: number) => plural(records, { one: '# item', other: '# items' }),
  nothing: 'Niets bewaard',
  unreadable: 'Niet leesbaar',
  place: {
    car: 'Bewaard in de auto.',
    both: 'Bewaard in de auto. De kopie op een verbonden apparaat blijft daar staan.',
    'connected-device': 'Bewaard op een verbonden apparaat.',
    'control-units': 'Bewaard in regeleenheden van de auto.',
    key: 'Bewaard in de autosleutel.',
    'ecall-unit': 'Bewaard in de eCall-eenheid.',
  },
  closed: 'Zolang de opslag dicht is, kan niet worden geteld wat er is bewaard. Er gaat niets verloren.',
} satisfies Messages['data'];
