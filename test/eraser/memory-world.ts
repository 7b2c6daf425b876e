import type { Keystore } from '../../platform/contract/keystore.ts';
import type { VehiclePack } from '../../src/pack/load-pack.ts';
import type { EraseWorld, ErasableBucket, FoundBucket } from '../../src/eraser/world.ts';
import { LedgerError } from '../../src/vault/ledger-error.ts';
import { withCertificate } from '../../src/vault/kept-certificate.ts';
import type { KeptCertificate, OwedCertificate } from '../../src/vault/kept-certificate.ts';
import { HandClock } from '../vault/hand-clock.ts';
import { erasingStand } from './erasing-stand.ts';
import { MemoryAttestation } from './memory-attestation.ts';

/** The power was cut. */
export class Killed extends Error {}

type Call = <T>(name: string, effect: () => T | Promise<T>) => Promise<T>;

interface MemoryBucket {
  alias: string;
  retired: string[];
  /** Categories with a key. */
  keys: Set<string>;
  /** Records by category with pages. */
  pages: Map<string, number>;
}

/**
 * A car's places in memory: what is in it outlives a kill, every call on it can be one. `killAt(n)` cuts
 * the power right before (even n) or right after (odd n) the effect of the n/2-th call from then on.
 */
export class MemoryWorld {
  readonly buckets = new Map<string, MemoryBucket>();
  readonly aliases = new Set(['ledger']);
  readonly attestation = new MemoryAttestation();
  readonly clock = new HandClock();
  journal: unknown;
  certificates: readonly KeptCertificate[] = [];
  owed: readonly OwedCertificate[] = [];
  drivers = 0;
  carResets = 0;
  calls = 0;
  /** What happened, for the order of things. */
  readonly log: string[] = [];
  /** Names of calls that fail, until they are taken out. */
  readonly broken = new Set<string>();
  readonly #pack: Pick<VehiclePack, 'categories' | 'services'>;
  #killAt = Number.POSITIVE_INFINITY;
  #next = 0;
  #life = 0;
  #isDead = false;

  constructor(pack: Pick<VehiclePack, 'categories' | 'services'>) {
    this.#pack = pack;
  }

  fill(name: string, categories: Readonly<Record<string, number>>): void {
    const alias = `alias-${name}`;
    this.aliases.add(alias);
    const pages = new Map(Object.entries(categories));
    this.buckets.set(name, { alias, retired: [], keys: new Set(pages.keys()), pages });
    if (name.startsWith('driver-')) this.drivers += 1;
  }

  /** Cuts the power at the n-th moment from now. */
  killAt(moment: number): void {
    this.#killAt = moment;
    this.#next = 0;
    this.#isDead = false;
    this.#life += 1;
  }

  /** Whether a record could still be read by anybody: its pages, its key and the alias are all there. */
  readable(name: string, category: string): boolean {
    const bucket = this.buckets.get(name);
    if (bucket === undefined) return false;
    return (
      (bucket.pages.get(category) ?? 0) > 0 && bucket.keys.has(category) && this.aliases.has(bucket.alias)
    );
  }

