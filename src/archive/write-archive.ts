import { makeZip } from 'client-zip';
import type { ByteSource } from '../sealed-file/byte-reader.ts';
import type { ArchiveCategory, ArchivedRecord } from './archive-category.ts';
import {
  archiveVersion,
  contentName,
  dataName,
  indexName,
  manifestName,
  schemaName,
} from './archive-format.ts';
import type { ArchiveManifest } from './archive-format.ts';
import { leftOutOf } from './archive-rows.ts';
import { ContentHash } from './content-hash.ts';
import { blobReferencesIn, mapBlobReferences } from './file-references.ts';
import { writeIndexPage } from './index-page.ts';
import type { ArchiveWords } from './index-page.ts';
import { writeJsonLines } from './json-lines.ts';
import { nameOfWithheld, withoutWithheld } from './withheld.ts';

export interface ArchiveOrder {
  /** Open ones; what they hold when the writing reaches them is what is written. */
  readonly categories: readonly ArchiveCategory[];
  /** Of the app. */
  readonly version: string;
  /** ms since the epoch. */
  readonly now: number;
  readonly words: ArchiveWords;
  /** After each record and each file. */
  readonly onStep?: () => void;
  /** Files that could not be read, so far. */
  readonly onMissing?: () => void;
}

interface Entry {
  readonly name: string;
  readonly input: ByteSource;
}

type WrittenCategory = ArchiveManifest['categories'][number];

const encoder = new TextEncoder();

/**
 * Everything of some categories as one ZIP, piece by piece and only as fast as it is taken; never more of it in memory than one
 * file's piece, apart from what the collections hold anyway. Stored, not deflated: media are compressed already. Rejects as a
 * category's writers do; given up, it ends all of them.
 */
export async function* writeArchive(
  order: ArchiveOrder,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const files: ArchiveManifest['files'] = [];
  const lastModified = new Date(order.now);
  const entries = async function* (): AsyncGenerator<Entry & { lastModified: Date }> {
    for await (const { name, input } of entriesOf(order, files)) yield { name, input, lastModified };
  };
  // By client-zip (MIT, no dependencies, 2.6 kB compressed): streams, with 64-bit sizes.
  const reader = makeZip(entries()).getReader();
  try {
    for (;;) {
      const next = await reader.read();
      if (next.done) return;
      yield new Uint8Array(next.value);
    }
  } finally {
    // It hands the reason on to its source, which throws it back.
    await reader.cancel(new Error('given up')).catch(() => undefined);
  }
}

async function* entriesOf(order: ArchiveOrder, files: ArchiveManifest['files']): AsyncGenerator<Entry> {
  const hashed = ({ name, input }: Entry): Entry => ({ name, input: hash(name, input, files) });
  const written: WrittenCategory[] = [];
  for (const category of order.categories) {
    for await (const entry of entriesOfCategory(category, order, written)) yield hashed(entry);
  }
  const { version, now, words } = order;
  const writtenAt = new Date(now).toISOString();
  const names = files.map(({ name }) => name);
  yield hashed({ name: indexName, input: once(writeIndexPage({ categories: written, names, now }, words)) });
  const manifest: ArchiveManifest = {
    format: 'glovebox-archive',
    version: archiveVersion,
    app: version,
    writtenAt,
    categories: written,
    leftOut: [...leftOutOf(written.map(({ id }) => id))],
    files,
  };
  yield { name: manifestName, input: once(JSON.stringify(manifest)) };
}

/** Its files first: the records say which of them could be read. */
async function* entriesOfCategory(
  category: ArchiveCategory,
  { onStep, onMissing }: ArchiveOrder,
  written: WrittenCategory[],
): AsyncGenerator<Entry> {
  const { id, version, withheld, files } = category;
  const { records, beside } = category.snapshot();
  const names = new Map<string, string | null>();
  for (const { value } of records) {
    for (const reference of blobReferencesIn(value)) {
      if (names.has(reference.id)) continue;
      const content = await files?.open(reference);
      if (content === undefined) onMissing?.();
      const name = content && contentName(id, names.size + 1, reference.type);
      names.set(reference.id, name ?? null);
      if (name !== undefined && content !== undefined) yield { name, input: content };
      onStep?.();
    }
  }
  const outward = function* (): Generator<ArchivedRecord> {
    for (const { id: recordId, value } of records) {
      const named = mapBlobReferences(value, ({ id: blob, size, type }) => ({
        file: names.get(blob) ?? null,
        size,
        type,
      }));
      yield { id: recordId, value: withoutWithheld(named, withheld) };
      onStep?.();
    }
  };
  yield { name: dataName(id), input: writeJsonLines(id, version, outward()) };
  yield { name: schemaName(id), input: once(JSON.stringify(category.jsonSchema(), null, 2)) };
  for (const { fileName, content } of beside) yield { name: fileName, input: content() };
  const read = [...names.values()].filter((name) => name !== null).length;
  written.push({
    id,
    version,
    records: records.length,
    files: read,
    missing: names.size - read,
    withheld: withheld.map(nameOfWithheld),
  });
}

async function* hash(
  name: string,
  content: ByteSource,
  files: ArchiveManifest['files'],
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const sum = new ContentHash();
  let size = 0;
  for await (const piece of content) {
    // Nothing more to come is how an empty piece would read.
    if (piece.length === 0) continue;
    sum.add(piece);
    size += piece.length;
    yield piece;
  }
  files.push({ name, size, sha256: sum.end() });
}

async function* once(text: string): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  yield encoder.encode(text);
}
