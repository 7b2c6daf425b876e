import * as z from 'zod/mini';
import type { Keystore } from '../../platform/contract/keystore.ts';
import { isVolatileAlias, volatilePrefix } from '../../platform/contract/keystore-attempts.ts';
import { readTogether, refuse, writeStrict } from './database.ts';
import type { VaultDatabase, WriteFailure, WriteTransaction } from './database.ts';
import { clearKeys, decodeKeyring, encodeKeyring, type KeyringContent } from './keyring-codec.ts';
import type { PinLock } from './pin-lock.ts';
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
  /** Present while private keys are sealed under a PIN: names that PIN, and the counter of wrong ones. New with each PIN. */
  pin: z.optional(z.string()),
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
  | ({ readonly ok: true } & KeyringContent)
  | { readonly ok: false; readonly reason: 'unreadable' | 'keystore-unreachable' };

/** The data keys, raw or sealed under the PIN. The caller clears them. `unreadable`: the alias is gone or the keyring was changed. */
export async function unwrapKeyring(keystore: Keystore, keyring: Keyring): Promise<UnwrapResult> {
  const plain = await keystore.unwrap(keyring.alias, keyring.wrapped);
  if (!plain.ok) {
    const gone = plain.reason === 'unknown-alias' || plain.reason === 'corrupt';
    return { ok: false, reason: gone ? 'unreadable' : 'keystore-unreachable' };
  }
  const content = decodeKeyring(plain.value);
  plain.value.fill(0);
  return content === undefined ? { ok: false, reason: 'unreadable' } : { ok: true, ...content };
}

export interface KeyringChange {
  /** A key to add or replace; zeroed afterwards. `bytes` gives it raw or sealed, or undefined when the lock forbids. */
  readonly set?: {
    readonly category: string;
    readonly id: string;
    readonly bytes: (lock: PinLock | undefined) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  };
  readonly drop?: readonly string[];
  /** Another PIN or none: `relock` seals the keys anew, or gives undefined when they are locked; then nothing changes. */
  readonly pin?: {
    readonly id: string | undefined;
    readonly relock: (content: KeyringContent) => Promise<KeyringContent | undefined>;
  };
  /** Shuts or reopens the whole keyring: the only change that one which is shut takes. Undefined: nothing changes. */
  readonly seal?: (content: KeyringContent) => Promise<KeyringContent | undefined>;
  /** A `new` alias gives the old one up to be destroyed: needed whenever a key goes. */
  readonly alias: 'same' | 'new';
  /** More to write in the same transaction. */
  readonly also?: (transaction: WriteTransaction) => Promise<undefined | typeof refuse>;
}

export type KeyringResult =
  | { readonly ok: true; readonly keyring: Keyring }
  | { readonly ok: false; readonly reason: 'unreadable' | 'keystore-unreachable' | 'locked' | WriteFailure };

/** What a keyring begins with. `alias`: undefined for a random one. */
export interface FirstKeyring {
  readonly keys: KeyringContent['keys'];
  readonly alias?: string | undefined;
  readonly pin?: { readonly id: string; readonly lock: PinLock } | undefined;
}

/** Wraps keys for a bucket that has no keyring yet. Call inside the keys lock. */
export async function createKeyring(
  database: VaultDatabase,
  keystore: Keystore,
  random: RandomBytes,
  { keys, alias, pin }: FirstKeyring,
): Promise<KeyringResult> {
  const keyIds = Object.fromEntries([...keys.keys()].map((category) => [category, randomId(random)]));
  const target = { alias: alias ?? randomId(random), keyIds, retired: [], ...(pin && { pin: pin.id }) };
  return store(database, keystore, { keys, lock: pin?.lock }, target);
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
  if (opened.shut !== undefined && change.seal === undefined) return locked(opened);
  const keyIds = new Map(Object.entries(before.keyIds));
  for (const category of change.drop ?? []) {
    opened.keys.get(category)?.fill(0);
    opened.keys.delete(category);
    keyIds.delete(category);
  }
  if (change.set !== undefined) {
    const bytes = await change.set.bytes(opened.lock);
    if (bytes === undefined) return locked(opened);
    opened.keys.get(change.set.category)?.fill(0);
    opened.keys.set(change.set.category, bytes);
    keyIds.set(change.set.category, change.set.id);
  }
  const rewrite = change.seal ?? change.pin?.relock;
  const content = rewrite === undefined ? opened : await rewrite(opened);
  if (content === undefined) return locked(opened);
  const pin = change.pin === undefined ? before.pin : change.pin.id;
  const renewed = change.alias === 'new';
  const target = {
    alias: renewed ? sameLife(before.alias, random) : before.alias,
    keyIds: Object.fromEntries(keyIds),
    retired: renewed ? [...before.retired, before.alias].slice(-retiredKept) : before.retired,
    ...(pin !== undefined && { pin }),
  };
  return store(database, keystore, content, target, change.also);
}

function locked({ keys }: KeyringContent): KeyringResult {
  clearKeys(keys);
  return { ok: false, reason: 'locked' };
}

/** A guest's next alias lives no longer than the last. */
function sameLife(alias: string, random: RandomBytes): string {
  return isVolatileAlias(alias) ? volatilePrefix + randomId(random) : randomId(random);
}

async function store(
  database: VaultDatabase,
  keystore: Keystore,
  content: KeyringContent,
  target: Omit<Keyring, 'wrapped'>,
  also?: KeyringChange['also'],
): Promise<KeyringResult> {
  const plain = encodeKeyring(content);
  clearKeys(content.keys);
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
