import type { BucketStore, VaultTools } from './bucket-store.ts';
import { failureOf, type refuse, type WriteFailure, type WriteTransaction } from './database.ts';
import { clearKeys } from './keyring-codec.ts';
import { changeKeyring, unwrapKeyring, type Keyring } from './keyring.ts';
import { withKeysLock } from './locks.ts';
import { isOpenPart } from './open-part.ts';
import { openDataKey, opensLock, sealDataKey, type PinLock } from './pin-lock.ts';
import { randomId } from './random-id.ts';
import { dataKeyBytes, importDataKey } from './sealing.ts';

/** A category's data key in memory, not extractable, with the id that changes whenever the key does. */
export interface DataKey {
  readonly id: string;
  readonly key: CryptoKey;
}

export type KeyFailure = 'unreadable' | 'keystore-unreachable' | 'locked' | WriteFailure;
export type KeyResult =
  { readonly ok: true; readonly dataKey: DataKey } | { readonly ok: false; readonly reason: KeyFailure };

/** The open data keys of one bucket. Those that a PIN seals are not in memory until {@link unlock}. */
export class BucketKeys {
  readonly #store: BucketStore;
  readonly #tools: VaultTools;
  #keys: ReadonlyMap<string, DataKey> = new Map();
  #pinKey: CryptoKey | undefined;
  #locked = false;
  #hasPin = false;
  #isShut = false;

  constructor(store: BucketStore, tools: VaultTools) {
    this.#store = store;
    this.#tools = tools;
  }

  /** Whether the bucket has a PIN that was not given here, or is shut. */
  get locked(): boolean {
    return this.#locked || this.#isShut;
  }
  /** The car is lent: nothing of the bucket can be read, whatever PIN a driver gives. */
  get isShut(): boolean {
    return this.#isShut;
  }
  get hasPin(): boolean {
    return this.#hasPin;
  }
  /** Of the PIN that was given here. */
  get pinKey(): CryptoKey | undefined {
    return this.#pinKey;
  }

  isLocked(category: string): boolean {
    return this.#isShut || (this.#locked && !isOpenPart(this.#store.kind, category));
  }

  get(category: string): DataKey | undefined {
    return this.#keys.get(category);
  }

  /** From now on with the key of the bucket's PIN, or without one. */
  unlock(pinKey: CryptoKey | undefined): ReturnType<BucketKeys['load']> {
    this.#pinKey = pinKey;
    return this.load();
  }

  /** Reads the keyring again. Keys that did not change keep their identity. */
  async load(): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: KeyFailure }> {
    const keyring = await this.#store.keyring().catch(failureOf);
    if (typeof keyring === 'string') return { ok: false, reason: keyring };
    if (keyring === undefined) return { ok: false, reason: 'unreadable' };
    const unwrapped = await unwrapKeyring(this.#tools.keystore, keyring);
    if (!unwrapped.ok) return unwrapped;
    const keys = new Map<string, DataKey>();
    this.#isShut = unwrapped.shut !== undefined;
    this.#hasPin = unwrapped.lock !== undefined;
    this.#locked = unwrapped.lock !== undefined && !(await this.#fits(unwrapped.lock));
    for (const [category, bytes] of unwrapped.keys) {
      const id = keyring.keyIds[category];
      const known = this.#keys.get(category);
      if (id === undefined || this.isLocked(category)) continue;
      const key = known?.id === id ? known.key : await this.#import(category, bytes);
      if (key !== undefined) keys.set(category, known?.key === key ? known : { id, key });
    }
    clearKeys(unwrapped.keys);
    this.#keys = keys;
    return { ok: true };
  }

  async #fits(lock: PinLock): Promise<boolean> {
    return this.#pinKey !== undefined && (await opensLock(this.#pinKey, this.#store.name, lock));
  }

  async #import(category: string, bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey | undefined> {
    if (bytes.length === dataKeyBytes) return importDataKey(bytes);
    const raw = this.#pinKey && (await openDataKey(this.#pinKey, this.#store.name, category, bytes));
    return raw && importDataKey(raw);
  }

  /** The category's key, made now if there is none. */
  async ensure(category: string): Promise<KeyResult> {
    const known = this.#keys.get(category);
    if (known !== undefined) return { ok: true, dataKey: known };
    return withKeysLock(async () => {
      const loaded = await this.load();
      if (!loaded.ok) return loaded;
      const made = this.#keys.get(category);
      if (made !== undefined) return { ok: true, dataKey: made };
      if (this.isLocked(category)) return { ok: false, reason: 'locked' };
      return this.#set(category, this.fresh(), 'same');
    });
  }

  /** A new raw key; zeroed by whoever takes it. */
  fresh(): { readonly id: string; readonly raw: Uint8Array<ArrayBuffer> } {
    return { id: randomId(this.#tools.random), raw: this.#tools.random(dataKeyBytes) };
  }

  /**
   * Replaces the category's key and writes what `also` writes, in one strict transaction under a new alias; then
   * destroys the old one. If the keystore cannot be reached for that, the orphan rule does it at the next start.
   */
  replace(
    category: string,
    fresh: { readonly id: string; readonly raw: Uint8Array<ArrayBuffer> },
    also: (transaction: WriteTransaction) => Promise<undefined | typeof refuse>,
  ): Promise<KeyResult> {
    return withKeysLock(() => this.#set(category, fresh, 'new', also));
  }

  async #set(
    category: string,
    { id, raw }: { readonly id: string; readonly raw: Uint8Array<ArrayBuffer> },
    alias: 'same' | 'new',
    also?: (transaction: WriteTransaction) => Promise<undefined | typeof refuse>,
  ): Promise<KeyResult> {
    const { keystore, random } = this.#tools;
    const before = await this.#store.keyring().catch(failureOf);
    if (typeof before === 'string') return { ok: false, reason: before };
    if (before === undefined) return { ok: false, reason: 'unreadable' };
    const dataKey: DataKey = { id, key: await importDataKey(raw.slice()) };
    const changed = await changeKeyring(this.#store.database, keystore, random, before, {
      set: { category, id, bytes: (lock) => this.#protect(category, raw, lock) },
      alias,
      ...(also && { also }),
    });
    if (!changed.ok) return changed;
    this.#keys = new Map([...this.#keys, [category, dataKey]]);
    if (alias === 'new') await this.#destroy(changed.keyring);
    return { ok: true, dataKey };
  }

  /** As it is to be stored: a private key of a PIN's bucket sealed, or not at all. */
  async #protect(
    category: string,
    raw: Uint8Array<ArrayBuffer>,
    lock: PinLock | undefined,
  ): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const { kind, name } = this.#store;
    if (lock === undefined || isOpenPart(kind, category)) return raw;
    if (this.#pinKey === undefined || !(await this.#fits(lock))) return undefined;
    const sealed = await sealDataKey(this.#pinKey, name, category, raw, this.#tools.random);
    raw.fill(0);
    return sealed;
  }

  async #destroy(keyring: Keyring): Promise<void> {
    await this.#tools.keystore.destroy(keyring.retired);
  }
}
