import * as z from 'zod/mini';
import type { Clock } from '../../platform/contract/clock.ts';
import type { Keystore, KeystoreGrade, KeystorePort } from '../../platform/contract/keystore.ts';
import { storageFailure } from './bucket-store.ts';
import { ledgerBucket } from './bucket-name.ts';
import { openDatabase, readTogether, writeStrict, type VaultDatabase } from './database.ts';
import { openDeadline, withDeadline } from './deadline.ts';
import {
  keptCertificateSchema,
  owedCertificateSchema,
  withCertificate,
  type AddedCertificate,
  type KeptCertificate,
  type OwedCertificate,
} from './kept-certificate.ts';
import { createKeyring, hasKeyring, readKeyring, unwrapKeyring } from './keyring.ts';
import { LedgerError } from './ledger-error.ts';
import { withKeysLock } from './locks.ts';
import { randomId, type RandomBytes } from './random-id.ts';
import { SealedNotes } from './sealed-notes.ts';
import { dataKeyBytes, importDataKey } from './sealing.ts';
import { storagePlace } from './storage-place.ts';
import type { DeriveBytes } from './derivation.ts';

export interface LedgerOptions {
  readonly keystore: KeystorePort;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** For PINs and passphrases, of this installation's buckets too. */
  readonly derive: DeriveBytes;
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

const installationSchema = z.object({
  id: z.string().check(z.regex(/^[a-z0-9]{16,32}$/)),
  grade: z.enum(['hardware', 'file', 'browser']),
});
const driversSchema = z.object({ expected: z.int().check(z.minimum(0)), lost: z.int().check(z.minimum(0)) });
const currentDriverSchema = z.string().check(z.maxLength(64));
const lentCarSchema = z.object({
  /** Drivers' and vehicle's buckets that the lending PIN shuts, or was about to when a kill came. */
  buckets: z.array(z.string().check(z.maxLength(64))),
  /** What the lending PIN is tried on: a `PinLock`'s bytes as base64url. */
  lock: z.string().check(z.regex(/^[\w-]{64}$/)),
  /** Counts its wrong ones in the keystore. */
  attempts: z.string().check(z.maxLength(64)),
  /** Who drove: whom giving back puts into the seat again. */
  driver: z.string().check(z.maxLength(64)),
});
/** What giving back has to undo. */
export type LentCar = z.infer<typeof lentCarSchema>;
const accountWaitSchema = z.object({ seconds: z.number().check(z.minimum(0)) });

const category = 'ledger';

/**
 * The bucket that an erase does not touch: the eraser's journal and certificates, how many drivers there should be and who
 * drives. Encrypted under an alias of its own, holds nothing personal. Opened before anything else. Its methods reject with {@link LedgerError}.
 */
export class Ledger {
  /** Random id of this installation: the namespace of its aliases. */
  readonly installation: string;
  /** Namespaced to this installation. */
  readonly keystore: Keystore;
  /** The ledger's own alias: never to be destroyed while the ledger lives. */
  readonly alias: string;
  readonly derive: DeriveBytes;
  readonly #database: VaultDatabase;
  readonly #notes: SealedNotes;

  constructor(
    identity: Pick<Ledger, 'installation' | 'keystore' | 'alias' | 'derive'>,
    database: VaultDatabase,
    key: CryptoKey,
    random: RandomBytes,
  ) {
    this.installation = identity.installation;
    this.keystore = identity.keystore;
    this.alias = identity.alias;
    this.derive = identity.derive;
    this.#database = database;
    this.#notes = new SealedNotes(database, key, ['ledger', identity.installation], random);
  }

  /** What the eraser wrote last; undefined when there is nothing to resume. To be parsed by the eraser. */
  readJournal(): Promise<unknown> {
    return this.#notes.read('journal');
  }

  /** Any JSON. Durable when it resolves. */
  writeJournal(entry: unknown): Promise<void> {
    return this.#notes.write('journal', entry);
  }

  clearJournal(): Promise<void> {
    return this.#notes.clear('journal');
  }

