import type { CollectionDefinition, RecordChange, RecordProblem } from './collection-definition.ts';
import { recordText } from './page-plan.ts';

/** The change with its value as the schema gives it, or undefined and why in `problems`. `seen`: ids that come before it. */
export function checkChange<T>(
  { schema }: Pick<CollectionDefinition<T>, 'schema'>,
  change: RecordChange<T>,
  seen: ReadonlyMap<string, unknown>,
  problems: RecordProblem[],
): RecordChange<T> | undefined {
  const { id } = change;
  const refuse = (path: string, code: string): undefined => {
    problems.push({ id, path, code });
    return undefined;
  };
  if (id.length === 0 || id.length > 200) return refuse('id', 'length');
  if (seen.has(id)) return refuse('id', 'twice');
  const parsed = schema.safeParse(change.value);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) refuse(issue.path.join('.'), issue.code);
    return undefined;
  }
  if (JSON.stringify(parsed.data).length > recordText) return refuse('', 'too-large');
  return { ...change, value: parsed.data };
}
