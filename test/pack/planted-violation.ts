import { expect, test } from '@playwright/test';
import { parsePack } from '../../src/pack/parse-pack.ts';
import { jsonAt, makerNl, pathOf, setJson } from './pack-files.ts';
import type { Json, PackFiles } from './pack-files.ts';

type Damage = (pack: Json) => void;

/** What is done to a shipped pack, the entry that must be named, words of the rule. */
export type PlantedViolation = readonly [what: string, damage: Damage, entry: string, rule: string];

/** Sets a field of the service, category or preset of that id. */
export function set(
  list: string,
  id: string,
  field: readonly (string | number)[],
  value: Json | undefined,
): Damage {
  return (pack) => setJson(pack, [...pathOf(pack, list, id), ...field], value);
}

/** Adds a copy of an entry with changes. */
export function copy(list: string, id: string, changes: Record<string, Json>): Damage {
  return (pack) => {
    const entries = jsonAt(pack, [list]);
    const original = jsonAt(pack, pathOf(pack, list, id));
    if (!Array.isArray(entries) || typeof original !== 'object') throw new Error('nothing to copy');
    entries.push({ ...(original as Record<string, Json>), ...changes });
  };
}

/** One test a row: the damaged pack is refused, and the problem names entry and rule. */
export function refuses(violations: readonly PlantedViolation[], files: PackFiles = makerNl): void {
  for (const [what, damage, entry, rule] of violations) {
    test(`${what} is refused`, () => {
      const pack = files.pack();
      damage(pack);
      const parsed = parsePack(pack);
      expect(parsed.ok ? [] : parsed.problems).toContainEqual({ entry, rule: expect.stringContaining(rule) });
    });
  }
}
