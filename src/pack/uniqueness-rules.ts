import type { PackProblem } from './pack-problem.ts';
import type { PackData } from './pack-schema.ts';

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

/** Every id once, and nothing listed twice. */
export function uniquenessProblems(pack: PackData): PackProblem[] {
  const ids = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id);
  const lists: Record<string, readonly string[]> = {
    languages: pack.languages,
    switches: pack.switches,
    'equipment/parkedSignals': pack.equipment.parkedSignals,
    categories: ids(pack.categories),
    services: ids(pack.services),
    presets: ids(pack.presets),
    contacts: ids(pack.contacts),
  };
  for (const { id, bases, groups, needs, dependsOn, recipients } of pack.services) {
    for (const [field, values] of Object.entries({ bases, groups, needs, dependsOn, recipients })) {
      lists[`services/${id}/${field}`] = values;
    }
  }
  return Object.entries(lists).flatMap(([entry, values]) =>
    repeated(values).map((value) => ({ entry, rule: `holds ${value} twice` })),
  );
}
