import { messages } from '../i18n/messages.ts';
import type { DriverView } from '../session/driver-view.ts';

/** What a driver is called on the screen, whoever it is and whether or not it can be read. */
export function driverName({ name, isGuest, state }: DriverView): string {
  const words = messages.drivers;
  if (isGuest) return words.guest;
  if (name !== '') return name;
  return state === 'unreadable' ? words.unreadable : words.unnamed;
}
