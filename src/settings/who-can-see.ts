import type { CategoryId, DataGroup, ServiceCatalogue } from '../../platform/contract/service-definition.ts';
import { decide } from '../../platform/policy.ts';
import type { PolicyState } from '../../platform/policy.ts';

/** The services that read a stored category, by their ids. Each is in one list. */
export interface Readers {
  /** Those that may send of it now, and with it all else that they ask for. */
  readonly now: readonly string[];
  /** Those that may not have all that they ask for: this category only where they ask for nothing of the rest. */
  readonly onlyAlone: readonly string[];
  /** Those that may not, for whatever reason; what they are switched to is seen under Sharing. */
  readonly notNow: readonly string[];
}

/** The data groups that are read from a category. */
export function groupsOf(
  category: CategoryId,
  { categoriesOfGroup }: Pick<ServiceCatalogue, 'categoriesOfGroup'>,
): readonly DataGroup[] {
  return (Object.keys(categoriesOfGroup) as DataGroup[]).filter(
    (group) => categoriesOfGroup[group]?.includes(category) === true,
  );
}

/** The other categories that services get in one group with this one: the gate closes such a group as a whole. */
export function categoriesBeside(
  category: CategoryId,
  catalogue: Pick<ServiceCatalogue, 'categoriesOfGroup'>,
): readonly CategoryId[] {
  const together = groupsOf(category, catalogue).flatMap((group) => catalogue.categoriesOfGroup[group] ?? []);
  return [...new Set(together)].filter((other) => other !== category);
}

/**
 * Who else can see a category: what the one policy says of each service about all that it declares. A transfer is decided as a
 * whole, so a service that would be refused the rest never counts as one that may read this now.
 */
export function readersOf(category: CategoryId, state: PolicyState): Readers {
  const groups = groupsOf(category, state.catalogue);
  const readers: Record<keyof Readers, string[]> = { now: [], onlyAlone: [], notNow: [] };
  for (const { id, groups: declared } of state.catalogue.services) {
    const read = declared.filter((group) => groups.includes(group));
    if (read.length === 0) continue;
    if (lets(id, declared, read, state)) readers.now.push(id);
    else readers[lets(id, read, read, state) ? 'onlyAlone' : 'notNow'].push(id);
  }
  return readers;
}

/** Whether a transfer that asks for `asked` goes, with all of `read` in it. */
function lets(
  service: string,
  asked: readonly DataGroup[],
  read: readonly DataGroup[],
  state: PolicyState,
): boolean {
  const decision = decide({ service, groups: asked }, state);
  return decision.allowed && read.every((group) => decision.groups.includes(group));
}
