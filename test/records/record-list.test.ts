import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { messages } from '../../src/i18n/messages.ts';
import '../../src/records/record-list.ts';
import type { RecordItem, RecordListElement } from '../../src/records/record-list.ts';
import { RestrictionMonitor } from '../../src/restriction/restriction-monitor.ts';
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

  itIsAccessible({
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
});
