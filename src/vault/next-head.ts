import type { Head } from './head.ts';
import type { Entry, OpenedPage } from './page.ts';

export interface HeadChange {
  readonly category: string;
  readonly version: number;
  readonly rekeyDue: boolean;
  /** The head before this write, undefined for the first or when it was damaged. */
  readonly before: Head | undefined;
  /** References that stay where they are, readable or not. */
  readonly kept: Head['pages'];
  /** Pages that stay as they are, by id. */
  readonly pages: ReadonlyMap<string, OpenedPage>;
  /** Pages that are written now. */
  readonly written: readonly {
    readonly id: string;
    readonly entries: readonly Entry[];
    readonly stored: { readonly revision: number; readonly data: Uint8Array };
  }[];
  readonly lostPages: number;
}

/** The head that belongs to a write. Pure. */
export function nextHead(change: HeadChange): Head {
  const references = new Map(change.kept.map((page) => [page.id, page]));
  const records = new Map<string, readonly Entry[]>();
  for (const [id, { revision, bytes, entries }] of change.pages) {
    references.set(id, { id, revision, bytes });
    records.set(id, entries);
  }
  for (const { id, stored, entries } of change.written) {
    references.set(id, { id, revision: stored.revision, bytes: stored.data.length });
    records.set(id, entries);
  }
  const entries = [...records.values()].flat();
  const removed = entries.filter(({ removedBy }) => removedBy !== undefined).length;
  return {
    category: change.category,
    revision: (change.before?.revision ?? 0) + 1,
    version: change.version,
    pages: [...references.values()],
    records: entries.length - removed,
    removed,
    bytes: [...references.values()].reduce((sum, { bytes }) => sum + bytes, 0),
    lostPages: (change.before?.lostPages ?? 0) + change.lostPages,
    rekeyDue: change.rekeyDue,
  };
}
