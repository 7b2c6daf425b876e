import { plural } from '../format.ts';

/** What stands beside the list of a category. */
export const facts = {
  kept: 'Where it is kept',
  keptInCar: 'In this car only, encrypted.',
  howLong: 'How long it is kept',
  days: (days: number) =>
    plural(days, { one: '# day, then it goes by itself.', other: '# days, then it goes by itself.' }),
  untilDeleted: 'Until you delete it.',
  age: {
    change: 'Change',
    days: (days: number) => plural(days, { one: '# day', other: '# days' }),
    goes: (count: number) =>
      plural(count, {
        one: '# entry is older. It goes at once, for good.',
        other: '# entries are older. They go at once, for good.',
      }),
    confirm: 'Let them go',
    blocked: {
      idling: 'Choosing how long it is kept waits until the car is parked.',
      moving: 'Choosing how long it is kept waits until the car is parked.',
      unknown: 'Choosing how long it is kept waits until the car says that it is parked.',
      parked: '',
    },
    problems: {
      'not-saved': 'This could not be saved.',
      'not-parked': 'Choosing how long it is kept waits until the car is parked.',
    },
  },
  whoSees: 'Who else can see it',
  noService: 'No service of this car reads it.',
  nobodyNow: 'Nobody now.',
  seesNow: (names: string) => `${names} may read it now.`,
  notNow: (names: string) => `Not allowed to: ${names}.`,
  onlyAlone: (names: string) => `${names} would get it only without something else that is refused.`,
  together: (names: string) => `Services get it in one with ${names}: setting one aside closes both.`,
  setAside: 'Keep, but do not use',
  notAside: 'Services may read it, as far as you let them under Sharing.',
  isAside: 'It stays here, and no service may read it until you switch this off.',
  asideWith: (names: string) => `No service may read it while this is set aside: ${names}.`,
  eraseMore: 'Erase older or all of it',
  eraseMoreDetail: 'By age, or everything at once',
  releaseBlocked: {
    idling: 'Letting services read it again waits until the car is parked.',
    moving: 'Letting services read it again waits until the car is parked.',
    unknown: 'Letting services read it again waits until the car says that it is parked.',
    parked: '',
  },
  keep: {
    title: 'Keep from now on',
    on: 'The car goes on writing this down.',
    off: 'The car writes nothing more of it down. What is here stays until you erase it.',
    blocked: {
      idling: 'Writing it down again waits until the car is parked.',
      moving: 'Writing it down again waits until the car is parked.',
      unknown: 'Writing it down again waits until the car says that it is parked.',
      parked: '',
    },
    notSaved: 'This could not be saved.',
    heldOnly: 'This could not be saved. It is off until the app starts anew.',
  },
  problems: {
    'not-saved': 'This could not be saved. It is set aside until the app starts anew.',
    'not-parked': 'Letting services read it again waits until the car is parked.',
  },
};
