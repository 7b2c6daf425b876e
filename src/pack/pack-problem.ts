import type * as z from 'zod/mini';

/** What is wrong with a pack. Both fields are for the engineer who wrote it. */
export interface PackProblem {
  /** Where: `services/rtti/groups[2]`, or `texts/en/services/rtti/purpose`. */
  readonly entry: string;
  /** Which rule is broken, in plain words. */
  readonly rule: string;
}

type Path = readonly PropertyKey[];

function child(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined;
}

/** Ids and fields as they are; anything else quoted and cut, for a broken pack may hold anything. */
function label(key: PropertyKey, value: unknown): string {
  const plain = /^[\w-]{1,40}$/;
  if (typeof key === 'number') {
    const id = child(value, 'id');
    return typeof id === 'string' && plain.test(id) ? `/${id}` : `[${key}]`;
  }
  const field = String(key);
  return plain.test(field) ? `/${field}` : `/${JSON.stringify(field.slice(0, 40))}`;
}

/** Names a place in `root`: an item of a list by its `id` where it has one, by its number otherwise. */
function entryOf(root: unknown, path: Path): string {
  let entry = '';
  let value = root;
  for (const key of path) {
    value = child(value, key);
    entry += label(key, value);
  }
  return entry.replace(/^\//, '');
}

/** A limit of a number is what it must be; of a list or a text, what it must have. */
function limitOf(origin: string, words: string, limit: number | bigint): string {
  return `must ${origin === 'number' || origin === 'int' ? 'be' : 'have'} ${words} ${limit}`;
}

function ruleOf(issue: z.core.$ZodIssue, value: unknown): string {
  const must = value === undefined ? 'is missing, must be' : 'must be';
  switch (issue.code) {
    case 'invalid_type':
      return `${must} ${issue.expected}`;
    case 'invalid_value':
      return `${must} ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? `${must} one of ${issue.options.map(String).join(', ')}`
        : `${must} of another type`;
    case 'too_small':
      return limitOf(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
    case 'too_big':
      return limitOf(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
    case 'invalid_format':
      return issue.format === 'regex' ? `must look like ${issue.pattern}` : `must be a valid ${issue.format}`;
    case 'invalid_key':
      return 'is no valid id';
    case 'unrecognized_keys':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return issue.message;
  }
}

/** Says what a schema found, without the words of the schema's library. `prefix` is put before each entry. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], root: unknown, prefix = ''): PackProblem[] {
  const at = (path: Path): string => prefix + entryOf(root, path);
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        entry: at([...issue.path, key]),
        rule: 'is no field that a pack may have',
      }));
    }
    const value = issue.path.reduce(child, root);
    return [{ entry: at(issue.path) || prefix || 'pack', rule: ruleOf(issue, value) }];
  });
}
