import { join } from 'node:path';
import {
  type Keystore,
  type KeystorePort,
  type KeystoreResult,
  maxWrappedBytes,
} from '../contract/keystore.ts';
import { decrypt, encrypt, importCipherKey } from '../contract/keystore-cipher.ts';
import { aliasSchema, installationSchema } from '../contract/keystore-protocol.ts';
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
 * the file while a key lives.
 *
 * A call rejects only when the disk fails, which the host answers as `failed` and the page takes as `unreachable`.
 *
 * @throws StateDirectoryError
 */
export async function openFileKeystore(where: string): Promise<FileKeystore> {
  const directory = await takeStateDirectory(where);
  try {
    const store = await SlotStore.open(await openSlotFile(join(directory.path, 'keys')));
    const inTurn = oneAtATime();
    return {
      grade: 'file',
      forInstallation: (installation) => keystoreOf(store, installationSchema.parse(installation), inTurn),
      close: () =>
        inTurn(async () => {
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

function keystoreOf(store: SlotStore, installation: string, inTurn: InTurn): Keystore {
  const isAlias = (alias: string): boolean => aliasSchema.safeParse(alias).success;

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
        let raw = await store.read(installation, alias);
        if (!raw) {
          raw = crypto.getRandomValues(new Uint8Array(keySize));
          if (!(await store.create({ installation, alias, key: raw }))) return failure('full');
        }
        return withKey(raw, async (key) => success(await encrypt(key, `${installation}/${alias}`, plain)));
      }),

    unwrap: (alias, wrapped) =>
      inTurn(async () => {
        const raw = isAlias(alias) ? await store.read(installation, alias) : undefined;
        if (!raw) return failure('unknown-alias');
        return withKey(raw, async (key) => {
          const plain = await decrypt(key, `${installation}/${alias}`, wrapped);
          return plain ? success(plain) : failure('corrupt');
        });
      }),

    destroy: (aliases) =>
      inTurn(async () => {
        await store.destroy(installation, aliases);
        return success(undefined);
      }),

    aliases: () => inTurn(async () => success(store.aliases(installation))),
  };
}

function success<T>(value: T): KeystoreResult<T> {
  return { ok: true, value };
}

function failure(reason: 'unknown-alias' | 'corrupt' | 'full' | 'too-large'): KeystoreResult<never> {
  return { ok: false, reason };
}
