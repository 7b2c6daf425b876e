import * as z from 'zod/mini';
import type { Clock } from '../../platform/contract/clock.ts';
import type { Keystore, KeystoreGrade, KeystorePort } from '../../platform/contract/keystore.ts';
import { storageFailure } from './bucket-store.ts';
import { ledgerBucket } from './bucket-name.ts';
import { openDatabase, readTogether, writeStrict, type VaultDatabase } from './database.ts';
import { openDeadline, withDeadline } from './deadline.ts';
import { createKeyring, hasKeyring, readKeyring, unwrapKeyring } from './keyring.ts';
import { withKeysLock } from './locks.ts';
import { randomId, type RandomBytes } from './random-id.ts';
import { bytesSchema, dataKeyBytes, importDataKey, seal, unseal } from './sealing.ts';
import { storagePlace } from './storage-place.ts';

export interface LedgerOptions {
  readonly keystore: KeystorePort;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

/**
 * Why there is no ledger. `keystore-unreachable`, `storage-timeout`, `storage-unavailable`: try again, nothing was
 * touched. `keystore-mismatch`: this installation was made with a keystore of another grade, whose keys this one
 * does not have. `ledger-unreadable`: its key or text is gone; only erasing everything helps.
 */
export type LedgerFailure =
  | 'keystore-unreachable'
  | 'storage-unavailable'
  | 'storage-timeout'
  | 'ledger-unreadable'
  | 'keystore-mismatch';

export type LedgerResult =
  { readonly ok: true; readonly ledger: Ledger } | { readonly ok: false; readonly reason: LedgerFailure };

/** The ledger could not be read or written. Nothing that depends on it may go on. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
  readonly code: 'quota' | 'closed' | 'storage' | 'conflict' | 'unreadable';
  constructor(code: LedgerError['code']) {
    super(`The ledger failed (${code}). Free storage or restart the app; an erase resumes by itself.`);
    this.code = code;
  }
}

const installationSchema = z.object({
  id: z.string().check(z.regex(/^[a-z0-9]{16,32}$/)),
  grade: z.enum(['hardware', 'file', 'browser']),
});
const sealedSchema = z.object({ iv: bytesSchema, data: bytesSchema });
const driversSchema = z.object({ expected: z.int().check(z.minimum(0)), lost: z.int().check(z.minimum(0)) });

const category = 'ledger';

/**
 * The bucket that an erase does not touch: the eraser's journal and how many drivers there should be. Encrypted under
 * an alias of its own, holds nothing personal. Opened before anything else. Its methods reject with {@link LedgerError}.
 */
export class Ledger {
  /** Random id of this installation: the namespace of its aliases. */
  readonly installation: string;
  /** Namespaced to this installation. */
  readonly keystore: Keystore;
  /** The ledger's own alias: never to be destroyed while the ledger lives. */
  readonly alias: string;
  readonly #database: VaultDatabase;
  readonly #key: CryptoKey;
  readonly #random: RandomBytes;

  constructor(
    identity: { readonly installation: string; readonly keystore: Keystore; readonly alias: string },
    database: VaultDatabase,
    key: CryptoKey,
    random: RandomBytes,
  ) {
    this.installation = identity.installation;
    this.keystore = identity.keystore;
    this.alias = identity.alias;
    this.#database = database;
    this.#key = key;
    this.#random = random;
  }

  /** What the eraser wrote last; undefined when there is nothing to resume. To be parsed by the eraser. */
  readJournal(): Promise<unknown> {
    return this.#read('journal');
  }

  /** Any JSON. Durable when it resolves. */
  writeJournal(entry: unknown): Promise<void> {
    return this.#write('journal', entry);
  }

  async clearJournal(): Promise<void> {
    await this.#store((meta) => meta.delete('journal'));
  }

