import { messages } from '../i18n/messages.ts';

/** How much a category holds, in words. `records` is undefined where the bucket cannot be read. */
export function describeAmount(records: number | undefined, bytes: number): string {
  return records === undefined
    ? messages.erase.amountUnreadable(bytes)
    : messages.erase.amount(records, bytes);
}
