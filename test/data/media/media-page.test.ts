import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { ButtonElement } from '../../../components/button/button.ts';
import type { RowElement } from '../../../components/row/row.ts';
import type { Medium } from '../../../src/data/media/media-collection.ts';
import { MediaFilesChosenEvent } from '../../../src/data/media/media-events.ts';
import '../../../src/data/media/media-page.ts';
import type { MediaPageElement } from '../../../src/data/media/media-page.ts';
import { messages } from '../../../src/i18n/messages.ts';
import { itIsAccessible, rightToLeft } from '../../components/themed.ts';
import { loadMakerNl } from '../../pack/maker-nl.ts';
import { silentWorker } from '../book-stand.ts';
import { StatedCar } from '../stated-car.ts';
import { jsonFile } from './json-media.ts';
import { common, mediaStand, position, song, station } from './media-stand.ts';

const pack = await loadMakerNl();
const words = messages.media;
const createWorker = (): Worker =>
  new Worker(new URL('./stand-in-worker.ts', import.meta.url), { type: 'module' });

describe('gb-media-page', () => {
  let end: AbortController;
  let stand: ReturnType<typeof mediaStand>;
  const begin = async (records: Readonly<Record<string, Medium>>, worker = createWorker): Promise<void> => {
    end = new AbortController();
    stand = mediaStand(records, worker, end.signal);
    await waitUntil(() => stand.media.shelf.isOpen, 'the list opens');
  };
  beforeEach(async () => {
    await begin({ song, station });
    const picture = await drawn();
    const blob = await stand.blobs.write(picture, 'image/jpeg');
    if (!blob.ok) throw new Error('blob');
    const photo: Medium = {
      ...{ ...common, kind: 'photo', title: 'Photo', position, width: 80, height: 40, orientation: 6 },
      content: { place: 'car', blob: blob.value },
    };
    await stand.collection.put([{ id: 'photo', value: photo }]);
  });
  afterEach(() => end.abort());

  const template = (car = new StatedCar()) =>
    html`<gb-media-page
      style="height: 700px"
      .media=${stand.media}
      .pack=${pack}
      .monitor=${car}
    ></gb-media-page>`;
  const make = (car?: StatedCar): Promise<MediaPageElement> => fixture(template(car));
  const deep = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((each) => [
      each,
      ...(each.shadowRoot ? deep(each.shadowRoot) : []),
    ]);
  const button = (page: MediaPageElement, text: string): ButtonElement | undefined =>
    deep(page.renderRoot).find(
      (each): each is ButtonElement =>
        each.localName === 'gb-button' && !each.hasAttribute('hidden') && each.textContent.trim() === text,
    );
  const rows = (page: MediaPageElement): RowElement[] =>
    deep(page.renderRoot).filter((each): each is RowElement => each.localName === 'gb-row');
  const row = (page: MediaPageElement, heading: string): RowElement | undefined =>
    rows(page).find((each) => each.heading === heading);
  const press = (found?: RowElement): void => found?.shadowRoot?.querySelector('button')?.click();
  const show = async (page: MediaPageElement, heading: string): Promise<void> => {
    await waitUntil(() => row(page, heading), `${heading} is listed`);
    press(row(page, heading));
    await waitUntil(() => deep(page.renderRoot).some(({ localName }) => localName === 'gb-medium-details'));
    await page.updateComplete;
  };
  const shows = (page: MediaPageElement, name: string): boolean =>
    deep(page.renderRoot).some(({ localName }) => localName === name);

  itIsAccessible({
    'with its list': () => template(),
    'while driving': () => template(new StatedCar('moving')),
    'while it imports': () => {
      stand = mediaStand({ song }, silentWorker, end.signal);
      stand.media.start([new File(['x'], 'x.mp3')]);
      return template();
    },
    'while storage is closed': () =>
      html`<gb-media-page .pack=${pack} closedReason="Closed"></gb-media-page>`,
  });

  it('says of each where it lies, and of a photo that it says where it was taken', async () => {
    const page = await make();
    await waitUntil(() => rows(page).length === 3, 'all are there');
    expect(row(page, 'Song')?.detail).to.equal('Artist, Album, 3:05, On the stick Stick a');
    expect(row(page, 'Radio')?.detail).to.equal('FM');
    expect(row(page, 'Photo')?.detail).to.equal(`${words.hasPosition}, ${words.places.car}`);
  });

  it('parts them by kind, by favourite, and by where they lie', () => {
    const ids = (filter: string): readonly string[] =>
      stand.media.shelf.rows({ query: '', filter, order: 'title' }).map(({ id }) => id);
    expect(ids('')).to.deep.equal(['photo', 'station', 'song']);
    expect([ids('audio'), ids('film'), ids('photo'), ids('station')]).to.deep.equal([
      ...[['song'], [], ['photo'], ['station']],
    ]);
    expect([ids('car'), ids('device'), ids('position'), ids('favourite')]).to.deep.equal([
      ...[['photo'], ['song'], ['photo'], []],
    ]);
    expect(stand.media.shelf.rows({ query: 'albu', filter: '', order: 'time' })).to.have.length(1);
  });

  it('shows a photo the right way up, and takes its position out', async () => {
    const page = await make();
    await show(page, 'Photo');
    const canvas = (): HTMLCanvasElement | undefined =>
      deep(page.renderRoot).find((each): each is HTMLCanvasElement => each instanceof HTMLCanvasElement);
    await waitUntil(canvas, 'the picture is drawn');
    await page.updateComplete;
    expect([canvas()?.width, canvas()?.height]).to.deep.equal([40, 80]);
    expect(canvas()?.getContext('2d')?.getImageData(20, 10, 1, 1).data[0]).to.be.greaterThan(200);
    expect(row(page, messages.destinations.positionText(52.1, -5.3))).to.not.equal(undefined);
    button(page, words.removePosition)?.click();
    await waitUntil(() => shows(page, 'gb-notice') && stand.media.removal !== undefined, 'it is said');
    await page.updateComplete;
    // These bytes are no file of the tests' own format: it says why it was not done.
    expect(stand.media.removal?.end.ok).to.equal(false);
  });

  it('says why there is no picture, and shows it when its stick is back', async () => {
    await begin({
      photo: {
        ...{ ...common, kind: 'photo', title: 'Photo', position, width: 80, height: 40 },
        content: { place: 'device', device: 'gone', label: 'Stick a', path: 'p.jpg', type: 'image/jpeg' },
      },
      large: {
        ...{ ...common, kind: 'photo', title: 'Large', width: 20_000, height: 20_000 },
        content: { place: 'device', device: 'gone', path: 'p.jpg' },
      },
    });
    const page = await make();
    const said = (): string =>
      deep(page.renderRoot)
        .find(({ localName }) => localName === 'gb-medium-picture')
        ?.shadowRoot?.querySelector('p')?.textContent ?? '';
    await show(page, 'Large');
    await waitUntil(() => said() === words.picture['too-large'], 'it is too large');
    // One stands over the other here: the list comes back first.
    deep(page.renderRoot)
      .find((each): each is ButtonElement =>
        each.matches('gb-medium-details gb-button.close, gb-button.close'),
      )
      ?.click();
    await show(page, 'Photo');
    await waitUntil(() => said() === words.picture.away, 'its stick is away');
    expect(button(page, words.removePosition)).to.equal(undefined);
    const picture = await drawn();
    stand.devices.stored.set('a', new Map([['p.jpg', picture]]));
    stand.devices.plugIn('b');
    await waitUntil(
      () => deep(page.renderRoot).some((each) => each instanceof HTMLCanvasElement),
      'the picture is back',
    );
  });

  it('marks a favourite and shows it, and says when that was not stored', async () => {
    const page = await make();
    await show(page, 'Song');
    button(page, words.favourite)?.click();
    await waitUntil(() => button(page, words.unfavourite), 'it is one');
    expect(stand.collection.get('song')?.value.isFavourite).to.equal(true);
    stand.collection.fail.push({ ok: false, reason: 'storage' });
    button(page, words.unfavourite)?.click();
    await waitUntil(
      () => deep(page.renderRoot).some((each) => each.getAttribute('text') === words.changeFailed),
      'it is said',
    );
  });

  it('corrects what is written of a song, and adds a station', async () => {
    const { editing } = stand.media;
    expect(editing.begin('song')).to.equal(true);
    editing.change({ ...editing.current?.form, title: ' New ', artist: '' });
    expect((await editing.save()).ok).to.equal(true);
    expect(stand.collection.get('song')?.value).to.include({ title: 'New', album: 'Album' });
    expect(stand.collection.get('song')?.value).to.not.have.property('artist');
    const page = await make();
    button(page, words.add)?.click();
    await waitUntil(() => shows(page, 'gb-record-editor'), 'the editor opens');
    expect((await editing.save()).ok).to.equal(false);
    expect([...(editing.current?.problems.keys() ?? [])]).to.deep.equal(['title', 'tuning']);
    editing.change({ title: 'Web', band: 'internet', tuning: 'https://radio.example' });
    const saved = await editing.save();
    if (!saved.ok) throw new Error('save');
    expect(stand.collection.get(saved.id)?.value).to.include({ kind: 'station', band: 'internet' });
  });

  it('takes a whole stick, copied or left, says what came of it and takes it back', async () => {
    stand.devices.plugIn('a');
    for (const name of ['a', 'b'])
      stand.devices.stored
        .get('a')
        ?.set(`${name}.mp3`, jsonFile({ kind: 'audio', type: 'audio/mpeg', title: name }));
    stand.devices.stored.get('a')?.set('c.mp3', new Uint8Array([1]));
    const page = await make();
    button(page, words.import)?.click();
    await waitUntil(() => row(page, words.wholeStick('Stick a')), 'the stick is offered');
    expect(rows(page).filter(({ heading }) => heading.endsWith('.mp3'))).to.have.length(3);
    press(row(page, words.wholeStick('Stick a')));
    await waitUntil(() => button(page, words.done), 'the account is there');
    const notice = deep(page.renderRoot).find((each) => each.getAttribute('text') === words.accountTitle);
    expect(notice?.getAttribute('detail')).to.equal(`${words.copied(2)} ${words.leftOut(1)}`);
    const panel = deep(page.renderRoot).find(({ localName }) => localName === 'gb-media-import-panel');
    expect(panel?.shadowRoot?.querySelector('li')?.textContent).to.equal(
      words.ofFile('c.mp3', words.atByte(words.problems.damaged, 3)),
    );
    expect(stand.collection.all()).to.have.length(5);
    button(page, messages.contactImport.undo)?.click();
    await waitUntil(() => stand.collection.all().length === 3, 'it is taken back');
  });

  it('imports, types and removes no position while driving, and keeps all in sight', async () => {
    const car = new StatedCar('moving');
    stand.devices.plugIn('a');
    const page = await make(car);
    await show(page, 'Photo');
    for (const text of [words.add, words.import, words.removePosition]) {
      await waitUntil(() => button(page, text), text);
      expect(button(page, text)?.blockedReason, text).not.to.equal('');
      button(page, text)?.click();
    }
    await page.updateComplete;
    for (const name of ['gb-record-editor', 'gb-media-source-panel', 'gb-media-import-panel'])
      expect(shows(page, name), name).to.equal(false);
    expect(stand.media.removing).to.equal(undefined);
    expect(button(page, words.favourite)?.blockedReason).to.equal('');
  });

  it('takes nothing in that was chosen while the car moved off, and says so', async () => {
    const car = new StatedCar();
    const page = await make(car);
    car.become('moving');
    const files = [new File([jsonFile({ kind: 'audio', type: 'audio/mpeg' })], 'a.mp3')];
    deep(page.renderRoot)
      .find(({ localName }) => localName === 'gb-media-actions')
      ?.dispatchEvent(new MediaFilesChosenEvent(files));
    await page.updateComplete;
    expect(stand.media.imports.current === undefined).to.equal(true);
    const said = deep(page.renderRoot).find(
      (each) => each.getAttribute('text') === messages.contactImport.filesRefused,
    );
    expect(said?.hasAttribute('hidden')).to.equal(false);
  });

  it('shows 20,000 entries, of which only those in sight are drawn, and finds one of them', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => {
      const medium: Medium = { ...song, title: `Song ${String(index).padStart(5, '0')}` };
      return [`s${index}`, medium] as const;
    });
    await begin(Object.fromEntries(many));
    const page = await make();
    await waitUntil(() => rows(page).length > 0, 'they are there', { timeout: 10_000 });
    expect(rows(page).length).to.be.lessThan(60);
    const view = { query: 'song 19999', filter: 'audio', order: 'artist' };
    expect(stand.media.shelf.rows(view).map(({ heading }) => heading)).to.deep.equal(['Song 19999']);
  });

  it('stands the other way round in right-to-left languages', () =>
    rightToLeft(async () => {
      const page = await make();
      await waitUntil(() => row(page, 'Song'), 'it is listed');
      const found = row(page, 'Song');
      if (found) expect(getComputedStyle(found).direction).to.equal('rtl');
      expect(getComputedStyle(page).direction).to.equal('rtl');
    }));
});

/** A JPEG of 80 × 40 pixels, red and blue side by side, that is to be turned by 90 degrees: red comes on top. */
async function drawn(): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement('canvas');
  canvas.width = 80;
  canvas.height = 40;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('canvas');
  context.fillStyle = 'red';
  context.fillRect(0, 0, 40, 40);
  context.fillStyle = 'blue';
  context.fillRect(40, 0, 40, 40);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
  if (blob === null) throw new Error('blob');
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const exif = [
    ...[0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0],
  ];
  return new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2, ...exif, ...bytes.slice(2)]);
}