  /** How many driver buckets should exist. */
  async driverBuckets(): Promise<number> {
    return (await this.#drivers()).expected;
  }

  /** Before deleting a driver's bucket on purpose, after creating one. */
  async expectDriverBuckets(expected: number): Promise<void> {
    await this.#write('drivers', { ...(await this.#drivers()), expected });
  }

  /** Drivers whose bucket was not there although nobody erased it; kept until acknowledged. */
  async lostDrivers(): Promise<number> {
    return (await this.#drivers()).lost;
  }

  async noteLostDrivers(lost: number): Promise<void> {
    const before = await this.#drivers();
    const expected = Math.max(0, before.expected - lost);
    await this.#write('drivers', { expected, lost: before.lost + lost });
  }

  /** The loss was shown and understood. */
  async acknowledgeLoss(): Promise<void> {
    await this.#write('drivers', { ...(await this.#drivers()), lost: 0 });
  }

  close(): void {
    this.#database.close();
  }

  async #drivers(): Promise<z.infer<typeof driversSchema>> {
    const stored = await this.#read('drivers');
    if (stored === undefined) return { expected: 0, lost: 0 };
    const parsed = driversSchema.safeParse(stored);
    if (!parsed.success) throw new LedgerError('unreadable');
    return parsed.data;
  }

  async #read(name: string): Promise<unknown> {
    const stored = await readTogether(this.#database, (transaction) =>
      transaction.objectStore('meta').get(name),
    ).catch(() => {
      throw new LedgerError('storage');
    });
    if (stored === undefined) return undefined;
    const sealed = sealedSchema.safeParse(stored);
    const plain = sealed.success ? await unseal(this.#key, this.#context(name), sealed.data) : undefined;
    if (plain === undefined) throw new LedgerError('unreadable');
    return JSON.parse(new TextDecoder().decode(plain));
  }

  async #write(name: string, value: unknown): Promise<void> {
    const plain = new TextEncoder().encode(JSON.stringify(value));
    const sealed = await seal(this.#key, this.#context(name), plain, this.#random);
    await this.#store((meta) => meta.put(sealed, name));
  }

  async #store(
    work: (meta: {
      put(value: unknown, key: string): Promise<unknown>;
      delete(key: string): Promise<void>;
    }) => Promise<unknown>,
  ): Promise<void> {
    const written = await writeStrict(this.#database, async (transaction) => {
      await work(transaction.objectStore('meta'));
      return undefined;
    });
    if (!written.ok) throw new LedgerError(written.reason);
  }

  #context(name: string): readonly string[] {
    return ['ledger', this.installation, name];
  }
}

/** Opens the ledger, making it at the very first start. The caller closes it. */
export async function openLedger(options: LedgerOptions): Promise<LedgerResult> {
  const { clock } = options;
  let database: VaultDatabase;
  try {
    const held = await withDeadline(clock, openDeadline, storagePlace().open(ledgerBucket));
    database = await openDatabase(held, clock);
  } catch (error) {
    return { ok: false, reason: storageFailure(error) };
  }
  const opened = await withKeysLock(() => openIn(database, options)).catch(
    (error: unknown): LedgerResult => ({ ok: false, reason: storageFailure(error) }),
  );
  if (!opened.ok) database.close();
  return opened;
}

async function openIn(database: VaultDatabase, options: LedgerOptions): Promise<LedgerResult> {
  const { random } = options;
  const installation = await identify(database, options.keystore.grade, random);
  if (typeof installation === 'string') return { ok: false, reason: installation };
  const keystore = options.keystore.forInstallation(installation.id);
  let keyring = await readKeyring(database);
  if (keyring === undefined) {
    if (await hasKeyring(database)) return { ok: false, reason: 'ledger-unreadable' };
    const made = await createKeyring(database, keystore, random, new Map([[category, random(dataKeyBytes)]]));
    if (!made.ok) {
      const reason = made.reason === 'keystore-unreachable' ? made.reason : 'storage-unavailable';
      return { ok: false, reason };
    }
    keyring = made.keyring;
  }
  const keys = await unwrapKeyring(keystore, keyring);
  if (!keys.ok) {
    return { ok: false, reason: keys.reason === 'unreadable' ? 'ledger-unreadable' : keys.reason };
  }
  const raw = keys.keys.get(category);
  if (raw === undefined) return { ok: false, reason: 'ledger-unreadable' };
  const key = await importDataKey(raw);
  const identity = { installation: installation.id, keystore, alias: keyring.alias };
  return { ok: true, ledger: new Ledger(identity, database, key, random) };
}

/** The installation's id, written before its first alias is made: an alias never outlives the knowledge of its name. */
async function identify(
  database: VaultDatabase,
  grade: KeystoreGrade,
  random: RandomBytes,
): Promise<z.infer<typeof installationSchema> | LedgerFailure> {
  const stored = await readTogether(database, (transaction) =>
    transaction.objectStore('meta').get('installation'),
  );
  if (stored !== undefined) {
    const parsed = installationSchema.safeParse(stored);
    if (!parsed.success) return 'ledger-unreadable';
    return parsed.data.grade === grade ? parsed.data : 'keystore-mismatch';
  }
  const made = { id: randomId(random), grade };
  const written = await writeStrict(database, async (transaction) => {
    await transaction.objectStore('meta').put(made, 'installation');
    return undefined;
  });
  return written.ok ? made : 'storage-unavailable';
}
