import { formatBytes, formatList, plural } from '../format.ts';

export const overview = {
  title: 'Overview',
  keeps: 'What the car keeps about you',
  nothingStored: 'Nothing is stored about you yet.',
  unreadable: 'Cannot be read',
  leaving: 'What is leaving the car now',
  leavingNothing: 'Nothing left the car in the last minute.',
  leavingOff: 'The mobile network is off. Nothing leaves the car except a 112 emergency call.',
  sent: (what: readonly string[], recipient: string) => `${formatList(what)}. To: ${recipient}`,
  amount: (bytes: number, times: number) =>
    `${formatBytes(bytes)}, ${plural(times, { one: 'once', other: '# times' })} in the last minute`,
  amountUnknown: (times: number) => `${plural(times, { one: 'once', other: '# times' })} in the last minute`,
};
