import { expect } from '@open-wc/testing';
import type { ImportFile } from '../../../src/data/imports/import-file.ts';
import type { ImportedPlace } from '../../../src/data/places/imported-place.ts';
import { readPlacesFile } from '../../../src/data/places/read-places-file.ts';

function createWorker(): Worker {
  return new Worker(new URL('../../../src/data/places/places-worker.ts', import.meta.url), {
    type: 'module',
  });
}

const wpt = (name: string): string => `<wpt lat="1" lon="2"><name>${name}</name></wpt>\n`;
const gpx = (count: number): string =>
  `<gpx>\n${Array.from({ length: count }, (_, index) => wpt(`N${index}`)).join('')}</gpx>`;

async function read(file: ImportFile) {
  const places: ImportedPlace[] = [];
  const result = await readPlacesFile(file, {
    createWorker,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onEntries: async (batch) => void places.push(...batch),
  });
  return { result, places };
}

describe('readPlacesFile', () => {
  it('brings the places of a file from the worker, in order', async () => {
    const { result, places } = await read(new Blob([gpx(250)]));
    expect(places.map(({ name }) => name)).to.deep.equal(
      Array.from({ length: 250 }, (_, index) => `N${index}`),
    );
    expect(result).to.deep.include({ ok: true });
    expect(result.ok && result.account).to.deep.include({ entriesRead: 250, taken: 250 });
  });

  it('refuses a file of 2 GB by its size, before it is read', async () => {
    const piece = new Blob([new Uint8Array(16 * 1_048_576)]);
    const whole = new Blob([gpx(1), ...Array.from({ length: 128 }, () => piece)]);
    expect(whole.size).to.be.greaterThan(2_147_483_647);
    const started = performance.now();
    const { result, places } = await read(whole);
    expect(result.ok && result.account.fileProblem).to.equal('file-too-large');
    expect(places).to.deep.equal([]);
    expect(performance.now() - started).to.be.lessThan(2_000);
  });

  it('keeps and counts what came from a stick before it was pulled out', async () => {
    const pieces = ['<gpx>\n', ...Array.from({ length: 9 }, (_, index) => wpt(`N${index}`))];
    const encoder = new TextEncoder();
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const piece = pieces.shift();
        if (piece === undefined) controller.error(new Error('gone'));
        else controller.enqueue(encoder.encode(piece));
      },
    });
    const { result, places } = await read({
      name: 'a.gpx',
      size: 1_000,
      open: () => Promise.resolve(stream),
    });
    expect(places.map(({ name }) => name)).to.deep.equal(places.map((_, index) => `N${index}`));
    // One piece waits on each side of the way to the worker; an error goes past them.
    expect(places.length).to.be.within(7, 9);
    expect(result.ok && result.account).to.deep.include({
      taken: places.length,
      fileProblem: 'unreadable',
    });
  });

  it('says so when the stick is gone before the file is opened', async () => {
    const { result } = await read({ name: 'a.gpx', size: 1, open: () => Promise.reject(new Error('gone')) });
    expect(result).to.deep.equal({ ok: false, reason: 'unreadable', taken: 0 });
  });

  it('asks nothing of the network for what a file names', async () => {
    const before = performance.getEntriesByType('resource').length;
    const kml = `<!DOCTYPE kml SYSTEM "/nowhere.dtd"><kml><NetworkLink><Link><href>/nowhere.kml</href></Link></NetworkLink><Placemark><name>A</name><description><![CDATA[<img src="/nowhere.png">]]></description><Point><coordinates>1,2</coordinates></Point></Placemark></kml>`;
    const { places } = await read(new Blob([kml]));
    expect(places.map(({ name, note }) => [name, note])).to.deep.equal([['A', undefined]]);
    const asked = performance.getEntriesByType('resource').slice(before);
    expect(asked.filter(({ name }) => name.includes('nowhere'))).to.deep.equal([]);
  });
});
