import { plural } from '../format.ts';

export const data = {
  title: 'My data',
  back: 'Back to My data',
  about: 'About my data',
  aboutDetail: 'What control units record, who may read it, and your rights.',
  withScreen: 'To look at',
  withoutScreen: 'No screen of its own yet. Erase covers it.',
  atHandover: 'Erased only when the car changes hands',
  shownOnly: 'Recorded by the car’s technology. Cannot be erased here.',
  count: (records: number) => plural(records, { one: '# entry', other: '# entries' }),
  nothing: 'Nothing stored',
  unreadable: 'Cannot be read',
  place: {
    car: 'Kept in the car.',
    both: 'Kept in the car. The copy on a connected device stays there.',
    'connected-device': 'Kept on a connected device.',
    'control-units': 'Kept in control units of the car.',
    key: 'Kept in the car key.',
    'ecall-unit': 'Kept in the eCall unit.',
  },
  closed: 'What is stored cannot be counted while storage is closed. Nothing is lost.',
};
