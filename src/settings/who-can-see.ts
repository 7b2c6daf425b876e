import type { CategoryId, DataGroup, ServiceCatalogue } from '../../platform/contract/service-definition.ts';
import { decide } from '../../platform/policy.ts';
import type { PolicyState } from '../../platform/policy.ts';

/** The services that read a stored category, by their ids. */
export interface Readers {
  /** Those that may send of it now. */
  readonly now: readonly string[];
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

/** Who else can see a category: what the one policy says of each service about what it reads there. */
export function readersOf(category: CategoryId, state: PolicyState): Readers {
  const groups = groupsOf(category, state.catalogue);
  const readers = state.catalogue.services.flatMap(({ id, groups: declared }) => {
    const read = declared.filter((group) => groups.includes(group));
    return read.length === 0 ? [] : [{ id, allowed: decide({ service: id, groups: read }, state).allowed }];
  });
  const ids = (allowed: boolean): readonly string[] =>
    readers.filter((reader) => reader.allowed === allowed).map(({ id }) => id);
  return { now: ids(true), notNow: ids(false) };
}
