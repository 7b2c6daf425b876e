import { messages } from '../i18n/messages.ts';
import type { Desk } from './desk.ts';

type Units = NonNullable<NonNullable<Desk['card']>['units']>;

/** As VSS spells them. */
export const temperatures = ['C', 'F'] as const;
export const distances = ['KILOMETERS', 'MILES'] as const;

/** A driver's own units in a few characters; the car's where there are none. */
export function describeUnits({ temperature, distance }: Units = {}): string {
  const words = messages.profile;
  const own = [
    ...(temperature === undefined ? [] : [words.temperaturesShort[temperature]]),
    ...(distance === undefined ? [] : [words.distancesShort[distance]]),
  ];
  return own.length === 0 ? words.asCar : own.join(', ');
}
