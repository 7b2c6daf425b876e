import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { RowElement } from '../../components/row/row.ts';
import '../../src/data/data-page.ts';
import type { DataPageElement } from '../../src/data/data-page.ts';
import { messages } from '../../src/i18n/messages.ts';
import type { StoredHead } from '../../src/records/stored-counts.ts';
import { restrictionsFor } from '../../src/restriction/restrictions.ts';
import type { DrivingState } from '../../src/restriction/driving-state.ts';
import type { RestrictionSource } from '../../src/restriction/restriction-monitor.ts';
import { itIsAccessible, rightToLeft } from '../components/themed.ts';
import { loadMakerNl } from '../pack/maker-nl.ts';

const pack = await loadMakerNl();
const words = messages.data;
const routes = { contacts: '/data/contacts' };
const stored = async (): Promise<readonly StoredHead[]> => [
  { category: 'contacts', records: 1_234, bytes: 1 },
  { category: 'calls', records: 1, bytes: 1 },
];

function monitor(state: DrivingState): RestrictionSource {
  return { current: restrictionsFor(state), check: () => restrictionsFor(state), subscribe: () => undefined };
}

const template = (inventory: DataPageElement['inventory'], state: DrivingState = 'parked') =>
  html`<gb-data-page
    .pack=${pack}
    .monitor=${monitor(state)}
    .routes=${routes}
    .inventory=${inventory}
  ></gb-data-page>`;

async function make(inventory: DataPageElement['inventory'], state?: DrivingState): Promise<DataPageElement> {
  const element = await fixture<DataPageElement>(template(inventory, state));
  await inventory?.();
  await element.updateComplete;
  return element;
}

const rows = (element: DataPageElement): RowElement[] => [
  ...(element.shadowRoot?.querySelectorAll('gb-row') ?? []),
];
const row = (element: DataPageElement, category: string): RowElement => {
  const found = rows(element).find(({ heading }) => heading === pack.texts.categories[category]?.name);
  if (found === undefined) throw new Error(`no ${category}`);
  return found;
};

describe('gb-data-page', () => {
  itIsAccessible({
    'without anything': () => html`<gb-data-page></gb-data-page>`,
    filled: () => template(stored),
    'while driving': () => template(stored, 'moving'),
    'while storage is closed': () => template(undefined),
  });

  it('shows every category of the pack in its words, with its amount and its place', async () => {
    const element = await make(stored);
    await waitUntil(() => row(element, 'contacts').figure !== '', 'it is counted');
    expect(rows(element)).to.have.lengthOf(pack.categories.length + 2);
    for (const { id } of pack.categories) {
      expect(row(element, id).detail, id).to.equal(pack.texts.categories[id]?.what);
    }
    expect(row(element, 'contacts').figure).to.equal('1,234 entries');
    expect(row(element, 'contacts').textContent).to.contain(words.place.both);
    expect(row(element, 'calls').figure).to.equal('1 entry');
    expect(row(element, 'voice').figure).to.equal(words.nothing);
    expect(row(element, 'key-memory').textContent).to.contain(words.place.key);
  });

  it('leads to the screen of a category that has one, and nowhere else', async () => {
    const element = await make(stored);
    const links = rows(element).filter(({ kind }) => kind === 'link');
    expect(links.map(({ href }) => href)).to.deep.equal(['/data/contacts', '/data/take-along', '/about']);
    element.focus();
    expect(element.shadowRoot?.activeElement).to.equal(row(element, 'contacts'));
  });

  it('gives the focus back to the row that it was left by', async () => {
    const element = await make(stored);
    const about = rows(element).find(({ href }) => href === '/about');
    // The address stays: nothing of this test's page is to be left.
    about?.addEventListener('click', (event) => event.preventDefault());
    about?.click();
    const again = await make(stored);
    again.focus();
    expect(again.shadowRoot?.activeElement).to.equal(rows(again).find(({ href }) => href === '/about'));
  });

  it('says of the others what can be done, with the pack’s reason where it is little', async () => {
    const element = await make(stored);
    const section = (category: string): string =>
      row(element, category).closest('section')?.querySelector('h2')?.textContent ?? '';
    expect(section('voice')).to.equal(words.withoutScreen);
    expect(section('consents')).to.equal(words.atHandover);
    expect(section('fault-memory')).to.equal(words.shownOnly);
    for (const id of ['consents', 'fault-memory']) {
      expect(row(element, id).textContent).to.contain(pack.texts.categories[id]?.notErasable);
    }
    expect(row(element, 'fault-memory').figure).to.equal('');
  });

  it('counts nothing while storage is closed, and says so', async () => {
    const element = await make(undefined);
    expect(element.shadowRoot?.querySelector('gb-notice')?.text).to.equal(words.closed);
    expect(rows(element).map(({ figure }) => figure)).to.deep.equal(Array(rows(element).length).fill(''));
  });

  it('never shows what nobody can count as empty', async () => {
    const element = await make(async () => [{ category: 'contacts', records: undefined, bytes: 1 }]);
    await waitUntil(() => row(element, 'contacts').figure === words.unreadable, 'it says so');
  });

  it('shows 21 categories and short texts while driving', async () => {
    const element = await make(stored, 'moving');
    expect(rows(element)).to.have.lengthOf(23);
    expect(element.shadowRoot?.querySelector('.quiet')?.textContent).to.equal(
      messages.records.moreWhenParked(pack.categories.length - 21),
    );
    for (const { detail } of rows(element)) expect(detail.length).to.be.at.most(120);
  });

  it('lets a knob reach every row, also one that leads nowhere', async () => {
    const element = await make(stored);
    const groups = [...(element.shadowRoot?.querySelectorAll('gb-focus-group') ?? [])];
    const stops = groups.flatMap((group) => group.tabStops);
    expect(stops).to.have.lengthOf(rows(element).length);
  });

  it('stands the other way round in right-to-left languages', () =>
    rightToLeft(async () => {
      const element = await make(stored);
      const { left, right } = row(element, 'contacts').getBoundingClientRect();
      expect(getComputedStyle(row(element, 'contacts')).direction).to.equal('rtl');
      expect(right).to.be.greaterThan(left);
    }));
});
