import type { PackProblem } from './pack-problem.ts';
import { storedGroups } from './pack-schema.ts';
import type { PackData } from './pack-schema.ts';

/** Ids that were never given out, and the one that is meant (decision 37: ids are kept for ever). */
const wrongIds: Readonly<Record<string, string>> = {
  keys: 'digital-keys',
  profile: 'driver-card',
  devices: 'paired-devices',
};

export function categoryProblems({ categories, categoriesOfGroup }: PackData): PackProblem[] {
  const ids = new Set(categories.map(({ id }) => id));
  const problems: PackProblem[] = [];
  for (const { id, erasable, notErasableReason } of categories) {
    const at = `categories/${id}`;
    const meant = Object.hasOwn(wrongIds, id) ? wrongIds[id] : undefined;
    if (meant !== undefined)
      problems.push({ entry: `${at}/id`, rule: `must be ${meant}: ids are kept for ever` });
    if (erasable !== 'yes' && notErasableReason === undefined) {
      problems.push({
        entry: `${at}/notErasableReason`,
        rule: 'is missing: what cannot be erased at any time says why',
      });
    }
    if (erasable === 'yes' && notErasableReason !== undefined) {
      problems.push({
        entry: `${at}/notErasableReason`,
        rule: 'must not be there: the category can be erased',
      });
    }
  }
  for (const group of storedGroups) {
    categoriesOfGroup[group].forEach((id, index) => {
      if (!ids.has(id)) {
        problems.push({
          entry: `categoriesOfGroup/${group}[${index}]`,
          rule: `names ${id}, which is no category`,
        });
      }
    });
  }
  return problems;
}
