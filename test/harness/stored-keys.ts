import type { Page } from 'playwright';
import type { Keystore } from '../../platform/contract/keystore.ts';
import { openHostKeystore } from '../../platform/keystore/host-keystore.ts';
import { decodeKeyring } from '../../src/vault/keyring-codec.ts';
import type { RunningHost } from './host.ts';

/** One bucket's keyring as it lies in its database. */
export interface StoredKeyring {
  readonly bucket: string;
  readonly alias: string;
  readonly wrapped: Uint8Array<ArrayBuffer>;
}

/** What lies in the buckets, read past the app. */
export interface StoredKeys {
  readonly installation: string;
  readonly keyrings: readonly StoredKeyring[];
}

interface RawKeyring {
  readonly bucket: string;
  readonly alias: string;
  readonly wrapped: readonly number[];
}

/** Runs in the page. */
async function readBuckets(): Promise<{ readonly installation: string; readonly keyrings: RawKeyring[] }> {
  const manager = Reflect.get(navigator, 'storageBuckets') as {
    keys(): Promise<readonly string[]>;
    open(name: string): Promise<{ readonly indexedDB: IDBFactory }>;
  };
  const ended = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('Not readable.'));
    });
  let installation = '';
  const keyrings: RawKeyring[] = [];
  for (const name of await manager.keys()) {
    const bucket = await manager.open(name);
    const database = await ended(bucket.indexedDB.open('vault'));
    const meta = database.transaction('meta').objectStore('meta');
    const keyring = (await ended(meta.get('keyring'))) as { alias: string; wrapped: Uint8Array } | undefined;
    const installed = (await ended(meta.get('installation'))) as { id: string } | undefined;
    database.close();
    installation = installed?.id ?? installation;
    if (keyring) keyrings.push({ bucket: name, alias: keyring.alias, wrapped: [...keyring.wrapped] });
  }
  return { installation, keyrings };
}

/** Reads the wrapped keyrings of all buckets from a page of the app. */
export async function readStoredKeys(page: Page): Promise<StoredKeys> {
  const { installation, keyrings } = await page.evaluate(readBuckets);
  return {
    installation,
    keyrings: keyrings.map(({ bucket, alias, wrapped }) => ({
      bucket,
      alias,
      wrapped: Uint8Array.from(wrapped),
    })),
  };
}

/** The host's keystore as a page of the app reaches it. */
export async function hostKeystore(host: RunningHost, installation: string): Promise<Keystore> {
  const { origin } = new URL(host.app);
  const opened = await openHostKeystore({
    fetch: (path, init) => {
      if (typeof path !== 'string') throw new TypeError('The client passes paths.');
      const headers = { ...Object.fromEntries(new Headers(init?.headers)), origin };
      // Node has no page whose origin "same-origin" could mean.
      return fetch(new URL(path, origin), { ...init, mode: 'cors', headers });
    },
  });
  if (!opened.ok) throw new Error(`The keystore does not answer: ${opened.reason}`);
  return opened.value.forInstallation(installation);
}

/** What the keystore says to each keyring: the kind of its bucket, and `ok` or why not; by kind. */
export async function keystoreAnswers(
  { installation, keyrings }: StoredKeys,
  host: RunningHost,
): Promise<readonly (readonly [kind: string, answer: string])[]> {
  const keystore = await hostKeystore(host, installation);
  const answers = await Promise.all(
    keyrings.map(async ({ bucket, alias, wrapped }) => {
      const unwrapped = await keystore.unwrap(alias, wrapped);
      return [bucket.replace(/-.*/, ''), unwrapped.ok ? 'ok' : unwrapped.reason] as const;
    }),
  );
  return answers.toSorted(([left], [right]) => left.localeCompare(right));
}

/** The raw data keys of a keyring, which only the living keystore can give; by bucket and category. */
export async function rawDataKeys(
  keystore: Keystore,
  { bucket, alias, wrapped }: StoredKeyring,
): Promise<readonly { readonly label: string; readonly bytes: Uint8Array }[]> {
  const plain = await keystore.unwrap(alias, wrapped);
  if (!plain.ok) throw new Error(`The keyring does not unwrap: ${plain.reason}`);
  const content = decodeKeyring(plain.value);
  if (content === undefined) throw new Error('The keyring does not decode.');
  const kind = bucket.replace(/-.*/, '');
  return [...content.keys].map(([category, bytes]) => ({ label: `key of ${kind} ${category}`, bytes }));
}
