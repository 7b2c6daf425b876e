import * as z from 'zod/mini';
import { fixedSignals, type FixedSignalPath } from '../contract/signals.ts';

/** What a path takes, in words for an error message: `integer from 0 to 100`, `one of DAY, NIGHT`. */
export function expectedValue(path: string): string {
  if (!Object.hasOwn(fixedSignals, path)) return 'boolean';
  const schema = z.toJSONSchema(fixedSignals[path as FixedSignalPath]);
  if (schema.enum !== undefined) return `one of ${schema.enum.join(', ')}`;
  const pattern = schema.pattern === undefined ? '' : ` like ${schema.pattern}`;
  const range =
    schema.minimum === undefined || schema.maximum === undefined
      ? ''
      : ` from ${schema.minimum} to ${schema.maximum}`;
  return `${String(schema.type)}${range}${pattern}`;
}
