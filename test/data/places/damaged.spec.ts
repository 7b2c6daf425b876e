import { expect, test } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { importPlaces } from '../../../src/data/places/import-places.ts';
import { readPlaces } from '../../../src/data/places/read-places.ts';
import type { PlaceEvent } from '../../../src/data/places/place-event.ts';
import { chunksOf, placesOf, readAll, remarksOf, skippedOf } from './read-all.ts';

const gpx = (inner: string): string => `<?xml version="1.0"?>\n<gpx version="1.1">\n${inner}</gpx>\n`;
const wpt = (name: string, lat: number | string = 1): string =>
  `<wpt lat="${lat}" lon="2"><name>${name}</name></wpt>\n`;
const kml = (inner: string): string => `<kml xmlns="http://www.opengis.net/kml/2.2">${inner}</kml>`;
const feature = (name: string, coordinates = '[2,1]'): string =>
  `{"type":"Feature","geometry":{"type":"Point","coordinates":${coordinates}},"properties":{"name":"${name}"}}`;
const collection = (...features: string[]): string =>
  `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}`;
const names = (events: readonly PlaceEvent[]): readonly string[] => placesOf(events).map(({ name }) => name);

test.describe('a file that is none of ours', () => {
  for (const [what, bytes, problem] of [
    ['nothing', '', 'empty'],
    ['white space', ' \n\t ', 'empty'],
    ['a web page', '<!doctype html>\n<html><body>x</body></html>', 'not-places'],
    ['a vCard', 'BEGIN:VCARD\r\nEND:VCARD\r\n', 'not-places'],
    ['a picture', Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7919) >> 3), 'not-places'],
    ['zeros', new Uint8Array(5_000), 'not-places'],
    ['white space of 1 MB', ' '.repeat(1_000_000), 'not-places'],
    ['JSON of something else', '{"type":"Topology","x":[1]}', 'not-places'],
    ['an archive without a KML', zipSync({ 'a.txt': strToU8('x'), 'b.kmz': strToU8('x') }), 'no-kml'],
    ['an archive that is broken', Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9, 9, 9, 9, 9, 9, 9), 'no-kml'],
  ] as const) {
    test(`${what} gives no place and says so`, async () => {
      const [end, ...others] = await readAll(bytes);
      expect(others).toEqual([]);
      expect(end).toMatchObject({ kind: 'end', problem });
    });
  }
});

