import { formatBytes, plural } from '../format.ts';

export const overview = {
  title: 'Overview',
  keeps: 'What the car keeps about you',
  nothingStored: 'Nothing is stored about you yet.',
  categoryCount: (name: string, count: number) =>
    `${name}: ${plural(count, { one: '# entry', other: '# entries' })}`,
  unreadable: 'Cannot be read',
  leaving: 'What is leaving the car now',
  leavingNothing: 'Nothing left the car in the last minute.',
  leavingOff: 'The mobile network is off. Nothing leaves the car except a 112 emergency call.',
  sent: (what: string, recipient: string) => `${what}. To: ${recipient}`,
  amount: (bytes: number, times: number) =>
    `${formatBytes(bytes)}, ${plural(times, { one: 'once', two: 'twice', other: '# times' })} in the last minute`,
  amountUnknown: (times: number) => `${plural(times, { one: 'once', other: '# times' })} in the last minute`,
  path: { 'built-in': 'Car’s own modem', phone: 'Over a phone' },
  ecall: {
    title: '112 eCall',
    READY: 'Ready. Calls 112 by itself after a severe crash. Required by law, free of charge, always on.',
    FAULT: 'Fault. Automatic emergency calls may not work. Have it checked soon.',
    UNKNOWN: 'The car does not report its state. It stays switched on.',
    locked: 'Always on',
    why: 'Nobody can switch 112 eCall off: not you, not the maker, not this app. It does not follow you. It keeps at most the last three positions, overwrites them all the time, and sends them only in an emergency call. EU law requires it (Regulation 2015/758).',
  },
};
