import * as z from 'zod/mini';
import type { Keystore } from '../../platform/contract/keystore.ts';
import { readTogether, refuse, writeStrict } from './database.ts';
import type { VaultDatabase, WriteFailure, WriteTransaction } from './database.ts';
import { clearKeys, decodeKeyring, encodeKeyring, type RawKeys } from './keyring-codec.ts';
import { randomId, type RandomBytes } from './random-id.ts';
import { bytesSchema } from './sealing.ts';

const keyringSchema = z.object({
  /** The keystore's alias under which `wrapped` is. */
  alias: z.string(),
  wrapped: bytesSchema,
  /** A random id per data key, new with each key: tells a window that its key was replaced, without a keystore call. */
  keyIds: z.record(z.string(), z.string()),
  /** Aliases given up by the last changes, perhaps not yet destroyed. */
  retired: z.array(z.string()),
});

/** A bucket's wrapped data keys as stored: the only form in which they leave memory. */
export type Keyring = z.infer<typeof keyringSchema>;

const keyringKey = 'keyring';
/** Enough for a row of kills; what falls out at the end is destroyed by the orphan rule at the next start. */
const retiredKept = 8;

function parseKeyring(stored: unknown): Keyring | undefined {
  const parsed = keyringSchema.safeParse(stored);
  return parsed.success ? parsed.data : undefined;
}

/** The bucket's keyring; undefined when there is none, or none that can be parsed. */
export function readKeyring(database: VaultDatabase): Promise<Keyring | undefined> {
  return readTogether(database, keyringIn);
}

/** Tells a bucket that never got a keyring from one whose keyring was damaged, which must not be taken for unfinished. */
export async function hasKeyring(database: VaultDatabase): Promise<boolean> {
  const stored = await readTogether(database, (transaction) =>
    transaction.objectStore('meta').getKey(keyringKey),
  );
  return stored !== undefined;
}

/** {@link readKeyring} inside a transaction. */
export async function keyringIn(transaction: {
  objectStore(name: 'meta'): { get(key: string): Promise<unknown> };
}): Promise<Keyring | undefined> {
  return parseKeyring(await transaction.objectStore('meta').get(keyringKey));
}

export type UnwrapResult =
  | { readonly ok: true; readonly keys: RawKeys }
  | { readonly ok: false; readonly reason: 'unreadable' | 'keystore-unreachable' };

/** The raw data keys. The caller clears them. `unreadable`: the alias is gone or the keyring was changed. */
export async function unwrapKeyring(keystore: Keystore, keyring: Keyring): Promise<UnwrapResult> {
  const plain = await keystore.unwrap(keyring.alias, keyring.wrapped);
  if (!plain.ok) {
    const gone = plain.reason === 'unknown-alias' || plain.reason === 'corrupt';
    return { ok: false, reason: gone ? 'unreadable' : 'keystore-unreachable' };
  }
  const keys = decodeKeyring(plain.value);
  plain.value.fill(0);
  return keys === undefined ? { ok: false, reason: 'unreadable' } : { ok: true, keys };
}

export interface KeyringChange {
  /** Keys to add or replace, by category; zeroed afterwards. */
  readonly set?: { readonly category: string; readonly id: string; readonly raw: Uint8Array<ArrayBuffer> };
  readonly drop?: readonly string[];
  /** A `new` alias gives the old one up to be destroyed: needed whenever a key goes. */
  readonly alias: 'same' | 'new';
  /** More to write in the same transaction. */
  readonly also?: (transaction: WriteTransaction) => Promise<undefined | typeof refuse>;
}

export type KeyringResult =
  | { readonly ok: true; readonly keyring: Keyring }
  | { readonly ok: false; readonly reason: 'unreadable' | 'keystore-unreachable' | WriteFailure };

/** Wraps keys for a bucket that has no keyring yet. Call inside the keys lock. */
export async function createKeyring(
  database: VaultDatabase,
  keystore: Keystore,
  random: RandomBytes,
  keys: RawKeys,
): Promise<KeyringResult> {
  const keyIds = Object.fromEntries([...keys.keys()].map((category) => [category, randomId(random)]));
  return store(database, keystore, keys, { alias: randomId(random), keyIds, retired: [] });
}

/** Changes the stored keyring in one strict transaction. Call inside the keys lock. */
export async function changeKeyring(
  database: VaultDatabase,
  keystore: Keystore,
  random: RandomBytes,
  before: Keyring,
  change: KeyringChange,
): Promise<KeyringResult> {
  const opened = await unwrapKeyring(keystore, before);
  if (!opened.ok) return opened;
  const keyIds = new Map(Object.entries(before.keyIds));
  for (const category of change.drop ?? []) {
    opened.keys.get(category)?.fill(0);
    opened.keys.delete(category);
    keyIds.delete(category);
  }
  if (change.set !== undefined) {
    opened.keys.get(change.set.category)?.fill(0);
    opened.keys.set(change.set.category, change.set.raw);
    keyIds.set(change.set.category, change.set.id);
  }
  const renewed = change.alias === 'new';
  const target = {
    alias: renewed ? randomId(random) : before.alias,
    keyIds: Object.fromEntries(keyIds),
    retired: renewed ? [...before.retired, before.alias].slice(-retiredKept) : before.retired,
  };
  return store(database, keystore, opened.keys, target, change.also);
}

async function store(
  database: VaultDatabase,
  keystore: Keystore,
  keys: RawKeys,
  target: Omit<Keyring, 'wrapped'>,
  also?: KeyringChange['also'],
): Promise<KeyringResult> {
  const plain = encodeKeyring(keys);
  clearKeys(keys);
  const wrapped = await keystore.wrap(target.alias, plain);
  plain.fill(0);
  if (!wrapped.ok) return { ok: false, reason: wrapped.reason === 'full' ? 'quota' : 'keystore-unreachable' };
  const keyring: Keyring = { ...target, wrapped: wrapped.value };
  const written = await writeStrict(database, async (transaction) => {
    if ((await also?.(transaction)) === refuse) return refuse;
    await transaction.objectStore('meta').put(keyring, keyringKey);
    return undefined;
  });
  return written.ok ? { ok: true, keyring } : written;
}
