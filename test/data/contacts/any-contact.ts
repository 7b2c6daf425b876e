import fc from 'fast-check';
import type { ContactDraft } from '../../../src/data/contacts/contact-draft.ts';

/** No control characters but newlines, as the reader leaves none; no byte order mark, which begins a file. */
const clean = (text: string): string => text.replace(/[^\P{Cc}\n]/gu, '').replaceAll('﻿', '');

const words = [
  'Müller',
  'Łódź',
  '東京',
  'محمد',
  '😀',
  'Ñandú',
  'END:VCARD',
  ' ',
  '\n',
  ';',
  ',',
  '\\',
  ':',
  '"',
  '^n',
  "^'",
];

/** Whatever a person can be called or write, with everything the format has a meaning for. */
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme', maxLength: 5 })), { maxLength: 6 })
  .map((parts) => clean(parts.join('')));
const someText = anyText.map((text) => `x${text}`);
/** Values that readers trim. */
const trimmed = someText.map((text) => text.trim());
const kinds = {
  types: fc.uniqueArray(fc.constantFrom('home', 'work', 'cell', 'x-büro "1"', 'a;b:c'), { maxLength: 3 }),
  preferred: fc.boolean(),
};
const label = fc.option(fc.oneof(trimmed, fc.constantFrom('_$!<Boat>!$_', 'spouse')), { nil: undefined });
const day = fc.oneof(
  fc.constantFrom(
    '1980-03-22',
    '19800322',
    '--0203',
    '--02-03',
    '2009-08-08T14:30:00Z',
    '20090808T1430-0500',
    '1996',
  ),
  trimmed,
);

/** A record without the keys whose value is undefined: that is how an absent one is kept. */
const withoutAbsent = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;

const anyPhone = fc
  .record({
    value: fc.oneof(fc.stringMatching(/^[+]?[0-9][0-9 ()/-]{0,12}[0-9]$/), trimmed, fc.constant('tel:5')),
    extension: fc.option(fc.stringMatching(/^[0-9]{1,4}$/), { nil: undefined }),
    ...kinds,
    label,
  })
  .map(withoutAbsent);

/** A contact as the reader makes them, of any content. */
export const anyContact: fc.Arbitrary<ContactDraft> = fc
  .record({
    fullName: fc.option(someText, { nil: undefined }),
    name: fc.option(
      fc.record({ family: someText, given: anyText, additional: anyText, prefix: anyText, suffix: anyText }),
      { nil: undefined },
    ),
    nicknames: fc.array(someText, { maxLength: 2 }),
    organisations: fc.array(fc.record({ name: someText, units: fc.array(someText, { maxLength: 2 }) }), {
      maxLength: 2,
    }),
    titles: fc.array(someText, { maxLength: 2 }),
    roles: fc.array(someText, { maxLength: 1 }),
    phones: fc.array(anyPhone, { maxLength: 3 }),
    emails: fc.array(
      fc
        .record({ value: someText.map((text) => text.replace(/\s+/g, '')), ...kinds, label })
        .map(withoutAbsent),
      { maxLength: 2 },
    ),
    addresses: fc.array(
      fc
        .record({
          ...{ postOfficeBox: anyText, extended: anyText, street: someText, locality: anyText },
          ...{ region: anyText, postalCode: anyText, country: anyText },
          formatted: fc.option(someText, { nil: undefined }),
          ...kinds,
          label,
        })
        .map(withoutAbsent),
      { maxLength: 2 },
    ),
    urls: fc.array(fc.record({ value: trimmed, ...kinds, label }).map(withoutAbsent), { maxLength: 2 }),
    notes: fc.array(someText, { maxLength: 2 }),
    birthday: fc.option(day, { nil: undefined }),
    dates: fc.array(
      fc.record({ value: day, label: fc.oneof(fc.constantFrom('anniversary', 'other'), trimmed) }),
      { maxLength: 3 },
    ),
    relations: fc.array(
      fc.record({ value: fc.oneof(trimmed, fc.constant('urn:uuid:f81d,4fae')), label }).map(withoutAbsent),
      { maxLength: 2 },
    ),
    extra: fc.array(
      fc
        .record({
          group: fc.constantFrom(undefined, 'item1', 'ITEM2'),
          name: fc.constantFrom('X-SPOUSE', 'GEO', 'CATEGORIES', 'IMPP'),
          params: fc.array(
            fc.record({ name: fc.constantFrom('TYPE', 'X-A'), value: anyText.map((text) => text.trim()) }),
            {
              maxLength: 2,
            },
          ),
          value: anyText.map((text) => text.replaceAll('\n', '\\n')),
        })
        .map(withoutAbsent),
      { maxLength: 2 },
    ),
    source: fc.constant({ format: 'vcard' as const, version: '4.0' as const }),
  })
  .map(withoutAbsent);
