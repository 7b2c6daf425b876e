import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { ButtonElement } from '../../../components/button/button.ts';
import { Destinations } from '../../../src/data/destinations/destinations.ts';
import {
  destinationsCollection,
  type Destination,
} from '../../../src/data/destinations/destinations-collection.ts';
import '../../../src/data/destinations/destinations-page.ts';
import type { DestinationsPageElement } from '../../../src/data/destinations/destinations-page.ts';
import { messages } from '../../../src/i18n/messages.ts';
import { MemorySticks } from '../../drivers/take-along-stand.ts';
import { itIsAccessible } from '../../components/themed.ts';
import { HandClock } from '../../vault/hand-clock.ts';
import { silentWorker } from '../book-stand.ts';
import { MemoryRecords } from '../memory-records.ts';
import { StatedCar } from '../stated-car.ts';

const words = messages.destinations;
const home: Destination = {
  ...{ name: 'Home', kind: 'home', source: 'entered', enteredAt: 1 },
  position: { latitude: 52, longitude: 4 },
};
const gpx = '<gpx><wpt lat="1" lon="2"><name>A</name></wpt><wpt lat="91" lon="2"/></gpx>';

function createWorker(): Worker {
  return new Worker(new URL('../../../src/data/places/places-worker.ts', import.meta.url), {
    type: 'module',
  });
}

describe('gb-destinations-page', () => {
  let end: AbortController;
  let records: MemoryRecords<Destination>;
  let devices: MemorySticks;
  let destinations: Destinations;
  let ids = 0;

  beforeEach(async () => {
    end = new AbortController();
    records = new MemoryRecords(destinationsCollection, { home });
    devices = new MemorySticks();
    destinations = new Destinations({
      collection: records,
      clock: new HandClock(),
      newId: () => `new-${(ids += 1)}`,
      devices,
      here: { position: { latitude: 52.1, longitude: 4 }, subscribe: () => undefined },
      language: 'en',
      distanceUnit: 'KILOMETERS',
      signal: end.signal,
    });
    await waitUntil(() => destinations.shelf.isOpen, 'the list opens');
  });
  afterEach(() => end.abort());

  const template = (car = new StatedCar()) =>
    html`<gb-destinations-page
      style="height: 700px"
      .destinations=${destinations}
      .monitor=${car}
      .createWorker=${createWorker}
    ></gb-destinations-page>`;
  const make = (car?: StatedCar): Promise<DestinationsPageElement> => fixture(template(car));
  const deep = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((each) => [
      each,
      ...(each.shadowRoot ? deep(each.shadowRoot) : []),
    ]);
  const button = (page: DestinationsPageElement, text: string): ButtonElement | undefined =>
    deep(page.renderRoot).find(
      (each): each is ButtonElement =>
        each.localName === 'gb-button' && !each.hasAttribute('hidden') && each.textContent.trim() === text,
    );
  const shows = (page: DestinationsPageElement, name: string): boolean =>
    deep(page.renderRoot).some(({ localName }) => localName === name);
  const take = (content = gpx) => destinations.imports.start([new Blob([content])], createWorker).done;

  itIsAccessible({
    'with its list': () => template(),
    'while driving': () => template(new StatedCar('moving')),
    'while it imports': () => {
      destinations.imports.start([new Blob(['x'])], silentWorker);
      return template();
    },
    'with an export that failed': () => {
      destinations.startExport('gpx', { devices, stick: 'none' });
      return template();
    },
  });

  it('shows the account of an import, and takes it back until the ignition is off', async () => {
    const page = await make();
    await take();
    await waitUntil(() => button(page, messages.contactImport.undo), 'the account is there');
    const panel = deep(page.renderRoot).find(({ localName }) => localName === 'gb-place-import-panel');
    expect(panel?.shadowRoot?.querySelector('li')?.textContent).to.equal(
      words.skippedAt(2, 1, words.skipReasons['bad-position']),
    );
    button(page, messages.contactImport.undo)?.click();
    await waitUntil(() => records.all().length === 1, 'it is taken back');
    await take();
    destinations.imports.endUndo();
    await waitUntil(() => button(page, messages.contactImport.undo) === undefined, 'no undo any more');
    expect(records.all().map(({ value }) => value.name)).to.deep.equal(['Home', 'A']);
  });

  it('lets an import be cancelled', async () => {
    const page = await make();
    const run = destinations.imports.start([new Blob(['x'])], silentWorker);
    await waitUntil(() => button(page, words.cancel), 'it can be cancelled');
    button(page, words.cancel)?.click();
    expect((await run.done).kind).to.equal('cancelled');
  });

  it('offers what is on a stick, and follows it', async () => {
    devices.plugIn('a');
    devices.stored.get('a')?.set('p.gpx', new TextEncoder().encode(gpx));
    const page = await make();
    button(page, words.import)?.click();
    const rows = (): Element[] =>
      deep(page.renderRoot).filter((each) => each.getAttribute('heading') === 'p.gpx');
    await waitUntil(() => rows().length === 1, 'the file is offered');
    devices.pullOut('a');
    await waitUntil(() => rows().length === 0, 'it is offered no more');
  });

  it('imports, exports and types nothing while driving', async () => {
    devices.plugIn('a');
    const page = await make(new StatedCar('moving'));
    for (const text of [words.add, words.import, words.export]) {
      expect(button(page, text)?.blockedReason, text).not.to.equal('');
      button(page, text)?.click();
    }
    await page.updateComplete;
    for (const name of ['gb-record-editor', 'gb-place-source-panel', 'gb-place-export-panel'])
      expect(shows(page, name), name).to.equal(false);
  });
});
