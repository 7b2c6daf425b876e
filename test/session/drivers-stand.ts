import type { CarKey, KeyPort } from '../../platform/contract/key.ts';
import type { DriverCard } from '../../src/session/driver-card.ts';
import { openDriverCards } from '../../src/session/driver-cards.ts';
import { DriversDesk } from '../../src/session/drivers-desk.ts';
import type { LendingParts } from '../../src/session/lend.ts';
import { openSession, type Session } from '../../src/session/session.ts';
import type { Ledger } from '../../src/vault/ledger.ts';
import { seizeVault } from '../../src/vault/locks.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { GloveboxStand, random } from '../vault/glovebox-stand.ts';

/** A car's key that a test puts in and takes out. */
export class HandKey implements KeyPort {
  #present: CarKey = { kind: 'none' };
  readonly #listeners = new Set<() => void>();

  present(): CarKey {
    return this.#present;
  }

  subscribe(listener: () => void, signal: AbortSignal): void {
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  put(key: CarKey): void {
    this.#present = key;
    for (const listener of [...this.#listeners]) listener();
  }
}

export interface DeskWindow {
  readonly desk: DriversDesk;
  readonly vault: Vault;
  readonly ledger: Ledger;
  readonly session: Session;
  /** Resolves with the route of the first restart. */
  readonly restarted: Promise<string>;
}

/** A car with drivers: its key, whether it is parked, and what happened to its windows. */
export class DriversStand extends GloveboxStand {
  readonly key = new HandKey();
  isParked = true;
  /** Routes of the restarts that windows asked for. */
  readonly restarts: string[] = [];
  /** How often stores were to be built anew. */
  reopened = 0;
  #life = new AbortController();

  /** A window at its start, with whom the ledger names. */
  async open(): Promise<DeskWindow> {
    const vault = await this.window();
    const ledger = await this.ledger();
    const session = openSession(vault);
    if (session === undefined) throw new Error('No session.');
    const { signal } = this.#life;
    let tell: (route: string) => void = () => undefined;
    const restarted = new Promise<string>((resolve) => (tell = resolve));
    const desk = new DriversDesk({
      vault,
      ledger,
      session,
      cards: await openDriverCards(vault, session, signal),
      key: this.key,
      clock: this.clock,
      mayChange: () => this.isParked,
      restart: (route) => {
        this.restarts.push(route);
        tell(route);
      },
      reopen: () => {
        this.reopened += 1;
        return Promise.resolve();
      },
      signal,
    });
    return { desk, vault, ledger, session, restarted };
  }

  /** All windows end, and one begins. */
  async restart(): Promise<DeskWindow> {
    await this.end();
    return this.open();
  }

  /** All windows end, and with their processes the vault that one of them took from the others. */
  async end(): Promise<void> {
    this.closeAll();
    (await seizeVault())?.release();
  }

  async parts(vault: Vault): Promise<LendingParts> {
    return { vault, ledger: await this.ledger(), random };
  }

  /** A first driver and others with these names, the last of them in the seat. */
  async with(...names: readonly string[]): Promise<DeskWindow> {
    const [first = '', ...others] = names;
    let window = await this.open();
    await window.desk.change({ name: first });
    for (const name of others) {
      const made = await window.desk.create(name);
      if (!made.ok) throw new Error(made.reason);
      window = await this.restart();
    }
    return window;
  }

  override closeAll(): void {
    this.#life.abort();
    this.#life = new AbortController();
    super.closeAll();
  }
}

export const namesOf = ({ drivers }: DriversDesk): readonly string[] => drivers.map(({ name }) => name);

/** The bucket of the driver with this name. */
export function bucketOf({ drivers }: DriversDesk, name: string): string {
  const found = drivers.find((driver) => driver.name === name);
  if (found === undefined) throw new Error('No such driver.');
  return found.bucket;
}

/** A card as version 1 of its collection had it. */
export const firstCard = { name: 'Anna', language: 'nl', firstRun: 'finished' } satisfies DriverCard;
