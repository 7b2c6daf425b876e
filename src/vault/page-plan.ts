import type { Entry } from './page.ts';

/** About 100 records: 10,000 contacts are then written 16 times and read 7 times faster than one by one (facts). */
export const pageRecords = 100;
/** A page with long records closes earlier, so that changing one of them does not rewrite megabytes. */
export const pageText = 262_144;
/** Longest JSON text of one record, in UTF-16 units. What is longer belongs into a blob. */
export const recordText = 1_048_576;

interface PageContent {
  readonly bytes: number;
  readonly entries: readonly Entry[];
}

/**
 * Which pages to write, with all their entries, so that `changed` entries replace those of the same id or are added
 * to the last page with room and to new ones. Pure.
 */
export function planPages(
  pages: ReadonlyMap<string, PageContent>,
  changed: readonly Entry[],
  pageOf: (id: string) => string | undefined,
  newPage: () => string,
): Map<string, Entry[]> {
  const plan = new Map<string, Entry[]>();
  const added: Entry[] = [];
  for (const entry of changed) {
    const page = pageOf(entry.id);
    if (page === undefined) {
      added.push(entry);
      continue;
    }
    const entries = plan.get(page) ?? [...(pages.get(page)?.entries ?? [])];
    entries[entries.findIndex(({ id }) => id === entry.id)] = entry;
    plan.set(page, entries);
  }
  if (added.length === 0) return plan;
  const last = [...pages].at(-1);
  let room = last !== undefined && last[1].entries.length < pageRecords && last[1].bytes < pageText;
  for (const chunk of chunks(added, room && last ? last[1] : undefined)) {
    const page = room && last ? last[0] : newPage();
    const before = plan.get(page) ?? (room && last ? last[1].entries : []);
    plan.set(page, [...before, ...chunk]);
    room = false;
  }
  return plan;
}

/** Entries cut into pages of at most {@link pageRecords} and about {@link pageText}. Pure. */
export function chunks(entries: readonly Entry[], first?: PageContent): Entry[][] {
  const result: Entry[][] = [[]];
  let records = first?.entries.length ?? 0;
  let text = first?.bytes ?? 0;
  for (const entry of entries) {
    const length = JSON.stringify(entry.value).length;
    if (records > 0 && (records >= pageRecords || text + length > pageText)) {
      result.push([]);
      records = 0;
      text = 0;
    }
    result.at(-1)?.push(entry);
    records += 1;
    text += length;
  }
  // The first page may have had no room left for even one.
  return first !== undefined ? result : result.filter((chunk) => chunk.length > 0);
}
