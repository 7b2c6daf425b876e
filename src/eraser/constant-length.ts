import type { ErasePlan } from './plan.ts';

/** Digits of the largest count there can be (2^53). */
const widest = 16;

/**
 * What makes a journal entry as long as any other with the same parts: without it the counts' digits would make the
 * bytes written between press and destroyed keys depend on how much there is to erase (decisions 34).
 */
export function paddingFor({ parts }: ErasePlan): string {
  let missing = 0;
  for (const { records, bytes, pages } of parts) {
    for (const count of [records, bytes, pages]) {
      if (count !== undefined) missing += Math.max(0, widest - String(count).length);
    }
  }
  return ' '.repeat(missing);
}
