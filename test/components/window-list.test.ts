import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import fc from 'fast-check';
import '../../components/focus-group/focus-group.ts';
import { deepActiveElement } from '../../components/focus-group/flat-tree.ts';
import { KnobTurnedEvent } from '../../components/focus-group/knob-events.ts';
import '../../components/row/row.ts';
import { placesAfter } from '../../components/window-list/places-after.ts';
import { visibleRange } from '../../components/window-list/visible-range.ts';
import { RowPlaces } from '../../components/window-list/row-places.ts';
import '../../components/window-list/window-list.ts';
import type { WindowListElement } from '../../components/window-list/window-list.ts';
import { collect, inside, itIsAccessible } from './themed.ts';

interface Entry {
  readonly id: string;
  readonly name: string;
}

const ROW = 96;

function entries(count: number, from = 0): readonly Entry[] {
  return Array.from({ length: count }, (_, at) => ({ id: `id-${from + at}`, name: `Entry ${from + at}` }));
}

function renderRow(entry: Entry): unknown {
  return html`<gb-row compact kind="link" href="#${entry.id}" heading=${entry.name}></gb-row>`;
}

function keyOf(entry: Entry): string {
  return entry.id;
}

async function make(items: readonly Entry[]): Promise<WindowListElement<Entry>> {
  const list = await fixture<WindowListElement<Entry>>(
    html`<gb-window-list
      style="height: 480px"
      label="Entries"
      moreText="More when parked"
      .items=${items}
      .keyOf=${keyOf}
      .renderRow=${renderRow}
    ></gb-window-list>`,
  );
  await waitUntil(() => items.length === 0 || headings(list).length > 0, 'rows appear');
  return list;
}

function rows(list: Element): HTMLElement[] {
  return [...(list.shadowRoot?.querySelectorAll<HTMLElement>('[data-index]') ?? [])];
}

function headings(list: Element): string[] {
  return rows(list).map((row) => row.querySelector('gb-row')?.heading ?? '');
}

function focused(): string {
  const root = deepActiveElement()?.getRootNode();
  return root instanceof ShadowRoot && root.host.localName === 'gb-row'
    ? (root.host.getAttribute('heading') ?? '')
    : '';
}

function scroller(list: Element): HTMLElement {
  return inside(list, '.scroller');
}

/** What stands at the top edge: its name, and how far it is scrolled past (pixels). */
function topRow(list: Element): readonly [string, number] {
  const edge = scroller(list).getBoundingClientRect().top;
  const row = rows(list).find((candidate) => candidate.getBoundingClientRect().bottom > edge + 0.5);
  if (!row) throw new Error('no row is in sight');
  return [row.querySelector('gb-row')?.heading ?? '', Math.round(edge - row.getBoundingClientRect().top)];
}

async function scrollTo(list: Element, top: number): Promise<void> {
  scroller(list).scrollTop = top;
  await waitUntil(
    () => rows(list).some((row) => Number(row.dataset['index']) === Math.floor(top / ROW)),
    'it scrolls',
  );
}

describe('visibleRange', () => {
  it('always covers the window, never leaves the list, and stays small', () => {
    const arbitrary = fc.tuple(
      fc.nat(2_000_000),
      fc.integer({ min: 1, max: 2000 }),
      fc.integer({ min: 76, max: 300 }),
      fc.nat(20_000),
    );
    fc.assert(
      fc.property(arbitrary, ([scrollTop, height, rowHeight, count]) => {
        const { first, end } = visibleRange(scrollTop, height, rowHeight, count);
        expect(first).to.be.within(0, count);
        expect(end).to.be.within(first, count);
        expect(end - first).to.be.at.most(height / rowHeight + 14);
        const wantedFirst = Math.floor(scrollTop / rowHeight);
        const wantedLast = Math.min(count - 1, Math.ceil((scrollTop + height) / rowHeight) - 1);
        if (wantedFirst <= wantedLast) {
          expect(first).to.be.at.most(wantedFirst);
          expect(end).to.be.above(wantedLast);
        }
      }),
    );
  });

  it('is empty while nothing has a height', () => {
    expect(visibleRange(0, 400, 0, 100)).to.deep.equal({ first: 0, end: 0 });
  });
});

describe('placesAfter', () => {
  it('finds every item that stayed, and for one that went the next that stayed', () => {
    const ids = fc.uniqueArray(fc.nat(50), { maxLength: 30 });
    fc.assert(
      fc.property(ids, ids, fc.nat(29), (before, after, index) => {
        const place = placesAfter(before, after, (item) => item)(index);
        const next = before.slice(index).find((item) => after.includes(item));
        if (next !== undefined) expect(after[place]).to.equal(next);
        else expect(place).to.equal(Math.max(0, Math.min(index, after.length - 1)));
      }),
    );
  });
});

