import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { RowElement } from '../../../components/row/row.ts';
import { SwitchElement } from '../../../components/switch/switch.ts';
import '../../../src/data/lists/list-page.ts';
import { consentsList } from '../../../src/data/lists/consents-list.ts';
import type { ListPageElement } from '../../../src/data/lists/list-page.ts';
import { tripsList } from '../../../src/data/trips/trips-list.ts';
import type { Trip } from '../../../src/data/trips/trips-collection.ts';
import { messages } from '../../../src/i18n/messages.ts';
import { RecordDetailsElement } from '../../../src/records/record-details.ts';
import { RecordListElement } from '../../../src/records/record-list.ts';
import type { RecordsPageElement } from '../../../src/records/records-page.ts';
import { SelectionBarElement } from '../../../src/records/selection-bar.ts';
import { wholeView } from '../../../src/records/record-view.ts';
import { inside } from '../../components/themed.ts';
import { loadMakerNl } from '../../pack/maker-nl.ts';
import { replaceMethod } from '../../vault/replace-method.ts';
import { takeStorageTurn } from '../../vault/storage-turn.ts';
import { StatedCar } from '../stated-car.ts';
import { buttonNamed, ListStand } from './list-stand.ts';

const words = messages.records;
const trip = (note: string, startedAt: number): Trip => ({
  startedAt,
  duration: 900,
  distance: 12_000,
  averageSpeed: 48,
  energy: 'fuel',
  note,
});
const trips = { a: trip('Alps', 3_000), b: trip('Beach', 2_000), c: trip('City', 1_000) };

