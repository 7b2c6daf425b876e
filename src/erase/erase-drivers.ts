import { messages } from '../i18n/messages.ts';
import type { KnownDriver } from '../session/known-drivers.ts';

/** How a driver is called on the screen. */
export function driverName({ name, isLocked, isCurrent }: KnownDriver): string {
  const words = messages.erase;
  if (name !== '') return name;
  if (isCurrent) return words.you;
  return isLocked ? words.lockedDriver : words.unnamed;
}
