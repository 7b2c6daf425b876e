import { Socket } from 'node:net';
import * as fc from 'fast-check';

/** One way in which bytes from outside are read. */
export interface Importer {
  /** What is read, for the name of its test. */
  readonly what: string;
  /** Files of `src/` that let such bytes in, from a chooser or from a stick. */
  readonly doors: readonly string[];
  readonly inputs: fc.Arbitrary<Uint8Array<ArrayBuffer>>;
  /** Reads one input by the app's own reader. Answers whether what came of it may be; never rejects. */
  readonly holds: (bytes: Uint8Array<ArrayBuffer>) => boolean | Promise<boolean>;
}

/** Good files with bytes changed, and then a part cut out, put in once more, or the end gone. */
export function damaged(...files: readonly Uint8Array[]): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  return fc
    .record({
      file: fc.constantFrom(...files),
      changes: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { maxLength: 3 }),
      from: fc.nat(),
      length: fc.nat(200),
      how: fc.constantFrom('keep', 'cut', 'double', 'end'),
    })
    .map(({ file, changes, from, length, how }) => {
      const copy = Uint8Array.from(file);
      for (const [at, change] of changes) copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ change;
      const start = from % copy.length;
      if (how === 'end') return copy.slice(0, start);
      if (how === 'cut') return joined(copy.subarray(0, start), copy.subarray(start + length));
      return how === 'keep' ? copy : joined(copy.subarray(0, start + length), copy.subarray(start));
    });
}

/** What a file of the kind begins with, and anything after it. */
export function noise(...starts: readonly string[]): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  return fc
    .tuple(fc.constantFrom('', ...starts), fc.uint8Array({ maxLength: 300 }))
    .map(([start, rest]) => joined(Buffer.from(start, 'latin1'), rest));
}

/** Words that belong in a file of the kind, and bytes between them, in any order. */
export function composed(
  starts: readonly string[],
  words: readonly string[],
): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const word = fc.constantFrom(...words).map((text) => encoder.encode(text));
  return fc
    .tuple(
      fc.constantFrom(...starts),
      fc.array(fc.oneof({ weight: 9, arbitrary: word }, fc.uint8Array({ maxLength: 6 })), { maxLength: 40 }),
    )
    .map(([start, rest]) => joined(encoder.encode(start), ...rest));
}

/** Of the processor's own time, ms, for each MB begun. */
const mostTime = 1_000;

/**
 * Whatever an importer is given, it answers within its time, with what may be; nothing is left rejected that nobody handles, and
 * nothing is asked of a network.
 */
export async function survives({ inputs, holds }: Importer, numRuns: number): Promise<void> {
  const left: unknown[] = [];
  const onLeft = (reason: unknown): void => void left.push(reason);
  let connections = 0;
  // Whatever asks a network in this process, `fetch` too, comes through here.
  const { connect } = Socket.prototype;
  Socket.prototype.connect = function (this: Socket): Socket {
    connections += 1;
    return this.destroy(new Error('An importer asked a network.'));
  };
  process.on('unhandledRejection', onLeft);
  try {
    await fc.assert(
      fc.asyncProperty(inputs, async (bytes) => {
        const start = process.cpuUsage();
        if (!(await holds(bytes))) return false;
        const { user, system } = process.cpuUsage(start);
        return (user + system) / 1_000 <= mostTime * Math.ceil(Math.max(1, bytes.length) / 1_000_000);
      }),
      { numRuns },
    );
    await new Promise((resolve) => setTimeout(resolve));
  } finally {
    process.off('unhandledRejection', onLeft);
    Socket.prototype.connect = connect;
  }
  if (left.length > 0) throw new Error(`${left.length} rejections nobody handled`, { cause: left[0] });
  if (connections > 0) throw new Error(`${connections} connections were asked for`);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat(parts));
}