  /** How many driver buckets should exist. */
  async driverBuckets(): Promise<number> {
    return (await this.#drivers()).expected;
  }

  /** Before deleting a driver's bucket on purpose, after creating one. */
  async expectDriverBuckets(expected: number): Promise<void> {
    await this.#notes.write('drivers', { ...(await this.#drivers()), expected });
  }

  /** Drivers whose bucket was not there although nobody erased it; kept until acknowledged. */
  async lostDrivers(): Promise<number> {
    return (await this.#drivers()).lost;
  }

  async noteLostDrivers(lost: number): Promise<void> {
    const before = await this.#drivers();
    const expected = Math.max(0, before.expected - lost);
    await this.#notes.write('drivers', { expected, lost: before.lost + lost });
  }

  /** The loss was shown and understood. */
  async acknowledgeLoss(): Promise<void> {
    await this.#notes.write('drivers', { ...(await this.#drivers()), lost: 0 });
  }

  /**
   * Whom the next start opens: a driver's bucket, or `guest`. Undefined when nobody was chosen yet. A name that is not there
   * any more stays until another is set.
   */
  currentDriver(): Promise<string | undefined> {
    return this.#parsed('current-driver', z.optional(currentDriverSchema));
  }

  setCurrentDriver(name: string): Promise<void> {
    return this.#notes.write('current-driver', name);
  }

  /**
   * Whom the key in the car names while somebody else was chosen by hand: a driver's bucket, or `guest`. Undefined when the
   * key is obeyed.
   */
  overruledKey(): Promise<string | undefined> {
    return this.#parsed('overruled-key', z.optional(currentDriverSchema));
  }

  /** Undefined at ignition off, and when another driver's key comes. */
  setOverruledKey(name: string | undefined): Promise<void> {
    return name === undefined ? this.#notes.clear('overruled-key') : this.#notes.write('overruled-key', name);
  }

  /** Oldest first: the chain. Only the newest is sure to have its text. */
  async certificates(): Promise<readonly KeptCertificate[]> {
    return (await this.#parsed('certificates', z.optional(z.array(keptCertificateSchema)))) ?? [];
  }

  /** Adds the newest; one that is kept already changes nothing, so a step that a kill cut may be repeated. */
  async addCertificate(added: AddedCertificate): Promise<void> {
    await this.#notes.write('certificates', await withCertificate(await this.certificates(), added));
  }

  /** Certificates that nobody has signed yet, oldest first. */
  async owedCertificates(): Promise<readonly OwedCertificate[]> {
    return (await this.#parsed('owed-certificates', z.optional(z.array(owedCertificateSchema)))) ?? [];
  }

  setOwedCertificates(owed: readonly OwedCertificate[]): Promise<void> {
    return owed.length === 0
      ? this.#notes.clear('owed-certificates')
      : this.#notes.write('owed-certificates', owed);
  }

  /**
   * Seconds served of the wait that stands for a keeper's PIN (product.md 6): saved every 10 s, so that a restart does not
   * begin it anew. 0 when none runs.
   */
  async accountWait(): Promise<number> {
    return (await this.#parsed('account-wait', z.optional(accountWaitSchema)))?.seconds ?? 0;
  }

  /** 0 ends the wait: when it was used, or given up. */
  setAccountWait(seconds: number): Promise<void> {
    return seconds === 0
      ? this.#notes.clear('account-wait')
      : this.#notes.write('account-wait', { seconds: Math.max(0, seconds) });
  }

  /** Since the car was lent; undefined when it is not. */
  lent(): Promise<LentCar | undefined> {
    return this.#parsed('lent', z.optional(lentCarSchema));
  }

  /** Undefined when it was given back, or everything in it was erased. */
  setLent(car: LentCar | undefined): Promise<void> {
    return car === undefined ? this.#notes.clear('lent') : this.#notes.write('lent', car);
  }

  close(): void {
    this.#database.close();
  }

  async #drivers(): Promise<z.infer<typeof driversSchema>> {
    return (await this.#parsed('drivers', z.optional(driversSchema))) ?? { expected: 0, lost: 0 };
  }

  async #parsed<T>(name: string, schema: z.ZodMiniType<T>): Promise<T> {
    const parsed = schema.safeParse(await this.#notes.read(name));
    if (!parsed.success) throw new LedgerError('unreadable');
    return parsed.data;
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
    const made = await createKeyring(database, keystore, random, {
      keys: new Map([[category, random(dataKeyBytes)]]),
    });
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
  const { derive } = options;
  const identity = { installation: installation.id, keystore, alias: keyring.alias, derive };
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
