import type { ByteRange } from '../sealed-file/byte-range.ts';
import type { ByteSource } from '../sealed-file/byte-reader.ts';
import type { DeriveKey } from '../sealed-file/derive-key.ts';
import { refuse } from '../sealed-file/sealed-problem.ts';
import { unsealRange } from '../sealed-file/unseal-range.ts';
import type { ArchiveCategory } from './archive-category.ts';
import {
  archiveVersion,
  dataName,
  largestArchive,
  largestManifest,
  largestText,
  manifestName,
  manifestSchema,
} from './archive-format.ts';
import type { ArchiveManifest } from './archive-format.ts';
import { ArchiveError, problemOf } from './archive-problem.ts';
import type { ArchiveResult } from './archive-problem.ts';
import { ContentHash } from './content-hash.ts';
import { parseJson, readRecords } from './read-records.ts';
import type { ReadRecords } from './read-records.ts';
import { readZip } from './zip-entries.ts';
import type { ZipEntries } from './zip-entries.ts';

/** What an archive has of one category that this car knows. */
export interface OpenedCategory {
  readonly category: ArchiveCategory;
  /** Undefined where nothing can be taken in. */
  readonly read: ReadRecords | undefined;
  /** `export`: never taken in from a file. `newer-version`: records of a newer app. */
  readonly state: 'ready' | 'export' | 'newer-version';
}

/** A file of which every byte was checked. Nothing is stored yet. */
export interface OpenedArchive {
  readonly writtenAt: string;
  readonly categories: readonly OpenedCategory[];
  /** How many categories this app does not know. */
  readonly unknown: number;
  /** A file's content, checked once more. Rejects where it is not what it was. */
  content(name: string, signal: AbortSignal): ByteSource;
  /** SHA-256 and size, as the manifest has them and the content was found. */
  file(name: string): { readonly sha256: string; readonly size: number } | undefined;
}

export interface OpenArchiveOptions {
  readonly categories: readonly ArchiveCategory[];
  /** Empty for a file that is not sealed. */
  readonly passphrase: string;
  readonly signal: AbortSignal;
  /** Bytes checked, of all that there are. */
  readonly onChecked?: (bytes: number, total: number) => void;
  readonly deriveKey?: DeriveKey;
  readonly limit?: number;
}

/** Reads a whole archive and checks everything in it against its manifest; changes nothing. Never rejects. */
export async function openArchive(
  file: ByteRange,
  options: OpenArchiveOptions,
): Promise<ArchiveResult<OpenedArchive>> {
  const { passphrase, signal, deriveKey, limit = largestArchive } = options;
  if (file.size > limit) return refuse({ kind: 'too-large', limit });
  try {
    const opened = (await isSealed(file)) ? await unsealRange(file, passphrase, deriveKey) : undefined;
    if (opened?.ok === false) {
      const { problem } = opened;
      return refuse(problem.kind === 'not-sealed' ? { kind: 'not-an-archive' } : problem);
    }
    const zip = await readZip(opened?.value ?? file, signal);
    const manifest = await readManifest(zip, signal);
    return { ok: true, value: await check(zip, manifest, options) };
  } catch (error) {
    return refuse(problemOf(error, signal));
  }
}

async function isSealed(file: ByteRange): Promise<boolean> {
  const begun = new TextDecoder().decode(await file.read(0, 8));
  return begun === 'GLOVEBOX';
}

async function readManifest(zip: ZipEntries, signal: AbortSignal): Promise<ArchiveManifest> {
  const size = zip.sizeOf(manifestName);
  if (size === undefined) throw new ArchiveError({ kind: 'not-an-archive' });
  if (size > largestManifest) throw new ArchiveError({ kind: 'bomb', file: manifestName });
  const decoder = new TextDecoder();
  const parts: string[] = [];
  for await (const piece of zip.content(manifestName, signal))
    parts.push(decoder.decode(piece, { stream: true }));
  const parsed = manifestSchema.safeParse(parseJson(parts.join('') + decoder.decode()));
  if (!parsed.success) throw new ArchiveError({ kind: 'damaged', file: manifestName });
  const { version, files } = parsed.data;
  if (version > archiveVersion) throw new ArchiveError({ kind: 'newer-version', version });
  if (new Set(files.map(({ name }) => name)).size < files.length)
    throw new ArchiveError({ kind: 'damaged', file: manifestName });
  const total = files.reduce((sum, file) => sum + file.size, 0);
  if (total > largestArchive) throw new ArchiveError({ kind: 'too-large', limit: largestArchive });
  return parsed.data;
}

async function check(
  zip: ZipEntries,
  manifest: ArchiveManifest,
  { categories, signal, onChecked }: OpenArchiveOptions,
): Promise<OpenedArchive> {
  const files = new Map(manifest.files.map((file) => [file.name, file]));
  const total = manifest.files.reduce((sum, { size }) => sum + size, 0);
  let checked = 0;
  const content = (name: string, until: AbortSignal): ByteSource =>
    checkedContent(zip, files.get(name), name, until);
  const states = manifest.categories.flatMap(({ id, version }) => {
    const category = categories.find((one) => one.id === id);
    return category ? [{ category, version, state: stateOf(category, version) }] : [];
  });
  const isRead = states.filter(({ state }) => state === 'ready');
  const text = isRead.reduce((sum, { category }) => sum + (files.get(dataName(category.id))?.size ?? 0), 0);
  if (text > largestText) throw new ArchiveError({ kind: 'too-large', limit: largestText });
  const read = new Map<string, ReadRecords>();
  for (const { name, size } of manifest.files) {
    const ready = isRead.find(({ category }) => dataName(category.id) === name);
    if (ready) read.set(name, await readRecords(ready.category, ready.version, content(name, signal)));
    else for await (const _piece of content(name, signal)) signal.throwIfAborted();
    checked += size;
    onChecked?.(checked, total);
  }
  const opened = states.map(({ category, state }) => ({
    category,
    state,
    read: read.get(dataName(category.id)),
  }));
  for (const { category, state, read: records } of opened) {
    const named = records?.records.flatMap(({ files: names }) => [...names.values()]) ?? [];
    if ((state === 'ready' && records === undefined) || named.some((name) => !files.has(name)))
      throw new ArchiveError({ kind: 'damaged', file: dataName(category.id) });
  }
  const unknown = manifest.categories.length - states.length;
  return {
    writtenAt: manifest.writtenAt,
    categories: opened,
    unknown,
    content,
    file: (name) => files.get(name),
  };
}

function stateOf({ way, version: own }: ArchiveCategory, version: number): OpenedCategory['state'] {
  if (way === 'export') return 'export';
  return version > own ? 'newer-version' : 'ready';
}

async function* checkedContent(
  zip: ZipEntries,
  promised: ArchiveManifest['files'][number] | undefined,
  name: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const damaged = new ArchiveError({ kind: 'damaged', file: name });
  if (promised === undefined || zip.sizeOf(name) !== promised.size) throw damaged;
  const sum = new ContentHash();
  for await (const piece of zip.content(name, signal)) {
    sum.add(piece);
    yield piece;
  }
  if (sum.end() !== promised.sha256) throw damaged;
}
