import { readVcards } from '../../../src/data/vcard/read-vcards.ts';
import type { ReaderLimits } from '../../../src/data/vcard/limits.ts';
import type { ReaderEvent } from '../../../src/data/vcard/reader-event.ts';

export type CardEvent = Extract<ReaderEvent, { kind: 'card' }>;

/** Everything a file gives, read in chunks of a size. */
export async function readAll(
  file: string | Uint8Array,
  { chunk = 65_536, limits = {} }: { chunk?: number; limits?: Partial<ReaderLimits> } = {},
): Promise<ReaderEvent[]> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const events: ReaderEvent[] = [];
  for await (const event of readVcards(chunksOf(bytes, chunk), { now: () => performance.now(), limits })) {
    events.push(event);
  }
  return events;
}

export async function readCards(file: string | Uint8Array): Promise<CardEvent[]> {
  return cardsOf(await readAll(file));
}

/** The only card of a file. */
export async function readCard(file: string | Uint8Array): Promise<CardEvent> {
  const [card, ...others] = await readCards(file);
  if (!card || others.length > 0) throw new Error(`expected one card, got ${others.length + (card ? 1 : 0)}`);
  return card;
}

export function cardsOf(events: readonly ReaderEvent[]): CardEvent[] {
  return events.filter((event) => event.kind === 'card');
}

export async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
