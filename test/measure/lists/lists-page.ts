import '../../../components/document.css';
import '../../../components/tokens.css';
import type { RecordListElement } from '../../../src/records/record-list.ts';
import '../../../src/data/lists/list-page.ts';
import { openList } from '../../../src/data/lists/open-list.ts';
import { mediaCollection } from '../../../src/data/media/media-collection.ts';
import '../../../src/data/media/media-page.ts';
import { Media } from '../../../src/data/media/media.ts';
import { onlineUseCollection } from '../../../src/data/online/online-use-collection.ts';
import { onlineUseList } from '../../../src/data/online/online-use-list.ts';
import { MemoryBlobs } from '../../data/media/memory-blobs.ts';
import { StatedCar } from '../../data/stated-car.ts';
import { MemorySticks } from '../../drivers/take-along-stand.ts';
import { HandClock } from '../../vault/hand-clock.ts';
import { KeptRecords } from './kept-records.ts';
import { sampleSongs, sampleVisits } from './sample-entries.ts';
import { TanstackListElement } from './tanstack-list.ts';

declare global {
  interface Window {
    /** Once the page stands: what scrolls, and the list of the app, which is given the rows that were found. */
    shownList?: { readonly scroller: HTMLElement; readonly list: RecordListElement };
  }
}

/** CSS pixels and rows: what `gb-window-list` has. */
const [rowHeight, overscan] = [96, 6];
const { signal } = new AbortController();
const common = { clock: new HandClock(), newId: () => 'new', language: 'en', signal };
const asked = new URLSearchParams(location.search);
const count = Number(asked.get('count'));

const screen = asked.get('list') === 'media' ? mediaScreen() : visitsScreen();
screen.style.blockSize = '100vh';
document.body.append(screen);
await shown(screen);

function visitsScreen(): HTMLElement {
  const page = document.createElement('gb-list-page');
  page.category = 'online-use';
  page.monitor = new StatedCar();
  const collection = new KeptRecords(onlineUseCollection, sampleVisits(count));
  page.list = openList({ ...common, description: onlineUseList(), collection });
  return page;
}

function mediaScreen(): HTMLElement {
  const page = document.createElement('gb-media-page');
  page.monitor = new StatedCar();
  page.media = new Media({
    ...common,
    collection: new KeptRecords(mediaCollection, sampleSongs(count)),
    blobs: new MemoryBlobs(),
    devices: new MemorySticks(),
    createWorker: () => {
      throw new Error('Nothing is taken in here.');
    },
  });
  return page;
}

/** Waits for the rows. Where it was asked for, the same rows then stand in a list of TanStack's, as large, and nothing else. */
async function shown(page: HTMLElement): Promise<void> {
  const records = await within(page, 'gb-records-page');
  const list = await within(records, 'gb-record-list');
  const own = await within(list, 'gb-window-list');
  await within(own, 'gb-row');
  const scroller = await within<HTMLElement>(own, '.scroller');
  if (!isRecordList(list)) throw new Error('There is no list.');
  const isBeside = asked.get('by') === 'tanstack';
  window.shownList = { scroller: isBeside ? await besideOf(list, scroller) : scroller, list };
}

async function besideOf({ items, icon }: RecordListElement, { clientWidth, clientHeight }: HTMLElement) {
  const beside = new TanstackListElement();
  Object.assign(beside, { items, icon, rowHeight, overscan });
  beside.style.cssText = `display: block; inline-size: ${clientWidth}px; block-size: ${clientHeight}px`;
  document.body.replaceChildren(beside);
  await within(beside, 'gb-row');
  return within<HTMLElement>(beside, '.scroller');
}

function isRecordList(element: Element): element is RecordListElement {
  return element.localName === 'gb-record-list';
}

/** The first of its kind in an element's shadow, once it stands there. */
function within<E extends Element = Element>(host: Element, selector: string): Promise<E> {
  return new Promise((resolve) => {
    const look = (): void => {
      const found = host.shadowRoot?.querySelector<E>(selector);
      if (found) resolve(found);
      else requestAnimationFrame(look);
    };
    look();
  });
}
