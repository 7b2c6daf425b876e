import { DeviceError, type DeviceResult, type DevicesPort } from '../../../platform/contract/devices.ts';
import { check, equal, forever, type ConformanceCase, type Passing } from './case.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface DevicesHarness extends Passing {
  readonly port: DevicesPort;
  /** Plugs a stick in and gives its id. */
  readonly plug: (stick: {
    bytes: number;
    files?: Readonly<Record<string, Bytes>>;
    readOnly?: boolean;
  }) => Promise<string>;
  readonly unplug: (id: string) => Promise<void>;
  /** What is on a stick, also one that was pulled out. */
  readonly contents: (id: string) => Promise<Readonly<Record<string, Bytes>>>;
}

/** Long enough for every piece of these files on any device, ms. */
const aWhile = 2_000;
const megabyte = 1_000_000;

/** Bytes that tell whether a piece is missing or out of place. */
export function pattern(length: number, seed = 1): Bytes {
  return Uint8Array.from({ length }, (_, at) => (at * 7 + (at >> 8) + seed) % 251);
}

function streamOf(...pieces: readonly Bytes[]): ReadableStream<Bytes> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

/** Time passes until `result` is there. */
async function during<T>({ advance }: Passing, result: Promise<T>, ms = aWhile): Promise<T> {
  await advance(ms);
  return result;
}

function ofValue<T>(result: DeviceResult<T>): T {
  check(result.ok, 'the device refused');
  return result.value;
}

function same(actual: Bytes | undefined, expected: Bytes, what: string): void {
  const length = actual?.byteLength;
  equal(length, expected.byteLength, `${what}, bytes`);
  check(actual?.every((byte, at) => byte === expected[at]) === true, `${what}: other bytes`);
}

async function readWhole(harness: DevicesHarness, id: string, name: string): Promise<Bytes> {
  const stream = ofValue(await during(harness, harness.port.read(id, name)));
  return during(harness, new Response(stream).bytes());
}

const gone = { ok: false, reason: 'gone' };

