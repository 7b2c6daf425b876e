import type { BucketKeys } from './bucket-keys.ts';
import type { BucketStore, VaultTools } from './bucket-store.ts';
import { tryCountedPin } from './counted-pin.ts';
import { failureOf, type WriteFailure } from './database.ts';
import { clearKeys, type KeyringContent } from './keyring-codec.ts';
import { changeKeyring, unwrapKeyring } from './keyring.ts';
import { withKeysLock } from './locks.ts';
import { isOpenPart } from './open-part.ts';
import type { DeriveBytes } from './derivation.ts';
import { createPinLock, isPresentLock, openDataKey, opensLock, sealDataKey } from './pin-lock.ts';
import { randomId } from './random-id.ts';
import { dataKeyBytes } from './sealing.ts';
import { givenSecretSchema, secretSchema } from './secret.ts';

/**
 * `waiting`: too many were wrong; this one was not tried, the next may be after `waitMs`. `locked`: the PIN in force must be
 * given first, or the bucket is shut. `invalid-pin`: neither a PIN of 6 to 12 digits nor a passphrase of 10 to 64 characters;
 * for lending only a PIN.
 */
export type PinResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'waiting'; readonly waitMs: number }
  | {
      readonly ok: false;
      readonly reason:
        | 'wrong-pin'
        | 'invalid-pin'
        | 'no-pin'
        | 'locked'
        | 'unreadable'
        | 'keystore-unreachable'
        | WriteFailure;
    };

export interface PinTools extends VaultTools {
  readonly derive: DeriveBytes;
}

/** An open bucket and its keys. */
export interface PinBucket {
  readonly store: BucketStore;
  readonly keys: BucketKeys;
}

/**
 * Tries the PIN, counted before it is tried; the right one opens the private part in this window. A lock of an earlier version
 * is renewed with it; if that fails it stays what it is, and the next right entry tries again.
 */
export async function unlockBucket(
  { store, keys }: PinBucket,
  tools: PinTools,
  pin: string,
): Promise<PinResult> {
  if (!givenSecretSchema.safeParse(pin).success) return { ok: false, reason: 'invalid-pin' };
  const { keystore, derive } = tools;
  const keyring = await store.keyring().catch(failureOf);
  if (typeof keyring === 'string') return { ok: false, reason: keyring };
  if (keyring === undefined) return { ok: false, reason: 'unreadable' };
  const content = await unwrapKeyring(keystore, keyring);
  if (!content.ok) return content;
  clearKeys(content.keys);
  if (content.shut !== undefined) return { ok: false, reason: 'locked' };
  if (content.lock === undefined || keyring.pin === undefined) return { ok: false, reason: 'no-pin' };
  const { lock } = content;
  const tried = await tryCountedPin(
    { keystore, attempts: keyring.pin, place: store.name, lock, derive },
    pin,
  );
  if (!tried.ok) return tried;
  const opened = await keys.unlock(tried.key);
  if (opened.ok && !isPresentLock(lock)) await sealUnder({ store, keys }, tools, pin);
  return opened;
}

/**
 * Seals the private data keys under another PIN, or under none, in one strict transaction under a new alias, and destroys
 * the old one: no earlier copy of the keyring opens anything then. Pages stay as they are. The bucket must not be locked.
 */
export async function changePin(
  bucket: PinBucket,
  tools: PinTools,
  pin: string | undefined,
): Promise<PinResult> {
  if (pin !== undefined && !secretSchema.safeParse(pin).success) return { ok: false, reason: 'invalid-pin' };
  return sealUnder(bucket, tools, pin);
}

function sealUnder({ store, keys }: PinBucket, tools: PinTools, pin: string | undefined): Promise<PinResult> {
  const { keystore, random, derive } = tools;
  return withKeysLock(async () => {
    const before = await store.keyring().catch(failureOf);
    if (typeof before === 'string') return { ok: false, reason: before };
    if (before === undefined) return { ok: false, reason: 'unreadable' };
    const made = pin === undefined ? undefined : await createPinLock(store.name, pin, random, derive);
    const changed = await changeKeyring(store.database, keystore, random, before, {
      pin: {
        id: made && randomId(random),
        relock: (content) => relock(store, content, { old: keys.pinKey, made, random }),
      },
      alias: 'new',
    });
    if (!changed.ok) return changed;
    // The orphan rule destroys at the next start what the keystore could not now.
    await keystore.destroy([...changed.keyring.retired, ...(before.pin === undefined ? [] : [before.pin])]);
    return keys.unlock(made?.key);
  });
}

/** Tries the PIN, and takes it away when it is right. Throws for a keeper: without a PIN it would be anybody. */
export async function removePin(bucket: PinBucket, tools: PinTools, pin: string): Promise<PinResult> {
  if (bucket.store.kind !== 'driver') throw new Error('Only a driver can be without a PIN.');
  const tried = await unlockBucket(bucket, tools, pin);
  return tried.ok ? changePin(bucket, tools, undefined) : tried;
}

async function relock(
  { name, kind }: BucketStore,
  { keys, lock }: KeyringContent,
  tools: {
    readonly old: CryptoKey | undefined;
    readonly made: Awaited<ReturnType<typeof createPinLock>> | undefined;
    readonly random: VaultTools['random'];
  },
): Promise<KeyringContent | undefined> {
  const { old, made, random } = tools;
  if (lock !== undefined && (old === undefined || !(await opensLock(old, name, lock)))) return undefined;
  const relocked: KeyringContent = { keys: new Map(), lock: made?.lock };
  for (const [category, bytes] of keys) {
    const raw =
      bytes.length === dataKeyBytes ? bytes : old && (await openDataKey(old, name, category, bytes));
    if (raw === undefined) {
      clearKeys(relocked.keys);
      return undefined;
    }
    const isPrivate = made !== undefined && !isOpenPart(kind, category);
    const stored = isPrivate ? await sealDataKey(made.key, name, category, raw, random) : raw.slice();
    relocked.keys.set(category, stored);
    raw.fill(0);
  }
  clearKeys(keys);
  return relocked;
}
