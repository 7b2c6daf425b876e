import { categoryIdSchema } from '../../platform/contract/service-definition.ts';
import type { CarSwitch, ServiceDefinition } from '../../platform/contract/service-definition.ts';
import type { Choices } from '../../platform/contract/services.ts';
import type { Collection } from '../vault/collection.ts';
import type { Choice } from './choice-collection.ts';
import { serviceOf, switchScope } from './switches.ts';
import type { ChoiceId } from './switches.ts';

/** What holds where a driver has decided nothing. From the pack. */
export interface ChoiceDefaults {
  readonly network: boolean;
  readonly location: boolean;
}

/** What a service of the pack says about choosing it. */
export type ChoosableService = Pick<ServiceDefinition, 'id' | 'scope' | 'control'>;

/** How often a write is tried again because another window wrote the same choice in between. */
const attempts = 3;

export interface ChoiceStores {
  readonly car: Collection<Choice>;
  readonly driver: Collection<Choice>;
}

/**
 * The choices in memory and, where the vault is open, behind it. Without the vault reductions still hold for this run
 * and widenings cannot be kept, so they are refused by the caller.
 */
export class ChoiceMemory {
  readonly #defaults: ChoiceDefaults;
  readonly #services: readonly ChoosableService[];
  readonly #stores: ChoiceStores | undefined;
  readonly #absent: readonly CarSwitch[];
  readonly #decided = new Map<ChoiceId, boolean>();
  /** Reduced in this run and not (yet) in the vault: what the vault still says does not count. */
  readonly #held = new Set<ChoiceId>();
  /** The last write of each: the next one starts from the revision that it made. */
  readonly #writing = new Map<ChoiceId, Promise<boolean>>();
  /** How often each was reduced in this window. */
  readonly #reductions = new Map<ChoiceId, number>();
  #changes = 0;

  /**
   * `absent`: switches this car does not have. Whatever was decided where they exist (a vault may have seen another
   * pack), the network counts as on, for nobody could switch it on again, and location as off, for nobody could have
   * allowed it.
   */
  constructor(
    defaults: ChoiceDefaults,
    services: readonly ChoosableService[],
    stores: ChoiceStores | undefined,
    absent: readonly CarSwitch[] = [],
  ) {
    this.#defaults = defaults;
    this.#services = services;
    this.#stores = stores;
    this.#absent = absent;
    this.refresh();
  }

  /** Takes over what the vault holds: at start, and after another window changed it. */
  refresh(): void {
    let written = 0;
    for (const store of this.#stores === undefined ? [] : [this.#stores.car, this.#stores.driver]) {
      for (const record of store.all()) {
        const id = record.id as ChoiceId;
        if (!this.#held.has(id)) this.#decided.set(id, record.value.allowed && !record.value.pending);
        written += record.revision;
      }
    }
    this.#changes = Math.max(this.#changes, written);
  }

  /** Calls `listener` after another window changed a choice and it was taken over. */
  subscribe(listener: () => void, signal: AbortSignal): void {
    for (const store of this.#stores === undefined ? [] : [this.#stores.car, this.#stores.driver]) {
      store.subscribe(() => {
        this.refresh();
        listener();
      }, signal);
    }
  }

  get isKept(): boolean {
    return this.#stores !== undefined;
  }

  /** Grows with every change, also across restarts: it counts the records' revisions. */
  get revision(): number {
    return this.#changes;
  }

  allowed(id: ChoiceId): boolean {
    if (this.#absent.some((name) => name === id)) return id === 'network';
    const decided = this.#decided.get(id);
    if (decided !== undefined) return decided;
    if (id === 'network' || id === 'location') return this.#defaults[id];
    if (id.startsWith('use:')) return true;
    // Legitimate interest (GDPR art. 21) runs until it is objected to; everything else is off until chosen.
    return this.#services.some((service) => service.id === serviceOf(id) && service.control === 'objection');
  }

  /** Changes what counts from now on, before anything is written. */
  decide(id: ChoiceId, allowed: boolean): void {
    this.#decided.set(id, allowed);
    if (allowed) this.#held.delete(id);
    else {
      this.#held.add(id);
      this.#reductions.set(id, this.reductions(id) + 1);
    }
    this.overtake();
  }

  /** Grows with each reduction in this window: a widening that waited for a write sees what came in between. */
  reductions(id: ChoiceId): number {
    return this.#reductions.get(id) ?? 0;
  }

  /** Whether a widening is what is kept, confirmed or not: nobody took it back since, in any window. */
  isWanted(id: ChoiceId): boolean {
    return this.#storeOf(id)?.get(id)?.value.allowed === true;
  }

  /** Makes the present choices newer than what the enforcement point called newer. */
  overtake(): void {
    this.#changes += 1;
  }

  /** Writes a choice after those before it; true when it is durable. The last tap of any window wins. */
  async keep(id: ChoiceId, choice: Choice): Promise<boolean> {
    return this.#inTurn(id, (store) => this.#write(store, id, choice, () => true));
  }

  /** Makes a pending widening count for good; false where it could not be kept, or was taken back in any window. */
  async confirm(id: ChoiceId): Promise<boolean> {
    const confirmed = { allowed: true, pending: false };
    return this.#inTurn(id, (store) => this.#write(store, id, confirmed, () => this.isWanted(id)));
  }

  async #inTurn(id: ChoiceId, write: (store: Collection<Choice>) => Promise<boolean>): Promise<boolean> {
    const store = this.#storeOf(id);
    if (store === undefined) return false;
    const before = this.#writing.get(id) ?? Promise.resolve(true);
    const written = before.then(() => write(store));
    this.#writing.set(id, written);
    return written;
  }

  #storeOf(id: ChoiceId): Collection<Choice> | undefined {
    return this.#stores?.[switchScope(id, this.#services)];
  }

  async #write(
    store: Collection<Choice>,
    id: ChoiceId,
    choice: Choice,
    holds: () => boolean,
  ): Promise<boolean> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      if (!holds()) return false;
      const stored = store.get(id);
      const written = await store.put([{ id, value: choice, ...(stored && { revision: stored.revision }) }]);
      if (written.ok) {
        if (!choice.allowed) this.#held.delete(id);
        return true;
      }
      if (written.reason !== 'stale') return false;
    }
    return false;
  }

  /** The choices as the enforcement point takes them. */
  choices(): Choices {
    const services: Choices['services'] = {};
    for (const [id, allowed] of this.#decided) {
      const service = serviceOf(id);
      if (service !== undefined) services[service] = allowed;
    }
    return {
      network: this.allowed('network'),
      location: this.allowed('location'),
      microphone: false,
      privateDrive: false,
      services,
      restrictedCategories: this.#setAside(),
    };
  }

  /** Categories that no service may read (GDPR art. 18). */
  #setAside(): Choices['restrictedCategories'] {
    return [...this.#decided].flatMap(([id, allowed]) => {
      const category = categoryIdSchema.safeParse(
        id.startsWith('use:') ? id.slice('use:'.length) : undefined,
      );
      return category.success && !allowed ? [category.data] : [];
    });
  }
}
