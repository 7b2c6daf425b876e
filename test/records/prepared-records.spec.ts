import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { findKeyOf } from '../../src/records/find.ts';
import { PreparedRecords } from '../../src/records/prepared-records.ts';
import type { RecordKind } from '../../src/records/record-kind.ts';
import { wholeView } from '../../src/records/record-view.ts';
import type { StoredRecord } from '../../src/vault/collection-definition.ts';

interface Song {
  readonly title: string;
  readonly year: number;
}

function kind(asked: string[] = []): RecordKind<Song> {
  return {
    row: ({ title, year }, id) => {
      asked.push(id);
      return { heading: title, detail: String(year) };
    },
    findKey: ({ title }) => findKeyOf([title]),
    orders: [
      { id: 'title', label: 'By title', by: 'text', of: ({ title }) => title },
      { id: 'year', label: 'Newest first', by: 'number', of: ({ year }) => year },
    ],
    filters: [{ id: 'old', label: 'Old', fits: ({ year }) => year < 2000 }],
  };
}

const record = (id: string, title: string, year: number): StoredRecord<Song> => ({
  id,
  revision: 1,
  value: { title, year },
});
const songs = [record('b', 'Blue', 1971), record('e', 'Étude', 2020), record('a', 'Air', 1998)];
const ids = (rows: readonly { readonly id: string }[]): string => rows.map(({ id }) => id).join('');

test.describe('PreparedRecords', () => {
  test('orders by text as the language does, with its letter, or by number, the greatest first', () => {
    const prepared = new PreparedRecords(kind(), 'en');
    expect(ids(prepared.rows(songs, wholeView))).toBe('abe');
    expect(prepared.rows(songs, wholeView).map(({ section }) => section)).toEqual(['A', 'B', 'E']);
    const byYear = prepared.rows(songs, { ...wholeView, order: 'year' });
    expect(ids(byYear)).toBe('eab');
    expect(byYear.every(({ section }) => section === undefined)).toBe(true);
  });

  test('shows what fits the filter and what was looked for', () => {
    const prepared = new PreparedRecords(kind(), 'en');
    expect(ids(prepared.rows(songs, { ...wholeView, filter: 'old' }))).toBe('ab');
    expect(ids(prepared.rows(songs, { ...wholeView, filter: 'old', query: 'e' }))).toBe('b');
    expect(ids(prepared.rows(songs, { ...wholeView, query: 'etude' }))).toBe('e');
    expect(prepared.rows(songs, { ...wholeView, query: 'zzz' })).toEqual([]);
  });

  test('looks for the same words only once in the same records', () => {
    const prepared = new PreparedRecords(kind(), 'en');
    const found = prepared.rows(songs, { ...wholeView, query: 'e' });
    expect(prepared.rows(songs, { ...wholeView, query: 'e' })).toBe(found);
    const more = [...songs, record('f', 'Eel', 2_021)];
    expect(ids(prepared.rows(more, { ...wholeView, query: 'e' }))).toBe('feb');
    expect(ids(prepared.rows(more, { ...wholeView, query: 'et' }))).toBe('e');
  });

  test('gives the same rows until something changes, and prepares each record once', () => {
    const asked: string[] = [];
    const prepared = new PreparedRecords(kind(asked), 'en');
    for (const song of songs) prepared.prepare(song);
    const before = prepared.rows(songs, wholeView);
    expect(prepared.rows(songs, wholeView)).toBe(before);
    const more = [...songs, record('c', 'Carol', 1900)];
    expect(ids(prepared.rows(more, wholeView))).toBe('abce');
    expect(asked.join('')).toBe('beac');
  });

  test('whatever is added, taken away, filtered or ordered, the rows are those of a list made anew', () => {
    const song = fc.record({
      title: fc.string({ maxLength: 8 }),
      year: fc.integer({ min: 1990, max: 2010 }),
    });
    const step = fc.record({
      songs: fc.uniqueArray(fc.tuple(fc.nat(40), song), { selector: ([id]) => id, maxLength: 20 }),
      filter: fc.constantFrom('', 'old'),
      order: fc.constantFrom('', 'title', 'year'),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 6 }), (steps) => {
        const kept = new PreparedRecords(kind(), 'en');
        const words = ({
          heading,
          detail,
          section = '',
        }: {
          heading: string;
          detail: string;
          section?: string;
        }) => [heading, detail, section].join('|');
        for (const { songs: shown, filter, order } of steps) {
          const records = shown.map(([id, value]) => ({ id: String(id), revision: 1, value }));
          const view = { query: '', filter, order };
          const anew = new PreparedRecords(kind(), 'en').rows(records, view);
          const rows = kept.rows(records, view);
          // Equal ones may stand either way round.
          expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(anew.map(({ id }) => id)));
          const key = order === 'year' ? 'detail' : 'section';
          expect(rows.map((row) => row[key])).toEqual(anew.map((row) => row[key]));
          expect(rows.map(words).sort()).toEqual(anew.map(words).sort());
        }
      }),
      { numRuns: 300 },
    );
  });
});
