import type { BucketName } from './bucket-name.ts';

/** In the ledger instead of a bucket's name: whoever drives is nobody this car knows. */
export const guestDriver = 'guest';

/**
 * Who drives at this start: whom the ledger names; a guest when that driver is gone and others are left, because none of
 * them is it; undefined when a blank driver is to be made. An installation that never chose has one driver. Pure.
 */
export function chooseDriver(
  wanted: string | undefined,
  drivers: readonly BucketName[],
): BucketName | typeof guestDriver | undefined {
  if (wanted === guestDriver) return guestDriver;
  const [first] = drivers;
  if (first === undefined) return undefined;
  if (wanted === undefined && drivers.length === 1) return first;
  return drivers.find((name) => name === wanted) ?? guestDriver;
}
