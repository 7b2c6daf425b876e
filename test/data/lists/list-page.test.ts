import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { CheckboxRowElement } from '../../../components/checkbox-row/checkbox-row.ts';
import { RowElement } from '../../../components/row/row.ts';
import { TextFieldElement } from '../../../components/text-field/text-field.ts';
import '../../../src/data/lists/list-page.ts';
import type { ListPageElement } from '../../../src/data/lists/list-page.ts';
import { tripsList } from '../../../src/data/trips/trips-list.ts';
import type { Trip } from '../../../src/data/trips/trips-collection.ts';
import { messages } from '../../../src/i18n/messages.ts';
import { EditorFrameElement } from '../../../src/records/editor-frame.ts';
import { RecordDetailsElement } from '../../../src/records/record-details.ts';
import { RecordEditorElement } from '../../../src/records/record-editor.ts';
import { RecordListElement } from '../../../src/records/record-list.ts';
import { RecordsPageElement } from '../../../src/records/records-page.ts';
import { SelectionBarElement } from '../../../src/records/selection-bar.ts';
import { inside, itIsAccessible } from '../../components/themed.ts';
import { takeStorageTurn } from '../../vault/storage-turn.ts';
import { StatedCar } from '../stated-car.ts';
import { buttonNamed, ListStand } from './list-stand.ts';

const words = messages.records;
const trip = (note: string, startedAt: number, distance = 12_000): Trip => ({
  startedAt,
  duration: 900,
  distance,
  averageSpeed: 48,
  energy: 'fuel',
  note,
});
const trips = { a: trip('Alps', 3_000), b: trip('Beach', 2_000, 90_000), c: trip('City', 1_000) };

