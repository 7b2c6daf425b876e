import * as z from 'zod/mini';
import type { BlobReference } from './blob-reference.ts';
import type { RandomBytes } from './random-id.ts';
import { bytesSchema, seal, unseal } from './sealing.ts';

/** Bytes of plain content per chunk: a 5 MB photo is 20 rows, and reading needs one chunk at a time. */
export const chunkBytes = 262_144;

const chunkSchema = z.object({ iv: bytesSchema, data: bytesSchema, window: z.string() });

/** Which blob a chunk belongs to, and how many it has: what each is sealed to, beside its number. */
export interface ChunkPlace {
  readonly bucket: string;
  readonly category: string;
  readonly id: string;
  readonly count: number;
}

/** How many chunks `size` bytes are; an empty blob is one, so that it can be told from one that is gone. */
export function chunkCount(size: number): number {
  return Math.max(1, Math.ceil(size / chunkBytes));
}

/** Plain bytes of the chunk with this number. */
export function chunkLength({ size }: Pick<BlobReference, 'size'>, index: number): number {
  return Math.min(chunkBytes, size - index * chunkBytes);
}

export function chunkRow(category: string, id: string, index: number): string {
  return `${category}/${id}/${String(index).padStart(4, '0')}`;
}

/** One row as it is stored, with its key: a nonce of its own, bound to blob, number and count. */
export async function sealChunk(
  place: ChunkPlace,
  index: number,
  key: CryptoKey,
  plain: Uint8Array<ArrayBuffer>,
  tools: { readonly random: RandomBytes; readonly window: string },
): Promise<readonly [string, unknown]> {
  const sealed = await seal(key, contextOf(place, index), plain, tools.random);
  return [chunkRow(place.category, place.id, index), { ...sealed, window: tools.window }];
}

/** Undefined for a row that is damaged, another's, or not the one with this number of so many. */
export async function openChunk(
  place: ChunkPlace,
  index: number,
  key: CryptoKey,
  row: unknown,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunk = chunkSchema.safeParse(row);
  return chunk.success ? unseal(key, contextOf(place, index), chunk.data) : undefined;
}

function contextOf({ bucket, category, id, count }: ChunkPlace, index: number): readonly (string | number)[] {
  return ['blob', bucket, category, id, index, count];
}
