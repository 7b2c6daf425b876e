import type { CategoryId } from '../../platform/contract/service-definition.ts';
import type { ByteSource } from '../sealed-file/byte-reader.ts';
import type { Collection } from '../vault/collection.ts';
import type { OpenResult, StoredRecord, WriteResult } from '../vault/collection-definition.ts';
import type { ArchiveFiles } from './archive-files.ts';
import type { ArchiveRow } from './archive-rows.ts';
import { categorySchema } from './category-schema.ts';
import type { Withheld } from './withheld.ts';

/** Records of a category in a format of the field's own, beside the JSON: `contacts.vcf`, `destinations.gpx`. */
export interface BesideWriter<T> {
  /** Lower-case, without folder, with its ending. */
  readonly fileName: string;
  write(records: readonly StoredRecord<T>[]): AsyncIterable<Uint8Array<ArrayBuffer>>;
}

export interface ArchivedRecord {
  readonly id: string;
  readonly value: unknown;
}

/** What a category holds at one moment. */
export interface CategorySnapshot {
  readonly records: readonly ArchivedRecord[];
  readonly beside: readonly { readonly fileName: string; readonly content: () => ByteSource }[];
}

/** A category as an archive sees it, whatever its records are. */
export interface ArchiveCategory {
  readonly id: CategoryId;
  readonly version: number;
  readonly way: ArchiveRow['way'];
  readonly withheld: readonly Withheld[];
  /** Undefined where records have no large values. */
  readonly files: ArchiveFiles | undefined;
  open(signal: AbortSignal): Promise<OpenResult>;
  snapshot(): CategorySnapshot;
  jsonSchema(): unknown;
  /** A record of `from`, an earlier version or this one, as it would be stored; undefined for what does not fit. */
  read(value: unknown, from: number): { readonly value: unknown } | undefined;
  /** All or nothing. Never rejects. */
  put(records: readonly ArchivedRecord[]): Promise<WriteResult>;
  /** Takes records that an import added away again, those of before untouched. Never rejects. */
  remove(ids: readonly string[], undoMs: number): Promise<WriteResult>;
}

/** One row of what an archive takes and brings, for the composition root. */
export function archiveCategory<T>(
  collection: Collection<T>,
  { way, withheld = [] }: ArchiveRow,
  {
    files,
    beside = [],
  }: { readonly files?: ArchiveFiles | undefined; readonly beside?: readonly BesideWriter<T>[] } = {},
): ArchiveCategory {
  const { category, version, schema, migrations } = collection.definition;

  function read(record: unknown, from: number): { readonly value: T } | undefined {
    if (from > version) return undefined;
    try {
      let value = record;
      for (let at = from; at < version; at += 1) value = migrations[at]?.(value);
      const parsed = schema.safeParse(value);
      return parsed.success ? { value: parsed.data } : undefined;
    } catch {
      // Migrations are pure, and may throw on what was never stored.
      return undefined;
    }
  }

  return {
    id: category,
    version,
    way,
    withheld,
    files,
    open: (signal) => collection.open(signal),
    snapshot: () => {
      const records = collection.all();
      return {
        records,
        beside: beside.map((writer) => ({ fileName: writer.fileName, content: () => writer.write(records) })),
      };
    },
    jsonSchema: () => categorySchema({ category, version, schema }, withheld),
    read,
    put: async (records) => {
      const changes = records.flatMap(({ id, value }) => {
        const fitting = read(value, version);
        return fitting ? [{ id, value: fitting.value }] : [];
      });
      return changes.length === 0 ? { ok: true } : collection.put(changes);
    },
    remove: (ids, undoMs) => collection.remove(ids, undoMs),
  };
}