describe('gb-list-page', () => {
  takeStorageTurn();
  let stand: ListStand<Trip>;
  beforeEach(() => (stand = new ListStand()));
  afterEach(() => stand.close());

  const make = (records: Readonly<Record<string, Trip>> = trips) =>
    stand.openPage(tripsList('KILOMETERS'), records);

  const listOf = (records: RecordsPageElement): RecordListElement =>
    inside(records, 'gb-record-list', RecordListElement);
  const shown = (records: RecordsPageElement): readonly string[] =>
    listOf(records).items.map(({ heading }) => heading);
  const rowsOf = async (records: RecordsPageElement): Promise<readonly HTMLElement[]> => {
    await listOf(records).updateComplete;
    const window = listOf(records).renderRoot.querySelector('gb-window-list');
    await waitUntil(() => window?.shadowRoot?.querySelector('gb-row, gb-checkbox-row'), 'rows are drawn');
    return [...(window?.shadowRoot?.querySelectorAll<HTMLElement>('gb-row, gb-checkbox-row') ?? [])];
  };
  const bar = (records: RecordsPageElement): SelectionBarElement =>
    inside(records, 'gb-selection-bar', SelectionBarElement);
  const details = (page: ListPageElement): RecordDetailsElement =>
    inside(page, 'gb-record-details', RecordDetailsElement);

  async function choose(page: ListPageElement, records: RecordsPageElement, place: number): Promise<void> {
    const row = (await rowsOf(records))[place];
    if (!(row instanceof RowElement)) throw new Error('no row');
    row.shadowRoot?.querySelector('button')?.click();
    await page.updateComplete;
    await records.updateComplete;
  }

  it('shows the newest first, and one of them whole', async () => {
    const { page, records } = await make();
    expect(shown(records)).to.deep.equal(['Alps', 'Beach', 'City']);
    await choose(page, records, 1);
    expect(details(page).heading).to.equal('Beach');
    expect(details(page).lines.map(({ value }) => value)).to.include('90 km');
  });

  it('orders otherwise when asked', async () => {
    const { records } = await make();
    buttonNamed(records, words.view).click();
    await waitUntil(() => records.shadowRoot?.querySelector('gb-view-panel'), 'the panel is there');
    const panel = records.shadowRoot?.querySelector('gb-view-panel');
    await panel?.updateComplete;
    const distance = [...(panel?.shadowRoot?.querySelectorAll('gb-radio-list') ?? [])]
      .map((radios) => radios.shadowRoot?.querySelector<HTMLInputElement>('input[value="distance"]'))
      .find((input) => input);
    distance?.click();
    await records.updateComplete;
    expect(shown(records)).to.deep.equal(['Beach', 'Alps', 'City']);
  });

  it('deletes one, and undoes that', async () => {
    const { page, records, collection } = await make();
    await choose(page, records, 0);
    buttonNamed(details(page), words.delete).click();
    await waitUntil(() => collection.get('a') === undefined, 'it is gone');
    await waitUntil(() => page.shadowRoot?.querySelector('gb-record-details') === null, 'its page is left');
    expect(shown(records)).to.deep.equal(['Beach', 'City']);
    const notices = inside(records, 'gb-records-notices');
    await waitUntil(() => notices.shadowRoot?.querySelector('gb-undo-bar'), 'an undo is offered');
    const undo = notices.shadowRoot?.querySelector('gb-undo-bar');
    undo?.shadowRoot?.querySelector('gb-button')?.click();
    await waitUntil(() => collection.get('a') !== undefined, 'it is back');
    await waitUntil(() => shown(records).length === 3, 'and shown');
  });

  it('offers the undo for as long as there is one', async () => {
    const { page, records, collection } = await make();
    await choose(page, records, 0);
    buttonNamed(details(page), words.delete).click();
    await waitUntil(() => collection.get('a') === undefined, 'it is gone');
    const notices = inside(records, 'gb-records-notices');
    await waitUntil(() => notices.shadowRoot?.querySelector('gb-undo-bar'), 'an undo is offered');
    for (let second = 0; second < 11; second += 1) stand.stand.clock.advance(1_000);
    await waitUntil(() => notices.shadowRoot?.querySelector('gb-undo-bar') === null, 'it is over');
  });

  it('marks several, or all that are shown, and deletes what is marked', async () => {
    const { records, collection } = await make();
    buttonNamed(records, words.select).click();
    await records.updateComplete;
    const rows = await rowsOf(records);
    expect(rows.every((row) => row instanceof CheckboxRowElement)).to.equal(true);
    rows[1]?.click();
    await waitUntil(() => bar(records).count === 1, 'one is marked');
    buttonNamed(bar(records), words.selectAll(3)).click();
    await waitUntil(() => bar(records).count === 3, 'all are marked');
    buttonNamed(bar(records), words.selectNone).click();
    await waitUntil(() => bar(records).count === 0, 'none is marked');
    expect(buttonNamed(bar(records), words.deleteSelected(0)).blockedReason).to.equal(words.noneSelected);
    (await rowsOf(records))[0]?.click();
    (await rowsOf(records))[2]?.click();
    await waitUntil(() => bar(records).count === 2, 'two are marked');
    buttonNamed(bar(records), words.deleteSelected(2)).click();
    await waitUntil(() => collection.all().length === 1, 'two are gone');
    expect(collection.all().map(({ id }) => id)).to.deep.equal(['b']);
  });

  it('deletes nothing while the car moves, and says why', async () => {
    const { page, records, car, collection } = await make();
    await choose(page, records, 0);
    car.become('moving');
    await details(page).updateComplete;
    const remove = buttonNamed(details(page), words.delete);
    expect(remove.blockedReason).to.equal(words.deleteBlocked.moving);
    remove.click();
    buttonNamed(records, words.select).click();
    await records.updateComplete;
    (await rowsOf(records))[0]?.click();
    await waitUntil(() => bar(records).count === 1, 'marking works');
    expect(buttonNamed(bar(records), words.deleteSelected(1)).blockedReason).to.equal(
      words.deleteBlocked.moving,
    );
    buttonNamed(bar(records), words.deleteSelected(1)).click();
    expect(collection.all().length).to.equal(3);
  });

  it('corrects what was entered by hand, and refuses what does not fit', async () => {
    const { page, records, collection } = await make();
    await choose(page, records, 0);
    buttonNamed(details(page), words.edit).click();
    await page.updateComplete;
    const editor = inside(page, 'gb-record-editor', RecordEditorElement);
    await editor.updateComplete;
    const field = inside(editor, 'gb-text-field', TextFieldElement);
    await field.updateComplete;
    const area = inside(field, 'textarea', HTMLTextAreaElement);
    area.value = 'Dolomites';
    area.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await editor.updateComplete;
    const frame = inside(editor, 'gb-editor-frame', EditorFrameElement);
    buttonNamed(frame, messages.contactEditor.save).click();
    await waitUntil(() => collection.get('a')?.value.note === 'Dolomites', 'it is stored');
    await waitUntil(() => page.shadowRoot?.querySelector('gb-record-editor') === null, 'the editor is left');
    expect(shown(records)[0]).to.equal('Dolomites');
  });

  it('keeps what was typed while the car moves and when one looks at something else', async () => {
    const { page, records, car, list } = await make();
    await choose(page, records, 0);
    buttonNamed(details(page), words.edit).click();
    await page.updateComplete;
    list.editing.change({ note: 'Half' });
    car.become('moving');
    const editor = inside(page, 'gb-record-editor', RecordEditorElement);
    await editor.updateComplete;
    const field = inside(editor, 'gb-text-field', TextFieldElement);
    expect([field.value, field.blockedReason]).to.deep.equal(['Half', messages.contactEditor.blocked.moving]);
    page.remove();
    const again = await fixture<ListPageElement>(
      html`<gb-list-page
        style="height: 700px"
        category="trips"
        .list=${list}
        .monitor=${car}
      ></gb-list-page>`,
    );
    expect(inside(again, 'gb-notice').getAttribute('text')).to.equal(messages.lists.unfinished);
  });

  it('leaves a record that somebody else took away', async () => {
    const { page, records, collection } = await make();
    await choose(page, records, 0);
    await collection.remove(['a'], 0);
    await waitUntil(() => page.shadowRoot?.querySelector('gb-record-details') === null, 'its page is left');
  });

  it('says that there is nothing, and why when storage is closed', async () => {
    const { records } = await make({});
    expect(inside(records, 'gb-empty').getAttribute('text')).to.equal(messages.data.nothing);
    const closed = await fixture<ListPageElement>(
      html`<gb-list-page category="trips" closedReason="Closed." .monitor=${new StatedCar()}></gb-list-page>`,
    );
    const page = inside(closed, 'gb-records-page', RecordsPageElement);
    await page.updateComplete;
    expect(inside(page, 'gb-empty').getAttribute('text')).to.equal('Closed.');
  });
});

describe('gb-record-details', () => {
  const details = (isReadOnly: boolean) =>
    html`<gb-record-details
      recordId="a"
      heading="Alps"
      .lines=${[{ icon: 'route', label: 'Distance', value: '12 km' }]}
      editable
      ?readOnly=${isReadOnly}
      .monitor=${new StatedCar()}
    ></gb-record-details>`;
  itIsAccessible({ whole: () => details(false), 'read only': () => details(true) });

  it('has nothing to delete a legal record with', async () => {
    const element = await fixture<RecordDetailsElement>(details(true));
    const labels = [...element.renderRoot.querySelectorAll('gb-button')].map(({ label }) => label);
    expect(labels).to.deep.equal([words.edit, words.close]);
  });
});
