import { formatNumber, plural } from '../format.ts';

export const handover = {
  title: 'Hand over the car',
  step: (step: number, of: number) => `Step ${formatNumber(step)} of ${formatNumber(of)}`,
  reason: 'Why does the car change hands?',
  reasons: {
    sale: 'Sale',
    'lease-end': 'Lease end',
    'rental-return': 'Rental return',
    'pool-car': 'Pool car',
  },
  reasonDetails: {
    sale: 'The car gets a new owner.',
    'lease-end': 'The car goes back to the leasing company.',
    'rental-return': 'The car goes back to the rental company.',
    'pool-car': 'The next colleague takes the car.',
  },
  chooseReason: 'Choose a reason first.',
  goesNote:
    'Everything of every driver, phones, accounts, permissions and the keeper’s rules. Optional services go off; comfort and language go back to how they were.',
  nothingStored: 'Nothing is stored. Keys and settings still go, and you get a proof.',
  preconditions: 'Is the car ready?',
  preconditionNames: {
    parked: 'Parked',
    'not-ready-to-drive': 'Not ready to drive',
    'enough-power': 'Enough power',
    'key-inside': 'Key inside',
  },
  met: 'The car reports this.',
  remedies: {
    park: 'Park the car: P, park lock or parking brake.',
    'switch-off': 'Switch the drive off.',
    'wait-for-report': 'The car has not said so yet. Wait a moment.',
    look: 'This car does not report it. Please look yourself.',
  },
  found: 'What is missing goes into the proof as it was found. Only parked is needed to begin.',
  authorise: 'The keeper’s PIN',
  authoriseDetail: 'This car has a keeper. Enter the keeper’s PIN, or wait 15 minutes without it.',
  authoriseLent: 'The PIN of the lent car',
  authoriseLentDetail:
    'This car is lent. Enter the PIN with which it was lent, or wait 15 minutes without it.',
  pin: 'PIN',
  pinHint: (digits: number) => `At least ${formatNumber(digits)} digits.`,
  pinEntered: (digits: number) => plural(digits, { one: '# digit entered', other: '# digits entered' }),
  pinRemove: 'Remove last digit',
  pinEnter: 'Enter PIN',
  pinChecking: 'Checking',
  wrongPin: 'That is not the PIN. After five wrong ones there is a wait.',
  pinWait: (seconds: number) =>
    seconds < 90
      ? plural(seconds, {
          one: 'Too many wrong PINs. Try again in # second.',
          other: 'Too many wrong PINs. Try again in # seconds.',
        })
      : plural(Math.ceil(seconds / 60), {
          one: 'Too many wrong PINs. Try again in # minute.',
          other: 'Too many wrong PINs. Try again in # minutes.',
        }),
  pinUnreachable: 'The key store does not answer. Try again in a moment.',
  pinStorage: 'Storage did not answer. Try again, or wait without the PIN.',
  authorised: 'Authorised by the keeper.',
  authorisedByLender: 'Authorised with the PIN of the lent car.',
  withoutPin: 'Continue without the PIN',
  waitDetail:
    'Stay on this screen for 15 minutes. The proof then says that no keeper authorised it. If you leave, the time served is kept.',
  waitServed: (minutes: number) =>
    plural(minutes, {
      one: '# minute of the wait is served already.',
      other: '# minutes of the wait are served already.',
    }),
  waiting: 'Waiting without the PIN',
  waitLeft: (minutes: number) => plural(minutes, { one: '# minute left', other: '# minutes left' }),
  waitPause: 'Pause the wait',
  waited: 'The wait is over. The proof will say that no keeper authorised this.',
  authoriseFirst: 'Enter the PIN or wait first.',
  noKeeper: 'Nobody set a keeper for this car, so nobody’s PIN is needed.',
  when: 'When',
  now: 'Now',
  nextStart: 'At next start',
  nextStartDetail: 'When the car is next started and parked',
  nowDetail: 'As soon as you have held the button',
  summary: 'Everything of everybody will be erased for good.',
  holdNextStart: 'Erase at next start',
  failed: 'That did not work. Nothing was erased. Try again.',
};
