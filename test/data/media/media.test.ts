import { expect, waitUntil } from '@open-wc/testing';
import { mediaFileOf, mediaOnSticks, type MediaFile } from '../../../src/data/media/intake/media-files.ts';
import type { Medium } from '../../../src/data/media/media-collection.ts';
import { jsonFile } from './json-media.ts';
import { digest, mediaStand, position, song, common } from './media-stand.ts';

const createWorker = (): Worker =>
  new Worker(new URL('./stand-in-worker.ts', import.meta.url), { type: 'module' });
const audio = { kind: 'audio', type: 'audio/mpeg' };
const photoTags = { kind: 'photo', type: 'image/jpeg', position, orientation: 6, width: 4, height: 3 };

describe('Media', () => {
  let end: AbortController;
  let workers: number;
  beforeEach(() => {
    end = new AbortController();
    workers = 0;
  });
  afterEach(() => end.abort());

  const stand = (records: Readonly<Record<string, Medium>> = {}) =>
    mediaStand(
      records,
      () => {
        workers += 1;
        return createWorker();
      },
      end.signal,
    );
  const file = (name: string, content: BlobPart): File => new File([content], name);
  const offered = async ({ devices }: ReturnType<typeof stand>, isCopied: boolean): Promise<MediaFile[]> =>
    (await mediaOnSticks(devices)).map((each) => mediaFileOf(devices, each, isCopied));

  it('copies what was chosen, in one worker, and leaves out what it does not know', async () => {
    const { media, collection, blobs } = stand();
    const files = [
      file('a.mp3', jsonFile({ ...audio, title: 'A', cover: { type: 'image/png', size: 9 } })),
      file('b.mp3', 'no json'),
      file('a again.mp3', jsonFile({ ...audio, title: 'A', cover: { type: 'image/png', size: 9 } })),
      file('c.mp3', jsonFile({ ...audio, title: 'C', cover: { type: 'image/png', size: 5_000_000 } })),
    ];
    const end = await media.start(files).done;
    expect(end.kind).to.equal('finished');
    expect(end.files.map(({ taken, present, problem }) => [taken, present, problem])).to.deep.equal([
      [1, 0, undefined],
      [0, 0, 'damaged'],
      [0, 1, undefined],
      [1, 0, undefined],
    ]);
    expect(end.files[1]?.account).to.include({ problemAt: 3, skippedTotal: 1 });
    expect(end.files[3]?.account).to.include({ remark: 'cover', place: 'car' });
    expect(collection.all().map(({ value }) => value.title)).to.deep.equal(['A', 'C']);
    expect(collection.all()[0]?.value).to.have.nested.property('content.place', 'car');
    expect(blobs.stored.size).to.equal(3);
    expect(workers).to.equal(1);
    expect(await media.imports.undo()).to.include({ ok: true, removed: 2 });
  });

  it('leaves on the stick what is to stay there, and takes nothing of it but what it says', async () => {
    const all = stand();
    all.devices.plugIn('a');
    all.devices.stored.get('a')?.set('p.jpg', jsonFile(photoTags, 'x'.repeat(5_000)));
    all.devices.stored.get('a')?.set('notes.txt', jsonFile(photoTags));
    const [left] = await offered(all, false);
    if (left === undefined) throw new Error('none');
    const done = await all.media.start([left]).done;
    expect(done.files[0]?.account).to.include({ place: 'device' });
    expect(all.blobs.stored.size).to.equal(0);
    const [stored] = all.collection.all();
    expect(stored?.value).to.deep.include({ kind: 'photo', title: 'p', position, orientation: 6 });
    expect(stored?.value).to.have.nested.property('content.label', 'Stick a');
    // Copied later it is there already: wherever it lies.
    const [copied] = await offered(all, true);
    const again = await all.media.start(copied === undefined ? [] : [copied]).done;
    expect(again.files[0]).to.include({ taken: 0, present: 1 });
  });

  it('never opens what is over 64 MB: it stays on the stick, or is left out', async () => {
    const { media, collection } = stand();
    const large = { name: 'film.mp4', size: 2_000_000_000, stick: { id: 'a', label: 'A' }, isCopied: true };
    const open = (): never => {
      throw new Error('opened');
    };
    // Two gigabytes that nobody holds: one buffer, a hundred times.
    const block = new Blob([new Uint8Array(20_000_000)]);
    const composed = new File(Array<Blob>(100).fill(block), 'composed.mp4');
    expect(composed.size).to.equal(2_000_000_000);
    const done = await media.start([{ ...large, open }, composed, { ...large, name: 'x.zip', open }]).done;
    expect(done.files.map(({ taken, problem }) => [taken, problem])).to.deep.equal([
      [1, undefined],
      [0, 'too-large-here'],
      [0, 'not-media'],
    ]);
    expect(done.files[0]?.account).to.include({ place: 'device', remark: 'stays' });
    expect(collection.all().map(({ value }) => value.title)).to.deep.equal(['film']);
    expect(workers).to.equal(0);
  });

  it('goes on after a stick was pulled out, a file that is longer than it says and a name of a megabyte', async () => {
    const all = stand();
    all.devices.plugIn('a');
    all.devices.stored.get('a')?.set('long.mp3', jsonFile(audio, 'x'.repeat(50_000)));
    const files = await offered(all, true);
    all.devices.goneAfter = 20_000;
    const grown = {
      ...{ name: 'grown.mp3', size: 5, stick: { id: 'a', label: 'A' }, isCopied: true },
      open: () => Promise.resolve(new Blob([new Uint8Array(64_000_001)]).stream()),
    };
    const name = `${'n'.repeat(1_000_000)}.mp3`;
    const done = await all.media.start([...files, grown, file(name, jsonFile(audio))]).done;
    expect(done.files.map(({ taken, problem }) => [taken, problem])).to.deep.equal([
      [0, 'unreadable'],
      [0, 'too-large'],
      [1, undefined],
    ]);
    expect(all.blobs.stored.size).to.equal(1);
    expect(all.collection.all()[0]?.value.title.length).to.equal(500);
  });

  it('gives a file up that hangs its reader or breaks it, and begins anew with the next', async () => {
    const { media, clock, collection } = stand();
    const run = media.start([
      file('a.mp3', 'hangs'),
      file('b.mp3', 'throws'),
      file('c.mp3', jsonFile(audio)),
    ]);
    const hung = setInterval(() => clock.advance(60_000), 200);
    await waitUntil(() => run.progress.file === 2, 'the first is given up').finally(() =>
      clearInterval(hung),
    );
    const done = await run.done;
    expect(done.files.map(({ problem }) => problem).slice(0, 2)).to.deep.equal([
      'worker-failed',
      'worker-failed',
    ]);
    expect(collection.all().length).to.equal(1);
    expect(workers).to.equal(3);
  });

  it('ends when it is cancelled, and keeps what was there', async () => {
    const { media, collection } = stand();
    const run = media.start([file('a.mp3', jsonFile(audio)), file('b.mp3', 'hangs')]);
    await waitUntil(() => collection.all().length === 1, 'the first is kept');
    run.cancel();
    expect((await run.done).kind).to.equal('cancelled');
    expect(collection.all()).to.have.length(1);
  });

  it('ends with the first that the full disk does not take, of which nothing stays', async () => {
    const { media, blobs, collection } = stand();
    blobs.fail.push(undefined, { ok: false, reason: 'quota' });
    const files = ['a', 'b', 'c'].map((name) => file(`${name}.mp3`, jsonFile({ ...audio, title: name })));
    const done = await media.start(files).done;
    expect(done).to.include({ kind: 'failed', reason: 'quota' });
    expect(collection.all()).to.have.length(1);
    expect(blobs.stored.size).to.equal(1);
  });

  it('marks favourites, and says when that was not stored', async () => {
    const { media, collection } = stand({ song });
    expect(await media.toggleFavourite('song')).to.deep.equal({ ok: true });
    expect(collection.get('song')?.value.isFavourite).to.equal(true);
    await media.toggleFavourite('song');
    expect(collection.get('song')?.value).to.deep.equal(song);
    collection.fail.push({ ok: false, reason: 'quota' });
    expect(await media.toggleFavourite('song')).to.include({ ok: false });
    expect(await media.toggleFavourite('gone')).to.include({ ok: false, reason: 'stale' });
  });

  describe('a position', () => {
    const kept = async (tags: object, all = stand()) => {
      const blob = await all.blobs.write(jsonFile(tags), 'image/jpeg');
      if (!blob.ok) throw new Error('blob');
      const photo: Medium = {
        ...{ ...common, kind: 'photo', title: 'P', position, camera: 'K', orientation: 6, digest },
        ...{ width: 4, height: 3, content: { place: 'car', blob: blob.value } },
      };
      await all.collection.put([{ id: 'photo', value: photo }]);
      return { ...all, photo, before: blob.value.id };
    };

    it('goes out of the file and out of the record, and the first file goes at once', async () => {
      const { media, blobs, collection, before } = await kept(photoTags);
      await media.removePosition('photo');
      expect(media.removal).to.deep.equal({ id: 'photo', end: { ok: true } });
      const value = collection.get('photo')?.value;
      expect(value).not.to.have.property('position');
      expect(value).to.include({ camera: 'K', digest });
      expect(blobs.stored.has(before)).to.equal(false);
      expect(blobs.stored.size).to.equal(1);
      for (const bytes of blobs.stored.values())
        expect(new TextDecoder().decode(bytes)).not.to.contain('latitude');
    });

    it('goes out of a photo of which nobody noted down the pixels', async () => {
      const { media, collection, photo } = await kept(photoTags);
      const { width: _width, height: _height, ...rest } = photo;
      await collection.put([{ id: 'photo', value: rest, revision: 1 }]);
      await media.removePosition('photo');
      expect(media.removal?.end).to.deep.equal({ ok: true });
    });

    for (const [what, tags, reason] of [
      ['still is there when it is read again', { ...photoTags, sticks: true }, 'left'],
      ['would cost the picture', { ...photoTags, width: 5 }, 'left'],
      ['is in a kind of file that cannot be written', { ...photoTags, strip: 'unsupported' }, 'unsupported'],
    ] as const)
      it(`stays with everything as it was where it ${what}`, async () => {
        const { media, blobs, collection, before, photo } = await kept(tags);
        await media.removePosition('photo');
        expect(media.removal?.end).to.deep.equal({ ok: false, reason });
        expect(collection.get('photo')?.value).to.deep.equal(photo);
        expect([...blobs.stored.keys()]).to.deep.equal([before]);
      });

    it('stays where storage does not take the change, of which nothing stays', async () => {
      const { media, blobs, collection, before, photo } = await kept(photoTags);
      collection.fail.push({ ok: false, reason: 'quota' });
      await media.removePosition('photo');
      expect(media.removal?.end).to.deep.equal({ ok: false, reason: 'not-stored' });
      blobs.fail.push({ ok: false, reason: 'quota' });
      await media.removePosition('photo');
      expect(media.removal?.end).to.deep.equal({ ok: false, reason: 'not-stored' });
      expect(collection.get('photo')?.value).to.deep.equal(photo);
      expect([...blobs.stored.keys()]).to.deep.equal([before]);
      await blobs.discard([{ id: before, key: '', size: 0, type: '' }]);
      await media.removePosition('photo');
      expect(media.removal?.end).to.deep.equal({ ok: false, reason: 'unreadable' });
    });
  });
});
