import * as z from 'zod/mini';
import { readTogether, writeStrict, type VaultDatabase, type WriteTransaction } from './database.ts';
import { LedgerError } from './ledger-error.ts';
import type { RandomBytes } from './random-id.ts';
import { bytesSchema, seal, unseal } from './sealing.ts';

const sealedSchema = z.object({ iv: bytesSchema, data: bytesSchema });

/** JSON values by name, each sealed under one key and bound to its name. Rejects with {@link LedgerError}. */
export class SealedNotes {
  readonly #database: VaultDatabase;
  readonly #key: CryptoKey;
  readonly #place: readonly string[];
  readonly #random: RandomBytes;

  constructor(database: VaultDatabase, key: CryptoKey, place: readonly string[], random: RandomBytes) {
    this.#database = database;
    this.#key = key;
    this.#place = place;
    this.#random = random;
  }

  /** Undefined when there is none. To be parsed. */
  async read(name: string): Promise<unknown> {
    const stored = await readTogether(this.#database, (transaction) =>
      transaction.objectStore('meta').get(name),
    ).catch(() => {
      throw new LedgerError('storage');
    });
    if (stored === undefined) return undefined;
    const sealed = sealedSchema.safeParse(stored);
    const plain = sealed.success ? await unseal(this.#key, [...this.#place, name], sealed.data) : undefined;
    if (plain === undefined) throw new LedgerError('unreadable');
    return JSON.parse(new TextDecoder().decode(plain));
  }

  /** Durable when it resolves. */
  async write(name: string, value: unknown): Promise<void> {
    const plain = new TextEncoder().encode(JSON.stringify(value));
    const sealed = await seal(this.#key, [...this.#place, name], plain, this.#random);
    await this.#commit((transaction) => transaction.objectStore('meta').put(sealed, name));
  }

  clear(name: string): Promise<void> {
    return this.#commit((transaction) => transaction.objectStore('meta').delete(name));
  }

  async #commit(work: (transaction: WriteTransaction) => Promise<unknown>): Promise<void> {
    const written = await writeStrict(this.#database, async (transaction) => {
      await work(transaction);
      return undefined;
    });
    if (!written.ok) throw new LedgerError(written.reason);
  }
}
