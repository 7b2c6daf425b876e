import * as z from 'zod/mini';
import type { RandomBytes } from './random-id.ts';
import { bytesSchema, seal, unseal } from './sealing.ts';

const entrySchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  revision: z.int().check(z.minimum(1)),
  value: z.unknown(),
  /** When it happened, or was entered: ms since the epoch. Pages of before this field have none until they are opened. */
  at: z.optional(z.number()),
  /** The window that deleted it, while its undo runs: when that window is gone, so is the undo. */
  removedBy: z.optional(z.string()),
  /** Kept, and used by no service (GDPR art. 18). */
  aside: z.optional(z.literal(true)),
});

/** A record in a page, its value not yet known to fit any schema. */
export type Entry = z.infer<typeof entrySchema>;

/** Records older than `before`, ms since the epoch. One whose time nobody noted is of no age. */
export function isOlder({ at }: Entry, before: number): boolean {
  return at !== undefined && at < before;
}

const pageBodySchema = z.array(entrySchema);

const storedPageSchema = z.object({
  revision: z.int(),
  version: z.int(),
  iv: bytesSchema,
  data: bytesSchema,
});
/** A page as it lies in the store. Revision and schema version are readable, and bound to the ciphertext. */
export type StoredPage = z.infer<typeof storedPageSchema>;

/** Where a page belongs. */
export interface PagePlace {
  readonly bucket: string;
  readonly category: string;
  readonly id: string;
}

/**
 * Pages are filled up with spaces to whole steps of this many bytes. Unpadded, the size of a page with one record
 * would tell the length of its text, and the difference between two writes that of an edit. Costs half a step a page,
 * about 2 % of a page of 100 contacts. Counts stay readable in the head by design, so larger steps would hide no more.
 */
const paddingStep = 1024;

function encode(entries: readonly Entry[]): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(entries));
  const padded = new Uint8Array(Math.ceil(text.length / paddingStep) * paddingStep).fill(0x20);
  padded.set(text);
  text.fill(0);
  return padded;
}

export async function sealPage(
  key: CryptoKey,
  place: PagePlace,
  page: { readonly revision: number; readonly version: number; readonly entries: readonly Entry[] },
  random: RandomBytes,
): Promise<StoredPage> {
  const { revision, version } = page;
  const plain = encode(page.entries);
  const sealed = await seal(key, context(place, revision, version), plain, random);
  plain.fill(0);
  return { revision, version, ...sealed };
}

function context(place: PagePlace, revision: number, version: number): readonly (string | number)[] {
  return ['page', place.bucket, place.category, place.id, revision, version];
}

export interface OpenedPage {
  readonly revision: number;
  readonly version: number;
  readonly bytes: number;
  readonly entries: readonly Entry[];
}

/** Undefined when the page is missing, damaged, another page's, or sealed under another key. */
export async function openPage(
  key: CryptoKey,
  place: PagePlace,
  stored: unknown,
): Promise<OpenedPage | undefined> {
  const outer = storedPageSchema.safeParse(stored);
  if (!outer.success) return undefined;
  const { revision, version, data } = outer.data;
  const plain = await unseal(key, context(place, revision, version), outer.data);
  if (plain === undefined) return undefined;
  try {
    const body = pageBodySchema.safeParse(JSON.parse(new TextDecoder().decode(plain)));
    return body.success ? { revision, version, bytes: data.length, entries: body.data } : undefined;
  } catch {
    return undefined;
  } finally {
    plain.fill(0);
  }
}