describe('RowPlaces', () => {
  it('gives every item a number of its own, keeps it, and makes no more than were ever drawn at once', () => {
    const drawn = fc.array(fc.uniqueArray(fc.nat(40), { maxLength: 20 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(drawn, (rounds) => {
        const places = new RowPlaces();
        let before = new Map<number, number>();
        for (const [round, keys] of rounds.entries()) {
          const now = new Map(places.assign(keys).map((place, row) => [keys[row] ?? -1, place]));
          expect(new Set(now.values()).size).to.equal(keys.length);
          for (const [key, place] of before) if (now.has(key)) expect(now.get(key)).to.equal(place);
          if (round > 0 && keys.length <= before.size) {
            const known = new Set(before.values());
            for (const place of now.values()) expect(known.has(place)).to.equal(true);
          }
          before = now;
        }
      }),
    );
  });

  it('moves as few rows as can be when a list scrolls, and none when other items come in their rows', () => {
    const places = new RowPlaces();
    expect(places.assign(['a', 'b', 'c', 'd'])).to.deep.equal([1, 2, 3, 4]);
    expect(places.assign(['b', 'c', 'd', 'e'])).to.deep.equal([2, 3, 4, 1]);
    expect(places.assign(['w', 'x', 'y', 'z'])).to.deep.equal([2, 3, 4, 1]);
  });
});

describe('gb-window-list', () => {
  itIsAccessible({
    filled: () =>
      html`<gb-window-list
        style="height: 480px"
        label="x"
        .items=${entries(3)}
        .renderRow=${renderRow}
      ></gb-window-list>`,
    empty: () => html`<gb-window-list label="x"></gb-window-list>`,
  });

  it('draws only what is in sight of 20,000 rows', async () => {
    const list = await make(entries(20_000));
    expect(rows(list).length).to.be.within(5, 20);
    expect(scroller(list).scrollHeight).to.equal(20_000 * ROW);
    await scrollTo(list, 10_000 * ROW);
    expect(headings(list)).to.include('Entry 10000');
    expect(rows(list).length).to.be.within(5, 24);
  });

  it("says each row's place and the length of the whole", async () => {
    const list = await make(entries(500));
    await scrollTo(list, 300 * ROW);
    const row = rows(list).find((candidate) => candidate.dataset['index'] === '301');
    expect([row?.getAttribute('aria-posinset'), row?.getAttribute('aria-setsize')]).to.deep.equal([
      '302',
      '500',
    ]);
  });

  it('is one stop for Tab, and moves inside by keys', async () => {
    const list = await make(entries(500));
    const stops = rows(list).filter((row) => row.querySelector('gb-row')?.tabStop);
    expect(stops.length).to.equal(1);
    list.focus();
    await waitUntil(() => focused() === 'Entry 0');
    for (const [key, expected] of [
      ['ArrowDown', 'Entry 1'],
      ['ArrowDown', 'Entry 2'],
      ['ArrowUp', 'Entry 1'],
      ['PageDown', 'Entry 5'],
      ['End', 'Entry 499'],
      ['PageUp', 'Entry 495'],
      ['Home', 'Entry 0'],
      ['ArrowUp', 'Entry 0'],
    ] as const) {
      await sendKeys({ press: key });
      await waitUntil(() => focused() === expected, `${key} leads to ${expected}, not ${focused()}`);
      const row = deepActiveElement()?.getBoundingClientRect();
      const box = scroller(list).getBoundingClientRect();
      expect(
        row && row.top >= box.top - 1 && row.bottom <= box.bottom + 1,
        `${expected} is in sight`,
      ).to.equal(true);
    }
  });

  it('keeps the focused row while it is scrolled far away', async () => {
    const list = await make(entries(5000));
    list.focus();
    await waitUntil(() => focused() === 'Entry 0');
    await scrollTo(list, 4000 * ROW);
    expect(focused()).to.equal('Entry 0');
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => focused() === 'Entry 1');
    expect(topRow(list)[0]).to.equal('Entry 1');
  });

  it('gives the focus of a row that goes to the one that takes its place', async () => {
    const list = await make(entries(50));
    await list.scrollToIndex(3);
    list.focus();
    await waitUntil(() => focused() === 'Entry 3');
    list.items = list.items.filter((entry) => entry.id !== 'id-3');
    await waitUntil(() => focused() === 'Entry 4');
  });

  it('draws the rows that come into sight with the elements of those that went', async () => {
    const list = await make(entries(500));
    const elements = (): Set<Element | null> => new Set(rows(list).map((row) => row.firstElementChild));
    await scrollTo(list, 100 * ROW);
    const before = elements();
    await scrollTo(list, 104 * ROW);
    expect([...elements()].filter((element) => !before.has(element)).length).to.equal(0);
    expect(headings(list)).to.include('Entry 110');
  });

  it('does not leave the focus on an item that is drawn with the element of the one that went', async () => {
    const list = await make(entries(50));
    await list.scrollToIndex(3);
    list.focus();
    await waitUntil(() => focused() === 'Entry 3');
    list.items = list.items.map((entry) => (entry.id === 'id-3' ? { id: 'other', name: 'Other' } : entry));
    await waitUntil(() => focused() === 'Entry 4');
  });

  it('gives the focus to the last row when the last one goes', async () => {
    const list = await make(entries(3));
    await list.scrollToIndex(2);
    list.focus();
    await waitUntil(() => focused() === 'Entry 2');
    list.items = list.items.slice(0, 2);
    await waitUntil(() => focused() === 'Entry 1');
  });

  it('keeps the focus on its row when other rows come before it', async () => {
    const list = await make(entries(50, 100));
    await list.scrollToIndex(2);
    list.focus();
    await waitUntil(() => focused() === 'Entry 102');
    list.items = [...entries(80), ...list.items];
    await list.updateComplete;
    await waitUntil(() => focused() === 'Entry 102');
  });

  it('does not take a focus that it had not', async () => {
    const list = await make(entries(50));
    list.items = entries(20);
    await list.updateComplete;
    expect(deepActiveElement() === null).to.equal(true);
  });

  it('leaves what is in sight where it is when rows come or go above it', async () => {
    const list = await make(entries(1000, 1000));
    await scrollTo(list, 500 * ROW + 40);
    const before = topRow(list);
    expect(before).to.deep.equal(['Entry 1500', 40]);
    list.items = [...entries(70), ...list.items];
    await list.updateComplete;
    await waitUntil(() => headings(list).includes('Entry 1500'));
    expect(topRow(list)).to.deep.equal(before);
    list.items = list.items.slice(300);
    await list.updateComplete;
    await waitUntil(() => headings(list).includes('Entry 1500'));
    expect(topRow(list)).to.deep.equal(before);
  });

  it('shows 21 rows and says that there are more, and all again without losing its place', async () => {
    const list = await make(entries(500));
    list.maxItems = 21;
    await list.updateComplete;
    expect(scroller(list).textContent).to.contain('More when parked');
    await list.scrollToIndex(400);
    expect(headings(list).at(-1)).to.equal('Entry 20');
    list.maxItems = Infinity;
    await list.updateComplete;
    expect(scroller(list).textContent).not.to.contain('More when parked');
    expect(scroller(list).scrollHeight).to.equal(500 * ROW);
  });

  it('shows a row at its top edge, as far as it reaches, and lets Tab stop there', async () => {
    const list = await make(entries(500));
    expect(list.showRow(300)).to.equal(300);
    await list.updateComplete;
    expect(topRow(list)).to.deep.equal(['Entry 300', 0]);
    const stops = rows(list).filter((row) => row.querySelector('gb-row')?.tabStop);
    expect(stops.map((row) => row.dataset['index'])).to.deep.equal(['300']);
    expect(deepActiveElement() === null).to.equal(true);
    expect(list.showRow(499)).to.equal(495);
    expect(list.showRow(9_999)).to.equal(495);
  });

  it('says which row stands at its top edge, once for each', async () => {
    const list = await make(entries(500));
    const changed = collect(list, 'first-row-changed');
    const heard = (...expected: number[]): Promise<void> =>
      waitUntil(() => changed.map(({ row }) => row).join() === expected.join(), expected.join());
    list.showRow(20);
    await heard(20);
    scroller(list).scrollTop = 20 * ROW + 40;
    await waitUntil(() => topRow(list)[1] === 40);
    scroller(list).scrollTop = 31 * ROW;
    await heard(20, 31);
    list.items = entries(3);
    await heard(20, 31, 0);
  });

  it('turns with the knob to its end, and lets the turn through there', async () => {
    const list = await make(entries(10));
    list.focus();
    await waitUntil(() => focused() === 'Entry 0');
    const turn = (detents: number): boolean => {
      const event = new KnobTurnedEvent(detents);
      deepActiveElement()?.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(turn(-1)).to.equal(false);
    expect(turn(7)).to.equal(true);
    await waitUntil(() => focused() === 'Entry 7');
    expect(turn(99)).to.equal(true);
    await waitUntil(() => focused() === 'Entry 9');
    expect(turn(1)).to.equal(false);
  });

  it('follows the text size with its rows', async () => {
    const list = await make(entries(100));
    document.documentElement.style.setProperty('--gb-text-scale', '1.5');
    await waitUntil(() => rows(list)[1]?.getBoundingClientRect().height === 1.5 * ROW);
    await list.scrollToIndex(50);
    expect(headings(list)).to.include('Entry 50');
    document.documentElement.removeAttribute('style');
  });
});
