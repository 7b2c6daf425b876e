import { join } from 'node:path';
import {
  type Keystore,
  type KeystorePort,
  type KeystoreResult,
  maxWrappedBytes,
} from '../contract/keystore.ts';
import { decrypt, encrypt, importCipherKey } from '../contract/keystore-cipher.ts';
import { aliasSchema, installationSchema } from '../contract/keystore-protocol.ts';
import { isVolatileAlias } from '../contract/keystore-attempts.ts';
import { AttemptFile } from './attempt-file.ts';
import { keySize } from './slot.ts';
import { openSlotFile } from './slot-disk.ts';
import { SlotStore } from './slot-store.ts';
import { takeStateDirectory } from './state-directory.ts';

export interface FileKeystore extends KeystorePort {
  /** Waits for what is under way, then lets the state directory go. */
  close(): Promise<void>;
}

/**
 * Grade `file`: keys in the slots of `keys` in the state directory, overwritten in place when destroyed. Flash and
 * copy-on-write file systems may keep old copies below what a program can reach; programs of the same user can read
 * the file while a key lives. Volatile aliases are in this process's memory only. Wrong PINs are counted in `attempts`.
 *
 * A call rejects only when the disk fails, which the host answers as `failed` and the page takes as `unreachable`.
 *
 * @throws StateDirectoryError
 */
export async function openFileKeystore(where: string): Promise<FileKeystore> {
  const directory = await takeStateDirectory(where);
  try {
    const store = await SlotStore.open(await openSlotFile(join(directory.path, 'keys')));
    const attempts = await AttemptFile.open(join(directory.path, 'attempts'));
    const guests = new Map<string, Uint8Array<ArrayBuffer>>();
    const inTurn = oneAtATime();
    return {
      grade: 'file',
      forInstallation: (installation) =>
        keystoreOf({ store, attempts, guests, inTurn }, installationSchema.parse(installation)),
      close: () =>
        inTurn(async () => {
          for (const key of guests.values()) key.fill(0);
          guests.clear();
          await store.close();
          await directory.release();
        }),
    };
  } catch (error) {
    await directory.release();
    throw error;
  }
}

type InTurn = <T>(action: () => Promise<T>) => Promise<T>;

function oneAtATime(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (action) => {
    const done = last.then(action);
    last = done.catch(() => undefined);
    return done;
  };
}

interface Places {
  readonly store: SlotStore;
  readonly attempts: AttemptFile;
  /** Raw keys of volatile aliases, by installation and alias. */
  readonly guests: Map<string, Uint8Array<ArrayBuffer>>;
  readonly inTurn: InTurn;
}

function keystoreOf({ store, attempts, guests, inTurn }: Places, installation: string): Keystore {
  const isAlias = (alias: string): boolean => aliasSchema.safeParse(alias).success;

  const named = (alias: string): string => `${installation}/${alias}`;

  const find = async (alias: string): Promise<Uint8Array<ArrayBuffer> | undefined> =>
    isVolatileAlias(alias) ? guests.get(named(alias))?.slice() : store.read(installation, alias);

  /** False when there is no room. */
  const create = async (alias: string, key: Uint8Array<ArrayBuffer>): Promise<boolean> => {
    if (!isVolatileAlias(alias)) return store.create({ installation, alias, key });
    guests.set(named(alias), key.slice());
    return true;
  };

  const withKey = async <T>(
    raw: Uint8Array<ArrayBuffer>,
    use: (key: CryptoKey) => Promise<T>,
  ): Promise<T> => {
    const key = await importCipherKey(raw);
    raw.fill(0);
    return use(key);
  };

  return {
    grade: 'file',

    wrap: (alias, plain) =>
      inTurn(async () => {
        if (!isAlias(alias)) return failure('unknown-alias');
        if (plain.length > maxWrappedBytes) return failure('too-large');
        let raw = await find(alias);
        if (!raw) {
          raw = crypto.getRandomValues(new Uint8Array(keySize));
          if (!(await create(alias, raw))) return failure('full');
        }
        return withKey(raw, async (key) => success(await encrypt(key, named(alias), plain)));
      }),

    unwrap: (alias, wrapped) =>
      inTurn(async () => {
        const raw = isAlias(alias) ? await find(alias) : undefined;
        if (!raw) return failure('unknown-alias');
        return withKey(raw, async (key) => {
          const plain = await decrypt(key, named(alias), wrapped);
          return plain ? success(plain) : failure('corrupt');
        });
      }),

    destroy: (aliases) =>
      inTurn(async () => {
        await store.destroy(installation, aliases);
        for (const name of aliases.map(named)) {
          guests.get(name)?.fill(0);
          guests.delete(name);
        }
        await attempts.forget(aliases.map(named));
        return success(undefined);
      }),

    aliases: () =>
      inTurn(async () => {
        const start = named('');
        const volatile = [...guests.keys()].filter((name) => name.startsWith(start));
        return success([...store.aliases(installation), ...volatile.map((name) => name.slice(start.length))]);
      }),

    beginAttempt: (name) =>
      inTurn(async () => {
        if (!isAlias(name)) return failure('unknown-alias');
        const waitMs = await attempts.begin(named(name));
        return waitMs === undefined ? failure('full') : success({ waitMs });
      }),

    endAttempt: (name) =>
      inTurn(async () => {
        await attempts.forget([named(name)]);
        return success(undefined);
      }),
  };
}

function success<T>(value: T): KeystoreResult<T> {
  return { ok: true, value };
}

function failure(reason: 'unknown-alias' | 'corrupt' | 'full' | 'too-large'): KeystoreResult<never> {
  return { ok: false, reason };
}
