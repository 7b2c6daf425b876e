import type { CategoryId } from '../../platform/contract/service-definition.ts';
import { usageCategories } from '../../platform/contract/usage.ts';
import type { Session } from '../session/session.ts';
import type { Collection } from '../vault/collection.ts';
import type { Vault } from '../vault/vault.ts';
import { choiceCollection } from './choice-collection.ts';
import type { Choice } from './choice-collection.ts';
import { openStoppedSyncs } from './stopped-syncs.ts';
import type { StoppedSyncs } from './stopped-syncs.ts';

/** How often a write is tried again because another window wrote the same choice in between. */
const attempts = 3;

/** What the car writes down by itself; nothing else comes in without a driver's own act. */
export const recordedCategories: ReadonlySet<CategoryId> = new Set([...usageCategories, 'transfers']);

/** Why the driver's word on a category does not hold as asked. */
export type KeepProblem = 'not-saved' | 'not-parked';

export interface KeptSources {
  /** The driver's choices, open. */
  readonly collection: Collection<Choice>;
  readonly syncs: Pick<StoppedSyncs, 'isStopped' | 'turnOn'>;
  /** The bucket that a category is kept in. */
  readonly bucketOf: (category: CategoryId) => string;
  /** Whether more may be kept from now on: false in every state but parked. */
  readonly mayWiden: () => boolean;
}

/**
 * Which categories the car keeps of this driver from now on. All until one is switched off or was erased; what is stored
 * already stays until it is erased. Off holds from the tap, for this run also where it cannot be written; on holds once
 * it is written.
 */
export class KeptCategories {
  readonly #sources: KeptSources;
  /** Switched off in this run, and not (yet) written. */
  readonly #held = new Set<CategoryId>();
  /** The last tap of each. */
  readonly #latest = new Map<CategoryId, object>();
  /** The last write of each: the next one starts from what it made. */
  readonly #writing = new Map<CategoryId, Promise<unknown>>();
  readonly #listeners = new Set<() => void>();

  constructor(sources: KeptSources) {
    this.#sources = sources;
  }

  isKept(category: CategoryId): boolean {
    const { syncs, bucketOf } = this.#sources;
    if (this.#held.has(category) || syncs.isStopped({ bucket: bucketOf(category), category })) return false;
    return this.#stored(category)?.value.allowed !== false;
  }

  /** Off in every driving state, on while parked only. Undefined when it holds and is durable, or a later tap took over. */
  async keep(category: CategoryId, wanted: boolean): Promise<KeepProblem | undefined> {
    const { syncs, bucketOf, mayWiden } = this.#sources;
    if (wanted && !mayWiden()) return 'not-parked';
    const turn = {};
    this.#latest.set(category, turn);
    const isLatest = (): boolean => this.#latest.get(category) === turn;
    if (!wanted) {
      this.#held.add(category);
      this.#notify();
    }
    const before = this.#writing.get(category) ?? Promise.resolve();
    const write = before.then(() => this.#write(category, wanted, isLatest));
    this.#writing.set(category, write);
    const isWritten = await write;
    if (!isLatest()) return undefined;
    if (isWritten) this.#held.delete(category);
    const holds = isWritten && (!wanted || (await syncs.turnOn({ bucket: bucketOf(category), category })));
    this.#notify();
    return holds ? undefined : 'not-saved';
  }

  /** Calls `listener` after every change, of this window or another. */
  subscribe(listener: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
    this.#sources.collection.subscribe(listener, signal);
  }

  #stored(category: CategoryId): ReturnType<Collection<Choice>['get']> {
    return this.#sources.collection.get(keptOf(category));
  }

  /** True when it is durable, and nobody has tapped since. */
  async #write(category: CategoryId, allowed: boolean, isLatest: () => boolean): Promise<boolean> {
    const { collection } = this.#sources;
    for (let attempt = 0; attempt < attempts && isLatest(); attempt += 1) {
      const stored = this.#stored(category);
      if ((stored?.value.allowed ?? true) === allowed) return true;
      const change = { id: keptOf(category), value: { allowed, pending: false } };
      const written = await collection.put([stored ? { ...change, revision: stored.revision } : change]);
      if (written.ok) return true;
      if (written.reason !== 'stale') return false;
    }
    return false;
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The id of the choice; no switch is called so (`switches.ts`). */
export function keptOf(category: CategoryId): string {
  return `keep:${category}`;
}

/** Undefined while a PIN locks who drives, and when the choices cannot be read. */
export async function openKeptCategories(
  { vault, session }: { readonly vault: Vault; readonly session: Session },
  mayWiden: () => boolean,
  signal: AbortSignal,
): Promise<KeptCategories | undefined> {
  if (session.driver.state !== 'open') return undefined;
  const collection = vault.collection(session.driver.name, choiceCollection);
  const syncs = await openStoppedSyncs(vault, session, signal);
  if (syncs === undefined || !(await collection.open(signal)).ok) return undefined;
  const bucketOf = (category: CategoryId): string =>
    category === 'paired-devices' ? session.vehicle.name : session.driver.name;
  return new KeptCategories({ collection, syncs, bucketOf, mayWiden });
}
