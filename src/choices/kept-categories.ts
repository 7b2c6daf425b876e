import type { CategoryId } from '../../platform/contract/service-definition.ts';
import type { Collection } from '../vault/collection.ts';
import type { Choice } from './choice-collection.ts';

/** How often a write is tried again because another window wrote the same choice in between. */
const attempts = 3;

/**
 * Which categories the car keeps of this driver from now on. All until one is switched off; what is stored already stays
 * until it is erased.
 */
export class KeptCategories {
  readonly #collection: Collection<Choice>;

  /** `collection`: the driver's choices, open. */
  constructor(collection: Collection<Choice>) {
    this.#collection = collection;
  }

  isKept(category: CategoryId): boolean {
    return this.#collection.get(keptOf(category))?.value.allowed !== false;
  }

  /** True when it is durable. */
  async keep(category: CategoryId, allowed: boolean): Promise<boolean> {
    const id = keptOf(category);
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      if (this.isKept(category) === allowed) return true;
      const revision = this.#collection.get(id)?.revision;
      const change = { id, value: { allowed, pending: false } };
      const written = await this.#collection.put([revision === undefined ? change : { ...change, revision }]);
      if (written.ok) return true;
      if (written.reason !== 'stale') return false;
    }
    return false;
  }
}

/** The id of the choice; no switch is called so (`switches.ts`). */
export function keptOf(category: CategoryId): string {
  return `keep:${category}`;
}
