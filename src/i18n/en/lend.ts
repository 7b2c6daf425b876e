import { formatNumber } from '../format.ts';

export const lend = {
  way: 'Lend the car',
  wayDetail: 'For a workshop or a valet: locks everything, erases nothing.',
  notYours: 'Only a driver of this car can lend it. Give your own PIN first, if you have one.',
  back: 'Back',
  what: 'Everything is locked, nothing is erased. A clean guest drives: no names, no phones, nothing of yours can be read until you give the PIN.',
  keeper: 'The keeper’s rules stay in force.',
  forgotten: 'Remember the PIN. Without it, what is locked can only be erased.',
  first: 'Choose a PIN',
  again: 'The same PIN again',
  digits: (fewest: number, most: number) => `${formatNumber(fewest)} to ${formatNumber(most)} digits.`,
  differ: 'The two PINs were not the same. Choose one again.',
  chosen: 'The PIN is chosen.',
  chooseOther: 'Choose another PIN',
  go: 'Lock and lend',
  locking: 'Locking',
  lentWay: 'This car is lent',
  lentWayDetail: 'Give it back with the PIN: everything is there again, as it was.',
  unfinishedWayDetail:
    'Locking was interrupted, and something is still open. Give it back, or lend it again with the same PIN.',
  giveBack: 'Give back the car',
  giveBackWhat:
    'Enter the PIN with which the car was lent. Everything is there again, as it was. What the guest stored goes.',
  pin: 'PIN',
  opening: 'Opening',
  samePin: 'That is not the PIN with which the lending began. Enter the same one again.',
  blocked: 'This waits until the car is parked.',
  failures: {
    quota: 'There is not enough space to lock everything. Free some, then do it again with the same PIN.',
    storage: 'Storage did not answer. Not everything is done. Try again with the same PIN.',
    notDerived: 'This display could not work the PIN’s key out. Try again with the same PIN.',
    unreadable: 'Something cannot be read and was left as it is. Have it looked at, or erase it.',
  },
};