test.describe('a bomb', () => {
  test('of entities is refused by name before one is used', async () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>\n<gpx><wpt lat="1" lon="2"><name>&b;</name></wpt></gpx>`;
    expect(await readAll(laughs)).toEqual([{ kind: 'end', problem: 'entities', line: 1 }]);
    const outside = `<!DOCTYPE gpx [<!ENTITY a SYSTEM "file:///etc/passwd">]><gpx>${wpt('&a;')}</gpx>`;
    expect((await readAll(outside)).at(-1)).toMatchObject({ problem: 'entities' });
  });

  test('of elements or brackets within each other ends at the limit, what came before is kept', async () => {
    const nested = await readAll(gpx(`${wpt('A')}${'<a>'.repeat(200_000)}`));
    expect([names(nested), nested.at(-1)]).toEqual([['A'], { kind: 'end', problem: 'too-deep', line: 4 }]);
    const deep = `{"type":"Feature","geometry":${'['.repeat(500_000)}${']'.repeat(500_000)}}`;
    const json = await readAll(collection(feature('A'), deep, feature('B')));
    expect([names(json), skippedOf(json), json.at(-1)]).toEqual([
      ['A', 'B'],
      [[2, 3, 'too-deep']],
      { kind: 'end' },
    ]);
    expect((await readAll(`{"a":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`)).at(-1)).toMatchObject({
      problem: 'too-deep',
    });
  });

  test('in an archive ends at the limit of what is inflated', async () => {
    const bomb = zipSync({ 'doc.kml': strToU8(kml(`<Placemark><name>${' '.repeat(150_000_000)}`)) });
    expect(bomb.length).toBeLessThan(200_000);
    expect((await readAll(bomb)).at(-1)).toEqual({ kind: 'end', problem: 'zip-too-large' });
  });

  test('of very many files in an archive ends at their limit', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 2_100 }, (_, index) => [`${index}.txt`, strToU8('x')]),
    );
    expect((await readAll(zipSync(files))).at(-1)).toEqual({ kind: 'end', problem: 'zip-too-large' });
  });
});

test.describe('a file that is too much', () => {
  test('ends at its limits, and what came before is kept', async () => {
    const many = await readAll(gpx(wpt('A').repeat(10)), { limits: { entries: 3 } });
    expect([names(many), many.at(-1)]).toEqual([
      ['A', 'A', 'A'],
      { kind: 'end', problem: 'too-many-places' },
    ]);
    const large = await readAll(gpx(wpt('A').repeat(100)), { chunk: 100, limits: { fileBytes: 1_000 } });
    expect(large.at(-1)).toEqual({ kind: 'end', problem: 'file-too-large' });
    expect(names(large).length).toBeLessThan(25);
  });

  test('with a feature that is too large leaves out that one', async () => {
    const events = await readAll(collection(feature('A'), feature('x'.repeat(2_000)), feature('B')), {
      limits: { featureLength: 1_000 },
    });
    expect([names(events), skippedOf(events)]).toEqual([['A', 'B'], [[2, 3, 'too-large']]]);
  });
});

test.describe('a file that breaks off', () => {
  for (const [what, whole] of [
    ['GPX', gpx(['A', 'B', 'C'].map((name) => wpt(name)).join(''))],
    [
      'KML',
      kml(
        ['A', 'B']
          .map(
            (name) =>
              `<Placemark><name>${name}</name><Point><coordinates>2,1</coordinates></Point></Placemark>`,
          )
          .join(''),
      ),
    ],
    ['GeoJSON', collection(feature('A'), feature('B'), feature('C'))],
  ] as const) {
    test(`anywhere keeps what was whole: ${what}`, async () => {
      const all = names(await readAll(whole));
      expect(all.length).toBeGreaterThan(1);
      for (let length = 0; length < whole.trimEnd().length; length += 1) {
        const events = await readAll(whole.slice(0, length));
        const kept = names(events);
        expect(kept).toEqual(all.slice(0, kept.length));
        const end = events.at(-1);
        expect(end?.kind === 'end' && end.problem, `after ${length}`).toMatch(
          /^(empty|not-places|truncated)$/,
        );
      }
      const last = await readAll(whole.slice(0, whole.length - 3));
      expect(names(last)).toEqual(all);
    });
  }

  test('anywhere in an archive says so and gives no other place', async () => {
    const inner = kml(
      Array.from(
        { length: 50 },
        (_, index) =>
          `<Placemark><name>N${index * 7919}</name><Point><coordinates>2,1</coordinates></Point></Placemark>`,
      ).join(''),
    );
    const whole = zipSync({ 'doc.kml': strToU8(inner) });
    const all = names(await readAll(whole));
    expect(all).toHaveLength(50);
    for (let length = 1; length < whole.length; length += 7) {
      const kept = names(await readAll(whole.subarray(0, length)));
      expect(kept).toEqual(all.slice(0, kept.length));
    }
    const half = await readAll(whole.subarray(0, whole.length / 2));
    expect(half.at(-1)).toMatchObject({ problem: 'truncated' });
  });

  test('because the stick is pulled out keeps and counts what came before', async () => {
    async function* pulledOut(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(new TextEncoder().encode(`<gpx>${wpt('A')}<wpt lat="1" lon="2"><na`));
      throw new Error('gone');
    }
    const taken: string[] = [];
    const account = await importPlaces(pulledOut(), {
      onEntries: async (places) => void taken.push(...places.map(({ name }) => name)),
      onProgress: () => undefined,
    });
    expect(taken).toEqual(['A']);
    expect(account).toMatchObject({
      ...{ entriesRead: 2, taken: 1, fileProblem: 'unreadable' },
      skipped: [{ number: 2, line: 2, reason: 'unterminated' }],
    });
  });

  test('because it is stopped closes its source', async () => {
    const stop = new AbortController();
    let closed = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield* chunksOf(new TextEncoder().encode(gpx(wpt('A').repeat(5_000))), 1_000);
      } finally {
        closed = true;
      }
    }
    const events: PlaceEvent[] = [];
    for await (const event of readPlaces(source(), { signal: stop.signal })) {
      events.push(event);
      if (events.length === 2) stop.abort();
    }
    expect([events.length, events.at(-1), closed]).toEqual([3, { kind: 'end', problem: 'stopped' }, true]);
  });
});

test.describe('an entry', () => {
  test('off the Earth, or nowhere, is left out with its number and line', async () => {
    const events = await readAll(
      gpx(
        ['91', '-90.0001', 'NaN', 'Infinity', '0x10', '1,5', '', 'undefined', '1e1']
          .map((lat) => wpt('A', lat))
          .join(''),
      ),
    );
    expect(names(events)).toEqual(['A']);
    expect(skippedOf(events)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => [n, n + 2, 'bad-position']));
    const json = await readAll(
      collection(
        feature('A', '[181,1]'),
        feature('B', '["2",1]'),
        feature('C', '[]'),
        feature('D', '[2,NaN]'),
        'null',
        feature('E', '[180,-90,7]'),
      ),
    );
    expect(names(json)).toEqual(['E']);
    expect(skippedOf(json)).toEqual([
      [1, 2, 'bad-position'],
      [2, 3, 'bad-position'],
      [3, 4, 'no-position'],
      [4, 5, 'damaged'],
    ]);
  });

  test('keeps scripts as text, takes out marks that turn writing, cuts what is long, and says so', async () => {
    const script = '&lt;script&gt;alert(1)&lt;/script&gt;';
    const events = await readAll(
      gpx(
        `${wpt(script)}${wpt('exe\u202egpj.\u2066x\u2069')}${wpt('é'.repeat(199) + '😀'.repeat(500_000))}${wpt('\u05d0\u200f')}`,
      ),
    );
    expect(names(events)).toEqual(['<script>alert(1)</script>', 'exegpj.x', 'é'.repeat(199), '\u05d0\u200f']);
    expect(remarksOf(events)).toEqual([
      [2, 'name', 'direction-marks'],
      [3, 'name', 'cut'],
    ]);
  });

  test('keeps no time that is no date between 1970 and 2100', async () => {
    const times = [
      '1969-12-31T23:59:59Z',
      '2100-01-01T00:00:00Z',
      '99999',
      'yesterday',
      '2024-02-01T10:00:00Z',
    ];
    const events = await readAll(
      gpx(times.map((time) => `<wpt lat="1" lon="2"><time>${time}</time></wpt>`).join('')),
    );
    expect(placesOf(events).map(({ time }) => time)).toEqual([
      ...[undefined, undefined, undefined, undefined, Date.UTC(2024, 1, 1, 10)],
    ]);
    expect(remarksOf(events)).toEqual([1, 2, 3, 4].map((n) => [n, 'time', 'bad-time']));
  });

  test('of KML has its description as text and its outline as one place', async () => {
    const events = await readAll(
      kml(
        `<Placemark><name>P</name><description><![CDATA[<b>Open</b> 5 &lt; 6<br>Tue<img src="http://x/">]]></description><phoneNumber>+31 6</phoneNumber><Polygon><outerBoundaryIs><LinearRing><coordinates>179,0 -179,0 -179,2 179,2 179,0</coordinates></LinearRing></outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>0,0 1,1</coordinates></LinearRing></innerBoundaryIs></Polygon></Placemark>`,
      ),
    );
    expect(placesOf(events)).toEqual([
      {
        name: 'P',
        note: 'Open 5 < 6\nTue',
        phone: '+31 6',
        kind: 'other',
        source: 'kml',
        position: { latitude: 1, longitude: 180 },
      },
    ]);
  });
});
