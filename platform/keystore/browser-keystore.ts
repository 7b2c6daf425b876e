import { logFault, word } from '../../src/fault-log/log-fault.ts';
import {
  type Keystore,
  type KeystorePort,
  type KeystoreResult,
  maxWrappedBytes,
} from '../contract/keystore.ts';
import { decrypt, encrypt, importCipherKey } from '../contract/keystore-cipher.ts';
import { aliasSchema, installationSchema } from '../contract/keystore-protocol.ts';
import { isVolatileAlias } from '../contract/keystore-attempts.ts';
import { BrowserAttempts } from './browser-attempts.ts';
import { readKeyRecord, type KeyRecord, withPlace, writeKeyRecord } from './browser-key-database.ts';
import { type BucketManager, bucketPlaces, databasePlaces, type KeyPlaces } from './browser-key-places.ts';
import { placeName, placeStart } from './browser-place-name.ts';

/** The browser's parts; `browserStorage()` gives the real ones. */
export interface BrowserStorage {
  /** Undefined where the browser has no Storage Buckets. */
  readonly buckets: BucketManager | undefined;
  readonly factory: IDBFactory;
  readonly locks: LockManager;
  /** Milliseconds for each step of the browser's storage. */
  readonly timeout: number;
}

export function browserStorage(target: Window): BrowserStorage {
  const { navigator } = target;
  const buckets = 'storageBuckets' in navigator ? (navigator.storageBuckets as BucketManager) : undefined;
  return { buckets, factory: target.indexedDB, locks: navigator.locks, timeout: 5_000 };
}

/**
 * Grade `browser`, for static hosting, where no host keeps keys. Each key lies, readable, in the browser's own files:
 * whoever reads the disk while the key lives can unwrap with it, and no browser offers better (a stored CryptoKey lies
 * there in clear as well). Destroying removes the key's storage bucket, the only thing that removes such files; the
 * blocks they stood in are not overwritten. Without Storage Buckets even the files stay: a deleted database is still
 * readable in them. A certificate for this grade may claim neither.
 *
 * Calls of all windows take turns under a Web Lock. A volatile alias is known to the page that made it, and goes with it.
 */
export function openBrowserKeystore(storage: BrowserStorage): KeystorePort {
  const { buckets, factory, timeout } = storage;
  const guests: Guests = new Map();
  const places = buckets ? bucketPlaces(buckets, timeout) : databasePlaces(factory, timeout);
  return {
    grade: 'browser',
    forInstallation: (installation) =>
      keystoreOf(storage, { places, guests }, installationSchema.parse(installation)),
  };
}

/** Keys of volatile aliases by installation and alias: in this page's memory, not extractable. */
type Guests = Map<string, CryptoKey>;

function keystoreOf(
  storage: BrowserStorage,
  { places, guests }: { readonly places: KeyPlaces; readonly guests: Guests },
  installation: string,
): Keystore {
  const attempts = new BrowserAttempts(places, installation, storage.timeout);
  const named = (alias: string): string => `${installation}/${alias}`;
  const { timeout } = storage;
  const inTurn = <T>(action: () => Promise<KeystoreResult<T>>): Promise<KeystoreResult<T>> =>
    storage.locks.request('glovebox-keystore', action).catch(failureOf);

  const withDatabase = <T>(name: string, use: (database: IDBDatabase) => Promise<T>): Promise<T> =>
    withPlace(places, name, timeout, use);

  const findKey = async (alias: string): Promise<CryptoKey | undefined> => {
    if (isVolatileAlias(alias)) return guests.get(named(alias));
    const record = await find(alias);
    return record && taken(record.key);
  };

  const createKey = async (alias: string): Promise<CryptoKey> => {
    if (!isVolatileAlias(alias)) return taken(await create(alias));
    const key = await taken(crypto.getRandomValues(new Uint8Array(32)));
    guests.set(named(alias), key);
    return key;
  };

  const find = async (alias: string): Promise<KeyRecord | undefined> => {
    const name = await placeName(installation, alias);
    if (!(await places.names()).includes(name)) return undefined;
    const record = await withDatabase(name, (database) => readKeyRecord(database, timeout));
    return record?.installation === installation && record.alias === alias ? record : undefined;
  };

  const create = async (alias: string): Promise<Uint8Array<ArrayBuffer>> => {
    const key = crypto.getRandomValues(new Uint8Array(32));
    const record = { installation, alias, key };
    const name = await placeName(installation, alias);
    await withDatabase(name, (database) => writeKeyRecord(database, record, timeout));
    return key;
  };

  return {
    grade: 'browser',

    wrap: (alias, plain) =>
      inTurn(async () => {
        if (!isAlias(alias)) return failure('unknown-alias');
        if (plain.length > maxWrappedBytes) return failure('too-large');
        const key = (await findKey(alias)) ?? (await createKey(alias));
        return success(await encrypt(key, named(alias), plain));
      }),

    unwrap: (alias, wrapped) =>
      inTurn(async () => {
        const key = isAlias(alias) ? await findKey(alias) : undefined;
        if (!key) return failure('unknown-alias');
        const plain = await decrypt(key, named(alias), wrapped);
        return plain ? success(plain) : failure('corrupt');
      }),

    destroy: (aliases) =>
      inTurn(async () => {
        const names = await Promise.all(
          aliases.filter(isAlias).map((alias) => placeName(installation, alias)),
        );
        const existing = new Set(await places.names());
        const doomed = [...new Set(names)].filter((name) => existing.has(name));
        await Promise.all(doomed.map((name) => places.remove(name)));
        for (const alias of aliases) guests.delete(named(alias));
        await attempts.forget(aliases.filter(isAlias));
        return success(undefined);
      }),

    aliases: () =>
      inTurn(async () => {
        const start = await placeStart(installation);
        const volatile = [...guests.keys()].filter((name) => name.startsWith(named('')));
        const found = volatile.map((name) => name.slice(named('').length));
        for (const name of await places.names()) {
          if (!name.startsWith(start)) continue;
          const record = await withDatabase(name, (database) => readKeyRecord(database, timeout));
          if (record?.installation === installation) found.push(record.alias);
        }
        return success(found);
      }),

    beginAttempt: (name) =>
      inTurn(async () => {
        if (!isAlias(name)) return failure('unknown-alias');
        return success({ waitMs: await attempts.begin(name) });
      }),

    endAttempt: (name) =>
      inTurn(async () => {
        await attempts.forget([name].filter(isAlias));
        return success(undefined);
      }),
  };
}

function isAlias(alias: string): boolean {
  return aliasSchema.safeParse(alias).success;
}

/** A cipher key of raw bytes, which are zeroed. */
async function taken(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const key = await importCipherKey(raw);
  raw.fill(0);
  return key;
}

/** Nothing the browser's storage says about an error tells that a key is gone. */
function failureOf(error: unknown): KeystoreResult<never> {
  const name = error instanceof Error ? error.name : 'unknown';
  logFault({ code: 'keystore/browser-storage', detail: { name: word(name) } });
  return failure(name === 'QuotaExceededError' ? 'full' : 'unreachable');
}

function success<T>(value: T): KeystoreResult<T> {
  return { ok: true, value };
}

function failure(
  reason: 'unknown-alias' | 'corrupt' | 'full' | 'too-large' | 'unreachable',
): KeystoreResult<never> {
  return { ok: false, reason };
}
