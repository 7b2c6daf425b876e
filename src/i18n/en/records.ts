import { formatNumber, plural } from '../format.ts';

export const records = {
  find: 'Find',
  clear: 'Clear',
  found: (count: number) => plural(count, { one: '# found', other: '# found' }),
  noneFound: 'Nothing matches.',
  moreWhenParked: (count: number) => `${formatNumber(count)} more when parked`,
  findBlocked: {
    moving: 'Finding waits until the car stands still. What you typed is kept.',
    unknown: 'The car does not say whether it moves. What you typed is kept.',
  },
  letters: 'Letters',
  letterPlace: (label: string, place: number, count: number) =>
    `${label}, ${formatNumber(place)} of ${formatNumber(count)}`,
  lettersBlocked: {
    moving: 'Moving by letter waits until the car stands still.',
    unknown: 'The car does not say whether it moves. Moving by letter waits.',
  },
  undo: 'Undo',
  undoing: 'Undoing',
  secondsLeft: (seconds: number) =>
    plural(seconds, { one: '# second left to undo', other: '# seconds left to undo' }),
};
