import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { messages } from '../../src/i18n/messages.ts';
import '../../src/records/record-list.ts';
import type { RecordItem, RecordListElement } from '../../src/records/record-list.ts';
import { RestrictionMonitor } from '../../src/restriction/restriction-monitor.ts';
import { IndexSliderElement } from '../../components/index-slider/index-slider.ts';
import type { RowElement } from '../../components/row/row.ts';
import { SearchFieldElement } from '../../components/search-field/search-field.ts';
import { WindowListElement } from '../../components/window-list/window-list.ts';
import { collect, inside, itIsAccessible } from '../components/themed.ts';
import { ManualCar } from '../restriction/manual-car.ts';

const long = 'x'.repeat(300);
const items = (count: number): RecordItem[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `id-${index}`,
    heading: `Name ${index}`,
    detail: long,
  }));
const words = messages.records;

describe('gb-record-list', () => {
  let end: AbortController;
  beforeEach(() => (end = new AbortController()));
  afterEach(() => end.abort());

  function parked() {
    const car = new ManualCar();
    const monitor = new RestrictionMonitor(car, ['Vehicle.Chassis.ParkingBrake.IsEngaged'], end.signal);
    car.reportParked();
    car.pass(2_000);
    return { car, monitor };
  }

  async function make(count: number) {
    const { car, monitor } = parked();
    const list = await fixture<RecordListElement>(
      html`<gb-record-list
        style="height: 700px"
        label="Contacts"
        icon="person"
        .items=${items(count)}
        .monitor=${monitor}
      ></gb-record-list>`,
    );
    return { car, list };
  }

  const field = (list: RecordListElement): SearchFieldElement =>
    inside(list, 'gb-search-field', SearchFieldElement);
  const inner = (list: RecordListElement): WindowListElement =>
    inside(list, 'gb-window-list', WindowListElement);
  const rows = (list: RecordListElement): RowElement[] => [
    ...(inner(list).shadowRoot?.querySelectorAll('gb-row') ?? []),
  ];
  const drives = (car: ManualCar): void =>
    car.report({
      'Vehicle.Speed': 50,
      'Vehicle.IsMoving': true,
      'Vehicle.Chassis.ParkingBrake.IsEngaged': false,
    });
  async function settled(list: RecordListElement): Promise<void> {
    await list.updateComplete;
    await inner(list).updateComplete;
    await field(list).updateComplete;
  }

  const lettered = (count: number): RecordItem[] =>
    items(count).map((item, at) => ({ ...item, section: String.fromCodePoint(65 + Math.floor(at / 20)) }));

  itIsAccessible({
    'with letters': () =>
      html`<gb-record-list
        style="height: 700px"
        label="Contacts"
        .items=${lettered(100)}
        .monitor=${parked().monitor}
      ></gb-record-list>`,
    'without a car': () => html`<gb-record-list label="Contacts" .items=${items(2)}></gb-record-list>`,
    filled: () =>
      html`<gb-record-list
        style="height: 700px"
        label="Contacts"
        .items=${items(30)}
        .monitor=${parked().monitor}
      ></gb-record-list>`,
    'without a match': () => html`<gb-record-list label="Contacts" .searchText=${'nobody'}></gb-record-list>`,
  });

  it('shows everything whole while parked', async () => {
    const { list } = await make(500);
    await waitUntil(() => rows(list).length > 3, 'rows are drawn');
    expect(inner(list).maxItems).to.equal(Infinity);
    expect(inner(list).moreText).to.equal('');
    expect(rows(list)[0]?.detail).to.equal(long);
    expect(field(list).blockedReason).to.equal('');
  });

  it('shows 21 rows and 120 characters while moving, says how many more there are, and all again when parked', async () => {
    const { car, list } = await make(500);
    await waitUntil(() => rows(list).length > 3, 'rows are drawn');
    drives(car);
    await settled(list);
    expect(inner(list).maxItems).to.equal(21);
    expect(inner(list).moreText).to.equal('479 more when parked');
    await waitUntil(() => rows(list)[0]?.detail.length === 120, 'the text is shortened');
    expect(rows(list).every(({ heading, detail }) => heading.length <= 120 && detail.length <= 120)).to.equal(
      true,
    );
    car.reportParked();
    car.passReporting(2_500, () => car.reportParked());
    await settled(list);
    expect([inner(list).maxItems, inner(list).moreText]).to.deep.equal([Infinity, '']);
    await waitUntil(() => rows(list)[0]?.detail === long, 'the text is whole again');
  });

  it('keeps what was typed while moving, without letting it change, and says why', async () => {
    const { car, list } = await make(5);
    const changed = collect(list, 'query-changed');
    list.searchText = 'Name 3';
    await settled(list);
    drives(car);
    await settled(list);
    expect(field(list).value).to.equal('Name 3');
    expect(field(list).blockedReason).to.equal(words.findBlocked.moving);
    const input = inside(field(list), 'input', HTMLInputElement);
    expect([input.value, input.readOnly]).to.deep.equal(['Name 3', true]);
    inside(field(list), 'button').click();
    expect(changed).to.deep.equal([]);
    car.passReporting(2_500, () => car.reportParked());
    await settled(list);
    expect([field(list).value, field(list).blockedReason, input.readOnly]).to.deep.equal([
      'Name 3',
      '',
      false,
    ]);
  });

  it('is restricted too while nobody knows whether the car moves', async () => {
    const { car, list } = await make(30);
    car.pass(5_000);
    await settled(list);
    expect(inner(list).maxItems).to.equal(21);
    expect(field(list).blockedReason).to.equal(words.findBlocked.unknown);
  });

  it('lets a row be chosen while moving', async () => {
    const { car, list } = await make(30);
    drives(car);
    await settled(list);
    await waitUntil(() => rows(list).length > 0, 'rows are drawn');
    const pressed = collect(list, 'row-pressed');
    const row = rows(list)[1];
    if (row === undefined) throw new Error('no row');
    inside(row, 'button').click();
    expect(pressed.map(({ value }) => value)).to.deep.equal(['id-1']);
  });

  it('says what was typed to its screen, and shows what it is given back', async () => {
    const { list } = await make(5);
    const changed = collect(list, 'query-changed');
    const input = inside(field(list), 'input', HTMLInputElement);
    input.value = 'ann';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    expect(changed.map(({ query }) => query)).to.deep.equal(['ann']);
    list.items = [];
    await settled(list);
    expect(inside(list, 'gb-empty').hidden).to.equal(false);
    expect(getComputedStyle(inside(list, '.rows')).display).to.equal('none');
    list.items = items(1);
    await settled(list);
    expect(inside(list, 'gb-empty').hidden).to.equal(true);
  });

  describe('letters', () => {
    /** As many rows under each letter. */
    const sorted = (letters: string, each: number): RecordItem[] =>
      [...letters].flatMap((section) =>
        Array.from({ length: each }, (_, at) => ({
          id: `${section}${at}`,
          heading: `${section} ${at}`,
          detail: '',
          section,
        })),
      );
    const slider = (list: RecordListElement): IndexSliderElement =>
      inside(list, 'gb-index-slider', IndexSliderElement);
    const hasSlider = (list: RecordListElement): boolean =>
      list.shadowRoot?.querySelector('gb-index-slider') !== null;
    const press = async (list: RecordListElement, key: string): Promise<void> => {
      inside(slider(list), 'input').dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
      );
      await settled(list);
      await slider(list).updateComplete;
    };
    const topHeading = (list: RecordListElement): string => {
      const edge = inner(list).getBoundingClientRect().top;
      const top = rows(list)
        .filter((row) => row.getBoundingClientRect().bottom > edge + 1)
        .sort((left, right) => left.getBoundingClientRect().top - right.getBoundingClientRect().top);
      return top[0]?.heading ?? '';
    };

    async function makeSorted(letters = 'ABCDE', each = 20) {
      const made = await make(0);
      made.list.items = sorted(letters, each);
      await settled(made.list);
      await waitUntil(() => rows(made.list).length > 3, 'rows are drawn');
      return made;
    }

    it('has a slider from 40 sorted rows on, and none without letters or in what was found', async () => {
      const { list } = await makeSorted('AB', 20);
      expect(hasSlider(list)).to.equal(true);
      list.searchText = 'a';
      await settled(list);
      expect(hasSlider(list)).to.equal(false);
      list.searchText = ' ';
      await settled(list);
      expect(hasSlider(list)).to.equal(true);
      for (const some of [sorted('ABC', 13), sorted('A', 200), items(200)]) {
        list.items = some;
        await settled(list);
        expect(hasSlider(list)).to.equal(false);
      }
    });

    it('goes to the first row of a letter and says which one it is', async () => {
      const { list } = await makeSorted();
      await press(list, 'ArrowDown');
      await waitUntil(() => topHeading(list) === 'B 0', 'the row of B stands on top');
      expect([slider(list).value, slider(list).valueText]).to.deep.equal([1, 'B, 2 of 5']);
    });

    it('reaches every letter, also those that cannot stand on top', async () => {
      const { list } = await makeSorted('ABCDE', 8);
      const letters: string[] = [];
      for (let at = 0; at < 6; at += 1) {
        letters.push(slider(list).valueText);
        await press(list, 'ArrowDown');
      }
      expect(letters).to.deep.equal([
        'A, 1 of 5',
        'B, 2 of 5',
        'C, 3 of 5',
        'D, 4 of 5',
        'E, 5 of 5',
        'E, 5 of 5',
      ]);
      expect(rows(list).some(({ heading }) => heading === 'E 7')).to.equal(true);
    });

    it('follows the list when that is scrolled', async () => {
      const { list } = await makeSorted();
      inner(list).showRow(45);
      await waitUntil(() => slider(list).valueText === 'C, 3 of 5');
      inner(list).showRow(0);
      await waitUntil(() => slider(list).valueText === 'A, 1 of 5');
    });

    it('is at the right letter when rows come or go', async () => {
      const { list } = await makeSorted();
      inner(list).showRow(40);
      await waitUntil(() => slider(list).valueText === 'C, 3 of 5');
      list.items = [...sorted('ABCDE', 20)].slice(20);
      await settled(list);
      await waitUntil(() => slider(list).valueText === 'C, 2 of 4');
    });

    it('waits while moving, saying why, and works again when parked', async () => {
      const { car, list } = await makeSorted();
      drives(car);
      await settled(list);
      expect(slider(list).blockedReason).to.equal(words.lettersBlocked.moving);
      await press(list, 'End');
      expect([slider(list).value, topHeading(list)]).to.deep.equal([0, 'A 0']);
      car.passReporting(2_500, () => car.reportParked());
      await settled(list);
      expect(slider(list).blockedReason).to.equal('');
      await press(list, 'End');
      expect(slider(list).value).to.equal(4);
    });

    it('says that nobody knows whether the car moves', async () => {
      const { car, list } = await makeSorted();
      car.pass(5_000);
      await settled(list);
      expect(slider(list).blockedReason).to.equal(words.lettersBlocked.unknown);
    });

    for (const [side, direction, edge] of [
      ['left', 'ltr', 'right'],
      ['right', 'ltr', 'left'],
      ['left', 'rtl', 'right'],
      ['right', 'rtl', 'left'],
    ] as const) {
      it(`stands at the ${edge} edge for a driver on the ${side} (${direction}), beside the rows`, async () => {
        document.documentElement.dataset['driveSide'] = side;
        document.documentElement.dir = direction;
        const { list } = await makeSorted();
        const box = slider(list).getBoundingClientRect();
        const rowsBox = inner(list).getBoundingClientRect();
        delete document.documentElement.dataset['driveSide'];
        document.documentElement.dir = 'ltr';
        if (edge === 'right') expect(rowsBox.right).to.be.at.most(box.left);
        else expect(rowsBox.left).to.be.at.least(box.right);
      });
    }
  });
});
