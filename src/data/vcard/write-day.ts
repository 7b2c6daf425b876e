import { escapeText } from './write-line.ts';
import type { PropertyParam } from './property-head.ts';

/** How a day was given where version 4.0 writes it otherwise; read back by `takeBirthday` and `takeDate`. */
export const givenDay = 'X-GIVEN';

/** RFC 6350 section 4.3.4: dates and times in the basic form, as a whole or without the year. */
const basic =
  /^(?:\d{4}(?:\d{4}|-\d{2})?|--\d{2}(?:\d{2})?|---\d{2})(?:T\d{2}(?:\d{2}(?:\d{2})?)?(?:Z|[+-]\d{2}(?:\d{2})?)?)?$/;
const extended = /^(?:(\d{4})-(\d{2})-(\d{2})|--(\d{2})-(\d{2}))$/;

/** A day as version 4.0 wants it: in basic form, or as words that say so. What it was is kept beside it. */
export function writeDay(value: string): {
  readonly params: readonly PropertyParam[];
  readonly value: string;
} {
  if (basic.test(value)) return { params: [], value };
  const [, year = '', month = '', date = '', monthOnly = '', dateOnly = ''] = extended.exec(value) ?? [];
  if (year !== '') return { params: [{ name: givenDay, value }], value: `${year}${month}${date}` };
  if (monthOnly !== '') return { params: [{ name: givenDay, value }], value: `--${monthOnly}${dateOnly}` };
  return { params: [{ name: 'VALUE', value: 'text' }], value: escapeText(value) };
}
