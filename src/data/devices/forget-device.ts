import type { ForgetResult, PairingPort } from '../../../platform/contract/pairing.ts';
import type { Session } from '../../session/session.ts';
import type { Collection } from '../../vault/collection.ts';
import type { Vault } from '../../vault/vault.ts';
import { callsCollection } from '../calls/calls-collection.ts';
import { pairedDevicesCollection } from './paired-devices-collection.ts';

/** `car`: what the car said; one that does not know the device (any more) has nothing to forget. */
export type ForgetOutcome =
  | { readonly ok: true; readonly device: number; readonly calls: number }
  | { readonly ok: false; readonly car: Extract<ForgetResult, { readonly ok: false }> }
  /** The car has forgotten it; records are `left`, or (0) what was removed is not unreadable yet. To be tried again. */
  | { readonly ok: false; readonly left: number };

export interface ForgetSources {
  readonly vault: Vault;
  readonly session: Session;
  readonly pairing: PairingPort;
  readonly signal: AbortSignal;
}

/**
 * Forgets a phone or a network: the car unpairs, then its record and the calls and messages it handed over to who drives
 * become unreadable, without undo. What other drivers have of it stays theirs, and the device keeps its own data.
 * Counts what was removed, and reads again that nothing is left.
 */
export async function forgetDevice(sources: ForgetSources, id: string): Promise<ForgetOutcome> {
  const { vault, session, pairing, signal } = sources;
  const car = await pairing.forget(id);
  if (!car.ok && car.reason === 'unreachable') return { ok: false, car };
  const paired = vault.collection(session.vehicle.name, pairedDevicesCollection);
  const calls = vault.collection(session.driver.name, callsCollection);
  const goneCalls = await removeAll(calls, ({ device }) => device === id, signal);
  const goneDevice = await removeAll(paired, (_device, record) => record === id, signal);
  const rekeyed = await Promise.all([
    vault.rekey(session.vehicle.name, pairedDevicesCollection.category),
    vault.rekey(session.driver.name, callsCollection.category),
  ]);
  const left = goneCalls.left + goneDevice.left;
  return left > 0 || rekeyed.some(({ ok }) => !ok)
    ? { ok: false, left }
    : { ok: true, device: goneDevice.gone, calls: goneCalls.gone };
}

/** A category that cannot be read counts as one that is left: nobody can say what is in it. */
async function removeAll<T>(
  collection: Collection<T>,
  isMeant: (value: T, id: string) => boolean,
  signal: AbortSignal,
): Promise<{ readonly gone: number; readonly left: number }> {
  if (!(await collection.open(signal)).ok) return { gone: 0, left: 1 };
  const meant = (): readonly string[] =>
    collection.all().flatMap(({ id, value }) => (isMeant(value, id) ? [id] : []));
  const ids = meant();
  if (ids.length > 0) await collection.remove(ids, 0);
  return { gone: ids.length - meant().length, left: meant().length };
}
