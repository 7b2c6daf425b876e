import { logFault, word } from '../../src/fault-log/log-fault.ts';
import {
  type Keystore,
  type KeystorePort,
  type KeystoreResult,
  maxWrappedBytes,
} from '../contract/keystore.ts';
import { decrypt, encrypt, importCipherKey } from '../contract/keystore-cipher.ts';
import { aliasSchema, installationSchema } from '../contract/keystore-protocol.ts';
import { openKeyDatabase, readKeyRecord, type KeyRecord, writeKeyRecord } from './browser-key-database.ts';
import {
  type BucketManager,
  bucketPlaces,
  databasePlaces,
  keyPlacePrefix,
  type KeyPlaces,
} from './browser-key-places.ts';

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
 * Calls of all windows take turns under a Web Lock.
 */
export function openBrowserKeystore(storage: BrowserStorage): KeystorePort {
  const { buckets, factory, timeout } = storage;
  const places = buckets ? bucketPlaces(buckets, timeout) : databasePlaces(factory, timeout);
  return {
    grade: 'browser',
    forInstallation: (installation) => keystoreOf(storage, places, installationSchema.parse(installation)),
  };
}

function keystoreOf(storage: BrowserStorage, places: KeyPlaces, installation: string): Keystore {
  const { timeout } = storage;
  const inTurn = <T>(action: () => Promise<KeystoreResult<T>>): Promise<KeystoreResult<T>> =>
    storage.locks.request('glovebox-keystore', action).catch(failureOf);

  const withDatabase = async <T>(name: string, use: (database: IDBDatabase) => Promise<T>): Promise<T> => {
    const once = async (renew: boolean): Promise<T> => {
      const database = await openKeyDatabase(await places.open(name, renew), timeout);
      return use(database).finally(() => database.close());
    };
    // The held bucket is dead if another window has removed and remade it.
    return once(false).catch(() => once(true));
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
        const raw = (await find(alias))?.key ?? (await create(alias));
        return success(await encrypt(await taken(raw), `${installation}/${alias}`, plain));
      }),

    unwrap: (alias, wrapped) =>
      inTurn(async () => {
        const record = isAlias(alias) ? await find(alias) : undefined;
        if (!record) return failure('unknown-alias');
        const plain = await decrypt(await taken(record.key), `${installation}/${alias}`, wrapped);
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
        return success(undefined);
      }),

    aliases: () =>
      inTurn(async () => {
        const start = await placeStart(installation);
        const found: string[] = [];
        for (const name of await places.names()) {
          if (!name.startsWith(start)) continue;
          const record = await withDatabase(name, (database) => readKeyRecord(database, timeout));
          if (record?.installation === installation) found.push(record.alias);
        }
        return success(found);
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

/** Installation and alias are longer than a bucket's name may be: digests stand for both, within 63 characters. */
async function placeName(installation: string, alias: string): Promise<string> {
  return (await placeStart(installation)) + (await digest(`${installation}/${alias}`, 16));
}

async function placeStart(installation: string): Promise<string> {
  return `${keyPlacePrefix}${await digest(installation, 8)}-`;
}

async function digest(text: string, bytes: number): Promise<string> {
  const whole = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(whole.subarray(0, bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
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
