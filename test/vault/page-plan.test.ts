import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { chunks, pageRecords, pageText, planPages } from '../../src/vault/page-plan.ts';
import type { Entry } from '../../src/vault/page.ts';

const entries = fc
  .array(fc.nat(50_000), { maxLength: 350 })
  .map((sizes) =>
    sizes.map((size, index): Entry => ({ id: `id-${index}`, revision: 1, value: 'x'.repeat(size) })),
  );

const text = (page: readonly Entry[]): number =>
  page.reduce((sum, { value }) => sum + JSON.stringify(value).length, 0);

describe('planPages', () => {
  it('cuts into pages that are never too full, in order, losing nothing', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const pages = chunks(all);
        expect(pages.flat()).to.deep.equal(all);
        for (const page of pages) {
          expect(page.length).to.be.within(1, pageRecords);
          expect(page.length === 1 || text(page) <= pageText).to.equal(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('fills the last page before it begins another', () => {
    const first = Array.from({ length: 90 }, (_, n): Entry => ({ id: `a-${n}`, revision: 1, value: n }));
    const added = Array.from({ length: 115 }, (_, n): Entry => ({ id: `b-${n}`, revision: 1, value: n }));
    let made = 0;
    const plan = planPages(
      new Map([['one', { bytes: 1024, entries: first }]]),
      added,
      () => undefined,
      () => `new-${(made += 1)}`,
    );
    expect([...plan].map(([id, page]) => [id, page.length])).to.deep.equal([
      ['one', 100],
      ['new-1', 100],
      ['new-2', 5],
    ]);
    expect(plan.get('one')?.slice(0, 90)).to.deep.equal(first);
  });

  it('touches only the page of a changed record', () => {
    const page = (letter: string): { bytes: number; entries: Entry[] } => ({
      bytes: 1024,
      entries: [0, 1].map((n) => ({ id: `${letter}-${n}`, revision: 1, value: n })),
    });
    const changed: Entry = { id: 'a-1', revision: 2, value: 'changed' };
    const plan = planPages(
      new Map([
        ['one', page('a')],
        ['two', page('b')],
      ]),
      [changed],
      () => 'one',
      () => 'never',
    );
    expect([...plan]).to.deep.equal([['one', [page('a').entries[0], changed]]]);
  });
});
