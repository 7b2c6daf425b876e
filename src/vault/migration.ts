import type { CollectionDefinition } from './collection-definition.ts';
import type { Entry, OpenedPage } from './page.ts';

/**
 * Every page with its records brought from version `from` to the definition's, or undefined when a step is missing,
 * throws, or yields what the schema refuses: then nothing is migrated. Pure.
 */
export function migratePages<T>(
  pages: ReadonlyMap<string, OpenedPage>,
  from: number,
  definition: CollectionDefinition<T>,
): Map<string, Entry[]> | undefined {
  const steps: ((record: unknown) => unknown)[] = [];
  for (let version = from; version < definition.version; version += 1) {
    const step = definition.migrations[version];
    if (step === undefined) return undefined;
    steps.push(step);
  }
  const migrated = new Map<string, Entry[]>();
  try {
    for (const [id, { entries }] of pages) {
      const records: Entry[] = [];
      for (const entry of entries) {
        const value = steps.reduce((record, step) => step(record), entry.value);
        const parsed = definition.schema.safeParse(value);
        if (!parsed.success) return undefined;
        records.push({ ...entry, value: parsed.data });
      }
      migrated.set(id, records);
    }
    return migrated;
  } catch {
    return undefined;
  }
}
