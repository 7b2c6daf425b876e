import type { Vault } from '../vault/vault.ts';
import { driverCardCollection } from './driver-card.ts';
import type { Session } from './session.ts';

/** A driver of this car, as far as this window may know them. The name is for the screen only. */
export interface KnownDriver {
  /** Random name of the driver's bucket. */
  readonly bucket: string;
  /** Empty where nobody gave one, or where it cannot be read. */
  readonly name: string;
  /** A PIN keeps the private part shut: it can be erased, but not counted. */
  readonly isLocked: boolean;
  /** Who drives now. */
  readonly isCurrent: boolean;
}

/** Everybody who has a bucket here, who drives first. Reads the driver cards, which are no part of what a PIN locks. */
export async function knownDrivers(
  vault: Vault,
  { driver, others }: Session,
  signal: AbortSignal,
): Promise<readonly KnownDriver[]> {
  return Promise.all(
    [driver, ...others].map(async ({ name: bucket, state }) => {
      const cards = vault.collection(bucket, driverCardCollection);
      const opened = state === 'unreadable' ? undefined : await cards.open(signal);
      const [card] = opened?.ok === true ? cards.all() : [];
      return {
        bucket,
        name: card?.value.name ?? '',
        isLocked: state !== 'open',
        isCurrent: bucket === driver.name,
      };
    }),
  );
}