export const devicesConformance: readonly ConformanceCase<DevicesHarness>[] = [
  {
    name: 'lists what is connected, and tells when it comes and goes',
    async run(make) {
      const harness = await make();
      const { port, advance, plug, unplug } = harness;
      const seen: number[] = [];
      port.subscribe(() => seen.push(port.list().length), forever());
      await advance(10);
      const first = await plug({ bytes: megabyte });
      await advance(10);
      const second = await plug({ bytes: 2 * megabyte });
      await advance(10);
      equal(
        port.list().map(({ id, kind, freeBytes }) => [id, kind, freeBytes]),
        [
          [first, 'stick', megabyte],
          [second, 'stick', 2 * megabyte],
        ],
        'devices',
      );
      await unplug(first);
      await advance(10);
      equal(
        port.list().map(({ id }) => id),
        [second],
        'devices left',
      );
      equal(seen, [1, 2, 1], 'devices at each call');
    },
  },
  {
    name: 'tells nothing once the listener’s signal aborted',
    async run(make) {
      const { port, advance, plug } = await make();
      const abort = new AbortController();
      let calls = 0;
      port.subscribe(() => calls++, abort.signal);
      abort.abort();
      await plug({ bytes: megabyte });
      await advance(10);
      equal(calls, 0, 'calls');
    },
  },
  {
    name: 'lists a device’s files with their sizes',
    async run(make) {
      const harness = await make();
      const id = await harness.plug({
        bytes: megabyte,
        files: { 'a b.txt': pattern(3), 'Ω.bin': pattern(0) },
      });
      const files = ofValue(await during(harness, harness.port.files(id)));
      equal(
        [...files].sort((a, b) => b.bytes - a.bytes),
        [
          { name: 'a b.txt', bytes: 3 },
          { name: 'Ω.bin', bytes: 0 },
        ],
        'files',
      );
    },
  },
  {
    name: 'reads a file whole, a long one and an empty one',
    async run(make) {
      const harness = await make();
      const long = pattern(300_001);
      const id = await harness.plug({ bytes: megabyte, files: { long, empty: pattern(0) } });
      same(await readWhole(harness, id, 'long'), long, 'long file');
      same(await readWhole(harness, id, 'empty'), pattern(0), 'empty file');
    },
  },
  {
    name: 'writes a file whole, and says how much room is left',
    async run(make) {
      const harness = await make();
      const { port, plug, contents } = harness;
      const id = await plug({ bytes: megabyte });
      const pieces = [pattern(10), pattern(0), pattern(200_000, 2)] as const;
      const heard: unknown[] = [];
      port.subscribe(() => heard.push(port.list()[0]?.freeBytes), forever());
      const written = await during(harness, port.write(id, 'new file', streamOf(...pieces)));
      equal(written.ok, true, 'written');
      same(
        (await contents(id))['new file'],
        new Uint8Array(await new Blob([...pieces]).arrayBuffer()),
        'file',
      );
      equal(heard.at(-1), megabyte - 200_010, 'free bytes');
    },
  },
  {
    name: 'replaces a file of the same name',
    async run(make) {
      const harness = await make();
      const id = await harness.plug({ bytes: megabyte, files: { file: pattern(500) } });
      await during(harness, harness.port.write(id, 'file', streamOf(pattern(20, 9))));
      same((await harness.contents(id))['file'], pattern(20, 9), 'file');
    },
  },
  {
    name: 'says which file it has not',
    async run(make) {
      const harness = await make();
      const id = await harness.plug({ bytes: megabyte, files: { there: pattern(5) } });
      for (const name of ['not there', 'There', '../there', '__proto__']) {
        const read = await during(harness, harness.port.read(id, name));
        equal(read, { ok: false, reason: 'not-found' }, name);
      }
    },
  },
  {
    name: 'says that a device is gone, also one that never was',
    async run(make) {
      const harness = await make();
      const { port, plug, unplug } = harness;
      const id = await plug({ bytes: megabyte, files: { file: pattern(5) } });
      await unplug(id);
      await harness.advance(10);
      for (const device of [id, 'never-there']) {
        equal(await during(harness, port.files(device)), gone, 'files');
        equal(await during(harness, port.read(device, 'file')), gone, 'read');
        equal(await during(harness, port.write(device, 'other', streamOf(pattern(5)))), gone, 'write');
      }
    },
  },
  {
    name: 'errors a stream whose device goes in the middle',
    async run(make) {
      const harness = await make();
      const id = await harness.plug({ bytes: 2 * megabyte, files: { file: pattern(megabyte) } });
      const reader = ofValue(await during(harness, harness.port.read(id, 'file'))).getReader();
      const first = await during(harness, reader.read());
      check(!first.done && first.value.byteLength < megabyte, 'no first piece');
      await harness.unplug(id);
      const rest = (async () => {
        while (!(await reader.read()).done);
      })().then(
        () => 'ended as if whole',
        (error: unknown) => (error instanceof DeviceError ? error.reason : 'another error'),
      );
      equal(await during(harness, rest), 'gone', 'rest');
    },
  },
  {
    name: 'leaves nothing of a write whose device goes in the middle, and an older file as it was',
    async run(make) {
      const harness = await make();
      for (const [name, before] of [['new', undefined] as const, ['old', pattern(50)] as const]) {
        const id = await harness.plug({
          bytes: megabyte,
          files: before === undefined ? {} : { [name]: before },
        });
        let taken = 0;
        let isCancelled = false;
        const endless = new ReadableStream<Bytes>(
          {
            async pull(controller) {
              controller.enqueue(pattern(1_000));
              if (++taken === 5) await harness.unplug(id);
            },
            cancel() {
              isCancelled = true;
            },
          },
          { highWaterMark: 0 },
        );
        equal(await during(harness, harness.port.write(id, name, endless)), gone, 'write');
        check(isCancelled, 'the content was not cancelled');
        const after = (await harness.contents(id))[name];
        if (before === undefined) equal(after, undefined, 'file');
        else same(after, before, 'older file');
      }
    },
  },
  {
    name: 'says that a device is full, leaves nothing, and an older file as it was',
    async run(make) {
      const harness = await make();
      const id = await harness.plug({ bytes: 150_000, files: { old: pattern(50_000) } });
      for (const name of ['new', 'old']) {
        const written = await during(
          harness,
          harness.port.write(id, name, streamOf(pattern(99_000), pattern(2_000))),
        );
        equal(written, { ok: false, reason: 'full' }, name);
      }
      const left = await harness.contents(id);
      equal(Object.keys(left), ['old'], 'files');
      same(left['old'], pattern(50_000), 'older file');
      const fits = await during(harness, harness.port.write(id, 'new', streamOf(pattern(100_000))));
      equal(fits.ok, true, 'what just fits');
    },
  },
  {
    name: 'is refused by a read-only device, and a name that no device takes',
    async run(make) {
      const harness = await make();
      const refused = { ok: false, reason: 'refused' };
      const locked = await harness.plug({ bytes: megabyte, readOnly: true });
      equal(
        await during(harness, harness.port.write(locked, 'a', streamOf(pattern(1)))),
        refused,
        'read-only',
      );
      const id = await harness.plug({ bytes: megabyte });
      for (const name of ['', '..', '../a', 'a/b', 'a\\b', 'a:b', 'a.', 'a ', 'a\n', 'x'.repeat(256)]) {
        equal(await during(harness, harness.port.write(id, name, streamOf(pattern(1)))), refused, name);
      }
      equal(await harness.contents(id), {}, 'files');
    },
  },
  {
    name: 'leaves nothing when the content errors, and rejects with its error',
    async run(make) {
      const harness = await make();
      const id = await harness.plug({ bytes: megabyte });
      let pulls = 0;
      const broken = new ReadableStream<Bytes>({
        pull(controller) {
          if (++pulls < 4) controller.enqueue(pattern(1_000));
          else controller.error(new Error('no more'));
        },
      });
      const said = harness.port.write(id, 'file', broken).then(
        () => 'settled',
        (error: unknown) => (error instanceof Error ? error.message : ''),
      );
      equal(await during(harness, said), 'no more', 'error');
      equal(await harness.contents(id), {}, 'files');
    },
  },
  {
    name: 'takes content only as fast as the device does',
    async run(make) {
      const harness = await make();
      const id = await harness.plug({ bytes: 100 * megabyte });
      let taken = 0;
      const content = new ReadableStream<Bytes>(
        {
          pull(controller) {
            controller.enqueue(pattern(65_536));
            if (++taken === 300) controller.close();
          },
        },
        { highWaterMark: 0 },
      );
      const written = harness.port.write(id, 'file', content);
      await harness.advance(50);
      check(taken < 100, `${taken} pieces were taken within 50 ms`);
      equal((await during(harness, written)).ok, true, 'written');
    },
  },
];
