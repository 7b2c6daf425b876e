import type { Collection } from '../../vault/collection.ts';
import type { WriteResult } from '../../vault/collection-definition.ts';
import type { TakenRecords } from './profile-content.ts';
import type { RecordsResult, TargetProblem } from './profile-places.ts';

/** A stored category whose records can go along. */
export interface RecordList {
  readonly count: number;
  readonly version: number;
  all(): readonly unknown[];
  /** Adds what is not there exactly so already, all or nothing. Never rejects. */
  add(taken: TakenRecords): Promise<RecordsResult>;
}

/**
 * The records of an open collection.
 *
 * @param outward what of a record may leave: without references that only this vault can follow.
 */
export function recordList<T>(
  collection: Collection<T>,
  newId: () => string,
  outward: (value: T) => unknown = (value) => value,
): RecordList {
  const { schema, version, migrations } = collection.definition;

  /** Undefined for what does not fit; migrations are pure, and may throw on what was never stored. */
  function read(record: unknown, from: number): T | undefined {
    try {
      let value = record;
      for (let at = from; at < version; at += 1) value = migrations[at]?.(value);
      const parsed = schema.safeParse(value);
      // What came in a file refers to nothing here.
      return parsed.success && same(outward(parsed.data), parsed.data) ? parsed.data : undefined;
    } catch {
      return undefined;
    }
  }

  return {
    version,
    get count() {
      return collection.all().length;
    },
    all: () => collection.all().map(({ value }) => outward(value)),
    add: async ({ version: from, records }) => {
      if (from > version) return { ok: false, reason: 'newer-version' };
      const present = new Set(collection.all().map(({ value }) => sorted(outward(value))));
      const fitting = records.flatMap((record) => read(record, from) ?? []);
      const changes = fitting.flatMap((value) => {
        const text = sorted(value);
        if (present.has(text)) return [];
        present.add(text);
        return { id: newId(), value };
      });
      if (changes.length > 0) {
        const written = await collection.put(changes);
        if (!written.ok) return { ok: false, reason: problemOf(written) };
      }
      return {
        ok: true,
        added: changes.length,
        known: fitting.length - changes.length,
        unfit: records.length - fitting.length,
      };
    },
  };
}

function problemOf({ reason }: Extract<WriteResult, { ok: false }>): TargetProblem {
  if (reason === 'quota') return 'quota';
  return reason === 'closed' || reason === 'locked' ? 'not-open' : 'storage';
}

function same(one: unknown, other: unknown): boolean {
  return sorted(one) === sorted(other);
}

/** The same text for the same value, in whatever order its fields stand. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
