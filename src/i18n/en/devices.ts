import { formatNumber, formatWithin, plural } from '../format.ts';

/** Phones, Wi-Fi networks, sticks and keys: what each gives and gets, and forgetting one. */
export const devices = {
  title: 'Devices',
  sections: { phone: 'Phones', wifi: 'Wi-Fi networks', stick: 'USB sticks', key: 'Keys' },
  none: {
    phone: 'No phone is paired.',
    wifi: 'No network is known.',
    stick: 'No stick is plugged in.',
    key: 'No digital key and no garage code is kept.',
  },
  choose: 'Choose a phone or a network to see what it gives and gets.',
  connected: 'Connected',
  notConnected: 'Not connected',
  unknown: 'Not known to the car any more; something of it is left',
  nameless: 'A phone that was forgotten',
  stick: (free: string) => `${free} free`,
  kept: {
    stick: 'A stick gives nothing by itself. What is on it stays on it.',
    key: 'Keys go when the car changes hands: one that goes by mistake could leave you outside.',
  },
  keys: { 'digital-key': 'Digital key', 'garage-code': 'Garage code' },
  since: 'Known since',
  gives: 'Gives the car',
  gets: 'Gets from the car',
  address: 'Bluetooth address',
  uses: {
    calls: 'calls',
    contacts: 'address book',
    messages: 'messages',
    audio: 'music',
    hotspot: 'internet access',
  },
  getsSound: 'The sound of calls. No position, and nothing that is stored here.',
  getsProjection: (name: string) =>
    `Position, day or night, and general data of the car, through ${name}. Nothing else that is stored here.`,
  projections: { carplay: 'Apple CarPlay', 'android-auto': 'Android Auto' },
  notKept: 'No record of its pairing is kept.',
  internet: 'Internet access',
  getsTraffic: 'What services send. Sharing says what that is.',
  security: 'Security',
  securities: { open: 'Open, without a password', wpa2: 'WPA2', wpa3: 'WPA3' },
  password: 'Its password',
  passwordKept: 'Kept in this car',
  passwordNone: 'Not kept',
  stored: 'Stored here for you',
  storedNothing: 'Nothing but its pairing',
  amounts: {
    'paired-devices': (count: number) =>
      plural(count, { one: 'its pairing', other: `${formatNumber(count)} pairings` }),
    calls: (count: number) => plural(count, { one: '# call or message', other: '# calls and messages' }),
    contacts: (count: number) => plural(count, { one: '# contact', other: '# contacts' }),
  },
  categories: { 'paired-devices': 'its pairing', calls: 'calls and messages', contacts: 'contacts' },
  takeBook: 'Take its address book',
  forget: 'Forget it',
  forgetTitle: (name: string) => `Forget ${name}?`,
  goes: (what: readonly string[]) =>
    what.length === 0
      ? 'The car unpairs it.'
      : `The car unpairs it. This goes for good: ${formatWithin(what)}.`,
  uncounted: 'What is stored of it cannot be counted now. What can be read goes.',
  noUndo: 'This cannot be undone.',
  stays: {
    phone:
      'The phone keeps its own address book, calls and messages, and its side of the pairing: remove the car there too. Contacts you merged with your own stay, and so does what other drivers took from it.',
    wifi: 'The network keeps what its router noted about this car.',
  },
  confirm: 'Forget it for good',
  keep: 'Keep it',
  forgettingNow: 'Forgetting',
  forgotten: (name: string) => `${name} is forgotten.`,
  removed: (what: readonly string[]) =>
    what.length === 0 ? 'Nothing of it was stored.' : `Gone for good: ${formatWithin(what)}.`,
  unreachable: 'The car does not answer. Nothing was removed.',
  left: (what: readonly string[]) => `Not all of it could be removed. Left: ${formatWithin(what)}.`,
  again: 'Try again',
  done: 'Done',
  blocked: {
    parked: '',
    idling: 'Forgetting waits until the car is parked: P, park lock or parking brake.',
    moving: 'Forgetting waits until the car is parked.',
    unknown: 'Forgetting waits until the car says that it is parked.',
  },
  offer: (name: string) => `${name} offers its address book.`,
  offerDetail: 'Its contacts are stored in this car for you, and go when you forget the phone.',
  take: 'Take it',
  notNow: 'Not now',
  never: 'Never from this phone',
};
