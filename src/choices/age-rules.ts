import type { Clock } from '../../platform/contract/clock.ts';
import type { CategoryId } from '../../platform/contract/service-definition.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import type { Session } from '../session/session.ts';
import type { Collection } from '../vault/collection.ts';
import type { Vault } from '../vault/vault.ts';
import { choiceCollection } from './choice-collection.ts';
import type { Choice } from './choice-collection.ts';
import { denyLost } from './deny-lost.ts';

/** What a driver can choose, in days. */
const offered: readonly number[] = [7, 30, 90, 365];
const dayMs = 86_400_000;

/** The record of what left the car: its driver may have it shorter than the pack says, not longer. */
const bounded: ReadonlySet<CategoryId> = new Set<CategoryId>(['transfers']);

const noEnd: Choice = { allowed: true, pending: false };

/** How often a write is tried again because another window wrote the same choice in between. */
const attempts = 3;

export type AgeProblem = 'not-saved' | 'not-parked';

type AgedCategory = Pick<
  VehiclePack['categories'][number],
  'id' | 'erasable' | 'belongsTo' | 'retentionDays'
>;

export interface AgeSources {
  readonly vault: Pick<Vault, 'keepFor' | 'countOlder' | 'sweep'>;
  /** The bucket of the driver whose rules these are. */
  readonly bucket: string;
  /** The driver's choices, open. */
  readonly collection: Collection<Choice>;
  readonly categories: readonly AgedCategory[];
  readonly clock: Pick<Clock, 'now'>;
  /** Whether something may go for good now: while parked only. */
  readonly mayErase: () => boolean;
  readonly signal: AbortSignal;
}

/** After how long what a driver leaves in the car goes by itself: the pack's word until the driver says otherwise. */
export class AgeRules {
  readonly #sources: AgeSources;

  /** Tells the vault at once, and after every change, of this window or another. */
  constructor(sources: AgeSources) {
    this.#sources = sources;
    this.#tell();
    sources.collection.subscribe(() => this.#tell(), sources.signal);
  }

  /** Undefined where it stays until it is deleted. */
  daysOf(category: CategoryId): number | undefined {
    const entry = this.#entry(category);
    const chosen = this.#sources.collection.get(recordId(category))?.value;
    const days = chosen === undefined ? entry?.retentionDays : chosen.days;
    if (!bounded.has(category) || entry?.retentionDays === undefined) return days;
    return Math.min(days ?? entry.retentionDays, entry.retentionDays);
  }

  /** What can be chosen, the shortest first; undefined is no end. None where nothing of it goes by age. */
  optionsOf(category: CategoryId): readonly (number | undefined)[] {
    const entry = this.#entry(category);
    if (entry?.erasable !== 'yes' || entry.belongsTo === 'vehicle') return [];
    const { retentionDays } = entry;
    const days = [...new Set([...offered, ...(retentionDays === undefined ? [] : [retentionDays])])];
    const sorted = days.toSorted((a, b) => a - b);
    return bounded.has(category)
      ? sorted.filter((one) => one <= (retentionDays ?? one))
      : [...sorted, undefined];
  }

  /** How many records a shorter time would take at once; undefined where nobody can say. */
  countOlder(category: CategoryId, days: number): Promise<number | undefined> {
    const { vault, bucket, clock } = this.#sources;
    return vault.countOlder(bucket, category, clock.now() - days * dayMs);
  }

  /** Undefined when it is durable; what is too old then goes, as soon as the clock can be trusted. */
  async choose(category: CategoryId, days: number | undefined): Promise<AgeProblem | undefined> {
    const { vault, mayErase } = this.#sources;
    if (!mayErase()) return 'not-parked';
    if (!(await this.#write(category, days))) return 'not-saved';
    this.#tell();
    await vault.sweep();
    return undefined;
  }

  subscribe(listener: () => void, signal: AbortSignal): void {
    this.#sources.collection.subscribe(listener, signal);
  }

  async #write(category: CategoryId, days: number | undefined): Promise<boolean> {
    const { collection } = this.#sources;
    const id = recordId(category);
    const value: Choice = days === undefined ? noEnd : { allowed: false, pending: false, days };
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const revision = collection.get(id)?.revision;
      const written = await collection.put([{ id, value, ...(revision !== undefined && { revision }) }]);
      if (written.ok) return true;
      if (written.reason !== 'stale') return false;
    }
    return false;
  }

  #entry(category: CategoryId): AgedCategory | undefined {
    return this.#sources.categories.find(({ id }) => id === category);
  }

  #tell(): void {
    const { vault, bucket, categories } = this.#sources;
    const days = categories.flatMap(({ id }) => {
      const ofCategory = this.daysOf(id);
      return ofCategory === undefined ? [] : [[id, ofCategory] as const];
    });
    vault.keepFor(bucket, new Map(days));
  }
}

/** No switch is called so (`switches.ts`). */
function recordId(category: CategoryId): string {
  return `age:${category}`;
}

interface OpenSources {
  readonly vault: Vault;
  readonly session: Session;
  readonly pack: Pick<VehiclePack, 'categories'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly mayErase: () => boolean;
  readonly signal: AbortSignal;
}

/**
 * The rules of everybody whose choices can be read, told to the vault; those of who drives are given back. What a PIN locks stays
 * until it is opened, for its driver may have wished to keep it; so does what a choice that cannot be read any more was about,
 * until the driver chooses anew.
 */
export async function openAgeRules(sources: OpenSources): Promise<AgeRules | undefined> {
  const { vault, session, pack, signal } = sources;
  const { categories } = pack;
  const defaults = categories.flatMap(({ id, retentionDays }) =>
    retentionDays === undefined ? [] : [[id, retentionDays] as const],
  );
  vault.keepFor(session.vehicle.name, new Map(defaults));
  const aging = defaults.map(([category]) => recordId(category));
  const rules = new Map<string, AgeRules>();
  for (const { name, state } of [session.driver, ...session.others]) {
    if (state !== 'open') continue;
    const collection = vault.collection(name, choiceCollection);
    if (!(await denyLost(collection, await collection.open(signal), aging, noEnd))) continue;
    rules.set(name, new AgeRules({ ...sources, bucket: name, collection, categories }));
  }
  return rules.get(session.driver.name);
}