describe('an entry of a list that is set aside', () => {
  takeStorageTurn();
  let stand: ListStand<Trip>;
  beforeEach(() => (stand = new ListStand()));
  afterEach(() => stand.close());

  const make = () => stand.openPage(tripsList('KILOMETERS'), trips);

  const items = (records: RecordsPageElement): RecordListElement['items'] =>
    inside(records, 'gb-record-list', RecordListElement).items;
  const details = (page: ListPageElement): RecordDetailsElement =>
    inside(page, 'gb-record-details', RecordDetailsElement);
  const switchOf = async (page: ListPageElement): Promise<SwitchElement> => {
    await page.updateComplete;
    await details(page).updateComplete;
    const control = inside(details(page), 'gb-switch', SwitchElement);
    await control.updateComplete;
    return control;
  };
  const bar = (records: RecordsPageElement): SelectionBarElement =>
    inside(records, 'gb-selection-bar', SelectionBarElement);
  const undoBar = async (records: RecordsPageElement) => {
    const notices = inside(records, 'gb-records-notices');
    await waitUntil(() => notices.shadowRoot?.querySelector('gb-undo-bar'), 'an undo is offered');
    const undo = notices.shadowRoot?.querySelector('gb-undo-bar');
    if (!undo) throw new Error('no undo');
    await undo.updateComplete;
    return undo;
  };
  async function choose(page: ListPageElement, records: RecordsPageElement, id: string): Promise<void> {
    const list = inside(records, 'gb-record-list', RecordListElement);
    await list.updateComplete;
    const window = list.renderRoot.querySelector('gb-window-list');
    const row = (): RowElement | undefined =>
      [...(window?.shadowRoot?.querySelectorAll('gb-row') ?? [])].find(({ value }) => value === id);
    await waitUntil(() => row() !== undefined, 'the row is drawn');
    row()?.shadowRoot?.querySelector('button')?.click();
    await page.updateComplete;
  }
  async function markAll(records: RecordsPageElement): Promise<SelectionBarElement> {
    buttonNamed(records, words.select).click();
    await records.updateComplete;
    await bar(records).updateComplete;
    buttonNamed(bar(records), words.selectAll(3)).click();
    await records.updateComplete;
    await bar(records).updateComplete;
    return bar(records);
  }

  it('is said in its row and in its details, and is found by a filter', async () => {
    const { page, records, collection, list } = await make();
    const before = items(records).map(({ detail }) => detail);
    await choose(page, records, 'b');
    const control = await switchOf(page);
    expect([control.reported, control.label]).to.deep.equal(['off', messages.facts.setAside]);
    control.click();
    await waitUntil(() => collection.get('b')?.isAside === true, 'it is set aside');
    await waitUntil(() => control.reported === 'on', 'and shown');
    const row = inside(details(page), '.aside', RowElement);
    expect([row.heading, row.detail]).to.deep.equal([words.aside, messages.facts.isAside]);
    expect(items(records).map(({ detail }) => detail)).to.deep.equal([
      before[0],
      words.asideDetail(before[1] ?? ''),
      before[2],
    ]);
    expect(list.shelf.filters.at(-1)?.label).to.equal(words.aside);
    const found = list.shelf.rows({ ...wholeView, filter: list.shelf.filters.at(-1)?.id ?? '' });
    expect(found.map(({ id }) => id)).to.deep.equal(['b']);
  });

  it('can be undone, and so can its release', async () => {
    const { page, records, collection } = await make();
    await choose(page, records, 'a');
    (await switchOf(page)).click();
    const undo = await undoBar(records);
    expect(undo.message).to.equal(words.undoable.aside(1));
    undo.shadowRoot?.querySelector('gb-button')?.click();
    await waitUntil(() => collection.get('a')?.isAside !== true, 'it is used again');
    (await switchOf(page)).click();
    await waitUntil(() => collection.get('a')?.isAside === true, 'it is set aside');
    await waitUntil(() => details(page).aside, 'and shown');
    (await switchOf(page)).click();
    await waitUntil(() => collection.get('a')?.isAside !== true, 'it is released');
    const back = await undoBar(records);
    await waitUntil(() => back.message === words.undoable.released(1), 'that can be undone');
    back.shadowRoot?.querySelector('gb-button')?.click();
    await waitUntil(() => collection.get('a')?.isAside === true, 'it is set aside again');
  });

  it('is set aside while the car moves, but neither released nor undone', async () => {
    const { page, records, car, collection } = await make();
    await choose(page, records, 'a');
    car.become('moving');
    (await switchOf(page)).click();
    await waitUntil(() => collection.get('a')?.isAside === true, 'it is set aside');
    await waitUntil(() => details(page).aside, 'and shown');
    const control = await switchOf(page);
    expect(control.blockedReason).to.equal(messages.facts.releaseBlocked.moving);
    control.click();
    const undo = await undoBar(records);
    expect(undo.blockedReason).to.equal(messages.facts.releaseBlocked.moving);
    undo.shadowRoot?.querySelector('gb-button')?.click();
    details(page).dispatchEvent(
      Object.assign(new Event('record-aside-requested', { bubbles: true, composed: true }), {
        id: 'a',
        isAside: false,
      }),
    );
    // As a tap does that comes before the new state is drawn.
    undo.dispatchEvent(new Event('undo-requested', { bubbles: true, composed: true }));
    // Writes follow one another: this one comes after whatever those had begun.
    await collection.setAside(['c'], true);
    expect(collection.get('a')?.isAside).to.equal(true);
    car.become('parked');
    (await switchOf(page)).click();
    await waitUntil(() => collection.get('a')?.isAside !== true, 'it is released');
  });

  it('can be many at once, and be released so', async () => {
    const { records, collection } = await make();
    const aside = (): number => collection.all().filter(({ isAside }) => isAside === true).length;
    await collection.setAside(['b'], true);
    buttonNamed(await markAll(records), words.setAsideSelected(3)).click();
    await waitUntil(() => aside() === 3, 'all are set aside');
    // One of them was so before: the undo leaves it.
    const undo = await undoBar(records);
    expect(undo.message).to.equal(words.undoable.aside(2));
    await waitUntil(() => undo.matches(':focus-within'), 'the undo has the focus');
    buttonNamed(await markAll(records), words.releaseSelected(3)).click();
    await waitUntil(() => aside() === 0, 'all are released');
    buttonNamed(await markAll(records), words.setAsideSelected(3)).click();
    await waitUntil(() => aside() === 3, 'all are set aside again');
  });

  it('is not released with others while the car moves', async () => {
    const { records, car, collection } = await make();
    await collection.setAside(['a', 'b', 'c'], true);
    const marked = await markAll(records);
    car.become('idling');
    await marked.updateComplete;
    const release = buttonNamed(marked, words.releaseSelected(3));
    expect(release.blockedReason).to.equal(messages.facts.releaseBlocked.idling);
    release.click();
    await collection.setAside(['a'], true);
    expect(collection.all().every(({ isAside }) => isAside === true)).to.equal(true);
  });

  it('is so for this run where it cannot be saved, and says so', async () => {
    const { page, records, collection } = await make();
    const empty = replaceMethod(IDBObjectStore.prototype, 'put', () => () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await choose(page, records, 'a');
    (await switchOf(page)).click();
    const notices = inside(records, 'gb-records-notices');
    await waitUntil(() => notices.shadowRoot?.querySelector('gb-notice'), 'it is said');
    empty();
    expect(notices.shadowRoot?.querySelector('gb-notice')?.text).to.equal(words.asideFailed);
    expect(collection.get('a')?.isAside).to.equal(true);
    await waitUntil(() => details(page).aside, 'it is shown so');
    expect(items(records)[0]?.detail).to.contain(words.aside);
  });

  it('is none of a legal record', async () => {
    const pack = await loadMakerNl();
    const other = new ListStand<{ allowed: boolean; pending: boolean }>();
    try {
      const { list } = await other.open(consentsList({ pack }), {
        'use:contacts': { allowed: false, pending: false },
      });
      expect(list.shelf.filters.map(({ label }) => label)).to.not.include(words.aside);
    } finally {
      other.close();
    }
    const read = await fixture<RecordDetailsElement>(
      html`<gb-record-details heading="A" readOnly .monitor=${new StatedCar()}></gb-record-details>`,
    );
    expect(read.shadowRoot?.querySelector('gb-switch')).to.equal(null);
  });
});