  /** The world as a process sees it. */
  open(): EraseWorld {
    const life = this.#life;
    const call: Call = (name, effect) => this.#call(life, name, effect);
    const { certifier } = erasingStand(
      this.#pack,
      {
        clock: this.clock,
        ledger: {
          certificates: () => call('certificates', () => this.certificates),
          addCertificate: (added) =>
            call('addCertificate', async () => {
              this.certificates = await withCertificate(this.certificates, added);
            }),
          owedCertificates: () => call('owedCertificates', () => this.owed),
          setOwedCertificates: (owed) =>
            call('setOwedCertificates', () => {
              this.owed = owed;
            }),
        },
      },
      this.attestation,
    );
    return {
      journal: {
        readJournal: () => call('readJournal', () => structuredClone(this.journal)),
        writeJournal: (entry) =>
          call(`write ${entry.step}`, () => {
            // The disk is full until something has gone from it.
            if (this.broken.has('disk') && this.buckets.size > 0) throw new LedgerError('quota');
            this.journal = structuredClone(entry);
          }),
        clearJournal: () =>
          call('clearJournal', () => {
            this.journal = undefined;
          }),
      },
      keystore: this.#keystore(call),
      clock: this.clock,
      keptAliases: ['ledger'],
      buckets: () => call('buckets', () => [...this.buckets.keys()].map((name) => this.#found(name, call))),
      deleteBucket: (name) =>
        call('deleteBucket', () => {
          if (this.broken.has(`delete ${name}`)) return false;
          this.buckets.delete(name);
          return true;
        }),
      expectDrivers: (count) =>
        call('expectDrivers', () => {
          this.drivers = count;
        }),
      stopWindows: () => call('stopWindows', () => undefined),
      withKeys: (work) => work(),
      car: {
        reset: (items) =>
          call('car', () => {
            this.carResets += 1;
            const state = this.broken.has('car') ? ('refused' as const) : ('done' as const);
            return items.map((item) => ({ item, state }));
          }),
      },
      aged: undefined,
      certifier,
    };
  }

  #found(name: string, call: Call): FoundBucket {
    if (this.broken.has(`open ${name}`)) return { name, store: undefined };
    const bucket = this.buckets.get(name);
    if (bucket === undefined) throw new Error('no such bucket');
    const store: ErasableBucket = {
      name: `driver-${name}`,
      contents: () =>
        call('contents', () =>
          [...new Set([...bucket.pages.keys(), ...bucket.keys])].map((category) => {
            const records = bucket.pages.get(category);
            const head =
              records === undefined
                ? undefined
                : {
                    category,
                    revision: 1,
                    version: 1,
                    pages: [{ id: 'p', revision: 1, bytes: records * 10 }],
                    records,
                    removed: 0,
                    bytes: records * 10,
                    lostPages: 0,
                    rekeyDue: false,
                  };
            const pages = records === undefined ? 0 : 1;
            return { category, head, pages, missingPages: 0, hasKey: bucket.keys.has(category) };
          }),
        ),
      keyringAlias: () => call('keyringAlias', () => bucket.alias),
      retireAll: () =>
        call('retireAll', () => ({ ok: true as const, retired: [...bucket.retired, bucket.alias] })),
      retireKeys: (categories) =>
        call('retireKeys', () => {
          if (this.broken.has(`retire ${name}`)) return { ok: false as const, reason: 'quota' as const };
          if (categories.some((category) => bucket.keys.has(category))) {
            bucket.retired.push(bucket.alias);
            bucket.alias = `alias-${name}-${bucket.retired.length}`;
            this.aliases.add(bucket.alias);
            for (const category of categories) bucket.keys.delete(category);
          }
          return { ok: true as const, retired: [...bucket.retired] };
        }),
      dropPages: (categories) =>
        call('dropPages', () => {
          for (const category of categories) bucket.pages.delete(category);
          return { ok: true as const, value: undefined };
        }),
    };
    return { name, store };
  }

  #keystore(call: Call): Keystore {
    const never = (): never => {
      throw new Error('An erase wraps nothing by itself.');
    };
    return {
      grade: 'file',
      wrap: never,
      unwrap: never,
      beginAttempt: never,
      endAttempt: never,
      destroy: (aliases) =>
        call('destroy', () => {
          if (this.broken.has('destroy')) return { ok: false as const, reason: 'corrupt' as const };
          for (const alias of aliases) this.aliases.delete(alias);
          return { ok: true as const, value: undefined };
        }),
      aliases: () => call('aliases', () => ({ ok: true as const, value: [...this.aliases] })),
    };
  }

  async #call<T>(life: number, name: string, effect: () => T | Promise<T>): Promise<T> {
    this.#live(life);
    this.calls += 1;
    this.log.push(name);
    this.#pass();
    const value = await effect();
    this.#pass();
    this.#live(life);
    return value;
  }

  /** A dead process does nothing more, also not what it had begun beside the call that was its last. */
  #live(life: number): void {
    if (this.#isDead || life !== this.#life) throw new Killed();
  }

  #pass(): void {
    if (this.#next === this.#killAt) {
      this.#isDead = true;
      throw new Killed();
    }
    this.#next += 1;
  }
}
