import { formatList, plural } from '../format.ts';

export const firstRun = {
  titles: {
    language: 'Language',
    sharing: 'On and off',
    name: 'Your name',
    ready: 'That was all',
  },
  progress: (step: number, steps: number) => `Step ${step} of ${steps}`,
  next: 'Continue',
  handedOver: 'This car was emptied for you. Nobody is linked to it any more.',
  handedOverPartly: 'This car was handed over, but not everything could be erased.',
  finish: 'Done',
  back: 'Back',
  skip: 'Skip',
  waits: {
    moving: 'This waits until the car stands still. What you chose is kept. You can skip it now.',
    unknown: 'The car does not say whether it moves. What you chose is kept. You can skip it now.',
  },
  notSaved: 'That could not be saved. Try again, or skip this for now.',
  language: 'Language of this display',
  optionalOff: 'Everything optional is off',
  optionalOffDetail: (services: number) =>
    `${plural(services, {
      one: '# service and your location stay off',
      other: '# services and your location stay off',
    })} until you switch them on under Sharing.`,
  someOn: 'Something optional is on already',
  someOnDetail: (services: number, location: boolean) =>
    `${formatList([
      ...(services > 0 ? [plural(services, { one: '# service', other: '# services' })] : []),
      ...(location ? ['your location'] : []),
    ])}, as you chose before. Look at it under Sharing.`,
  byLaw: 'Required by law',
  untilObjected: 'Runs until you object',
  object: 'Switch it off here to object. Nothing else changes.',
  name: 'Name',
  nameHint: 'Optional. It is shown at the top of this display and stays in the car, encrypted.',
  nameFull: 'No more fits.',
  keyboardWaits: {
    moving: 'Typing waits until the car stands still. What you typed is kept.',
    unknown: 'The car does not say whether it moves. What you typed is kept.',
  },
  ready: 'Your choices are under Sharing, what the car keeps is under My data, and Erase removes it.',
};
