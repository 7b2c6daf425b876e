import { usageBatch, type UsageRecord } from '../contract/usage.ts';

type Unnamed<T> = T extends unknown ? Omit<T, 'id'> : never;
/** A record before the car gave it its name. */
export type NewUsage = Unnamed<UsageRecord>;

/** The newest are kept when nobody settles. */
const limit = 1_000;

/** What waits to be handed over, oldest first. `name` makes the ids of one car's life unlike those of another. */
export class UsageQueue {
  readonly #name: string;
  readonly #onAdded: () => void;
  #records: readonly UsageRecord[] = [];
  #last = 0;

  constructor(name: string, onAdded: () => void) {
    this.#name = name;
    this.#onAdded = onAdded;
  }

  add(record: NewUsage): UsageRecord {
    const named = { ...record, id: `${this.#name}-${++this.#last}` };
    this.#records = [...this.#records, named].slice(-limit);
    this.#onAdded();
    return named;
  }

  pending(): readonly UsageRecord[] {
    return this.#records.slice(0, usageBatch);
  }

  settle(ids: readonly string[]): void {
    const settled = new Set(ids);
    this.#records = this.#records.filter(({ id }) => !settled.has(id));
  }

  /** Drops what came from a device that is no longer known. */
  dropDevice(device: string): void {
    this.#records = this.#records.filter((record) => !('device' in record) || record.device !== device);
  }
}
