import * as z from 'zod/mini';
import type { CollectionDefinition } from '../../src/vault/collection-definition.ts';
import type { Collection } from '../../src/vault/collection.ts';
import { deriveArgon2 } from '../../src/derivation/argon2.ts';
import type { DeriveBytes } from '../../src/vault/derivation.ts';
import { openLedger, type Ledger } from '../../src/vault/ledger.ts';
import { openVault } from '../../src/vault/open-vault.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { HandClock } from './hand-clock.ts';
import { MemoryKeystore } from './memory-keystore.ts';

export const random = (bytes: number): Uint8Array<ArrayBuffer> =>
  crypto.getRandomValues(new Uint8Array(bytes));

export interface Contact {
  readonly name: string;
  readonly phone?: string | undefined;
}

export const contacts: CollectionDefinition<Contact> = {
  category: 'contacts',
  version: 1,
  schema: z.object({ name: z.string().check(z.maxLength(100_000)), phone: z.optional(z.string()) }),
  migrations: {},
};

/** One car: a keystore and a clock that outlive every window. */
export class GloveboxStand {
  readonly keystore = new MemoryKeystore();
  readonly clock = new HandClock();
  /** How PIN keys are derived; a test may let it fail. */
  derive: DeriveBytes = deriveArgon2;
  readonly #open: { close(): void }[] = [];

  async ledger(): Promise<Ledger> {
    const opened = await openLedger({
      keystore: this.keystore,
      clock: this.clock,
      random,
      derive: (...secret) => this.derive(...secret),
    });
    if (!opened.ok) throw new Error(`ledger: ${opened.reason}`);
    this.#open.push(opened.ledger);
    return opened.ledger;
  }

  /** A window: its own ledger and vault. */
  async window(): Promise<Vault> {
    const ledger = await this.ledger();
    const opened = await openVault({
      ledger,
      clock: this.clock,
      random,
      categories: ['contacts', 'destinations'],
    });
    if (!opened.ok) throw new Error(`vault: ${opened.reason}`);
    this.#open.push(opened.vault);
    return opened.vault;
  }

  closeAll(): void {
    for (const one of this.#open.splice(0)) one.close();
  }
}

export function driverBucket(vault: Vault): string {
  return vault.currentDriver;
}

/** The driver's contacts, opened. */
export async function openContacts(vault: Vault): Promise<Collection<Contact>> {
  const collection = vault.collection(driverBucket(vault), contacts);
  const opened = await collection.open();
  if (!opened.ok) throw new Error(`contacts: ${opened.reason}`);
  return collection;
}

export function nextChange<T>(collection: Collection<T>): Promise<void> {
  const done = new AbortController();
  return new Promise<void>((resolve) => collection.subscribe(resolve, done.signal)).then(() => done.abort());
}

/** Resolves when `holds` does, asked again at every change of the collection. */
export function until<T>(collection: Collection<T>, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (holds()) {
      resolve();
      return;
    }
    const done = new AbortController();
    collection.subscribe(() => {
      if (!holds()) return;
      done.abort();
      resolve();
    }, done.signal);
  });
}
