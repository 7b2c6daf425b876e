import { closeSync, openSync, writeSync } from 'node:fs';
import type { Readable } from 'node:stream';

/** Adds what a stream brings to a file, at once: whatever is killed next, what was printed by then is there. */
export function addTo(file: string, stream: Readable): void {
  // Held open: the last piece may come when the file's folder has been removed.
  const held = openSync(file, 'a');
  stream.on('data', (piece: string | Buffer) => writeSync(held, Buffer.from(piece)));
  stream.once('close', () => closeSync(held));
}
