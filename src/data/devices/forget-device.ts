import * as z from 'zod/mini';
import type { ForgetResult, PairingPort } from '../../../platform/contract/pairing.ts';
import type { Session } from '../../session/session.ts';
import type { Vault } from '../../vault/vault.ts';
import { withHandOverLock } from '../hand-over-lock.ts';
import { pairedDevicesCollection } from './paired-devices-collection.ts';

/** Every category that what a device brought lies in: its own record, calls and messages, its address book. */
export const leftBehind = ['paired-devices', 'calls', 'contacts'] as const;
export type LeftBehind = (typeof leftBehind)[number];

/** Records by category; undefined where nobody can say. */
export type DeviceRecords = Readonly<Record<LeftBehind, number | undefined>>;

/**
 * `gone`: what was removed. `car`: what the car said; one that does not know the device (any more) has nothing to forget. `left`: the
 * categories that could not be read, that still hold something of it, or whose removed records are not unreadable yet. To be tried again.
 */
export type ForgetOutcome =
  | { readonly ok: true; readonly gone: DeviceRecords }
  | { readonly ok: false; readonly car: Extract<ForgetResult, { readonly ok: false }> }
  | { readonly ok: false; readonly gone: DeviceRecords; readonly left: readonly LeftBehind[] };

export interface DeviceSources {
  readonly vault: Pick<Vault, 'countWhere' | 'eraseWhere'>;
  readonly session: Session;
}

export interface ForgetSources extends DeviceSources {
  readonly pairing: PairingPort;
}

/**
 * Forgets a phone or a network: the car unpairs, then its record and the calls, messages and contacts it handed over to who drives
 * become unreadable, without undo, those included that were deleted and could still come back. What other drivers have of it stays
 * theirs, and the device keeps its own data. Nothing is taken in meanwhile. Counts what was removed, and reads again that nothing is left.
 */
export function forgetDevice(sources: ForgetSources, id: string): Promise<ForgetOutcome> {
  return withHandOverLock(() => forget(sources, id));
}

/** What of a device is stored for who drives. */
export async function countOfDevice(sources: DeviceSources, id: string): Promise<DeviceRecords> {
  const count = (category: LeftBehind): Promise<number | undefined> =>
    sources.vault.countWhere(bucketOf(sources, category), category, isOf(category, id));
  return {
    'paired-devices': await count('paired-devices'),
    calls: await count('calls'),
    contacts: await count('contacts'),
  };
}

async function forget(sources: ForgetSources, id: string): Promise<ForgetOutcome> {
  const car = await sources.pairing.forget(id);
  if (!car.ok && car.reason === 'unreachable') return { ok: false, car };
  const left = new Set<LeftBehind>();
  const erase = async (category: LeftBehind): Promise<number | undefined> => {
    const bucket = bucketOf(sources, category);
    const erased = await sources.vault.eraseWhere(bucket, category, isOf(category, id));
    if (!erased.ok) left.add(category);
    return erased.ok ? erased.records : undefined;
  };
  const calls = await erase('calls');
  const contacts = await erase('contacts');
  // Last, so that one whose forgetting was interrupted is still listed.
  const gone = { 'paired-devices': await erase('paired-devices'), calls, contacts };
  const present = await countOfDevice(sources, id);
  for (const category of leftBehind) if (present[category] !== 0) left.add(category);
  return left.size === 0 ? { ok: true, gone } : { ok: false, gone, left: [...left] };
}

function bucketOf({ session }: DeviceSources, category: LeftBehind): string {
  return category === pairedDevicesCollection.category ? session.vehicle.name : session.driver.name;
}

/** Of a record whatever else is in it: also of one that does not fit its schema. */
const handedOverSchema = z.object({ device: z.string() });

function isOf(category: LeftBehind, device: string): (value: unknown, id: string) => boolean {
  if (category === pairedDevicesCollection.category) return (_value, id) => id === device;
  return (value) => {
    const handedOver = handedOverSchema.safeParse(value);
    return handedOver.success && handedOver.data.device === device;
  };
}
