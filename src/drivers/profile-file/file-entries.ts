import * as z from 'zod/mini';
import { refuse } from '../../sealed-file/sealed-problem.ts';
import type { FileResult } from './file-problem.ts';

/** One part of a file's content: JSON in its own version. */
export interface FileEntry {
  readonly name: string;
  /** Of what the entry holds, as its own schema counts. */
  readonly version: number;
  readonly content: unknown;
}

/** Of the manifest and of the order after it. */
const contentVersion = 1;
const lengthBytes = 4;
const largestManifest = 1_000_000;
const mostEntries = 100;

/** Unknown fields and entries are passed over: a newer app may add some. */
const manifestSchema = z.object({
  kind: z.literal('profile'),
  version: z.int().check(z.minimum(1)),
  entries: z
    .array(
      z.object({
        name: z.string().check(z.regex(/^[a-z][a-z/-]{0,79}$/)),
        version: z.int().check(z.minimum(1)),
        bytes: z.int().check(z.minimum(0)),
      }),
    )
    .check(z.maxLength(mostEntries)),
});

/** The content of a file: length of the manifest, manifest, entries in its order. */
export function joinEntries(entries: readonly FileEntry[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const contents = entries.map(({ content }) => encoder.encode(JSON.stringify(content)));
  const manifest = encoder.encode(
    JSON.stringify({
      kind: 'profile',
      version: contentVersion,
      entries: entries.map(({ name, version }, index) => ({
        name,
        version,
        bytes: contents[index]?.length ?? 0,
      })),
    } satisfies z.infer<typeof manifestSchema>),
  );
  const parts = [new Uint8Array(lengthBytes), manifest, ...contents];
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  new DataView(joined.buffer).setUint32(0, manifest.length);
  let at = lengthBytes;
  for (const part of parts.slice(1)) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** The entries of a file's content, each parsed as JSON and nothing more. */
export function splitEntries(content: Uint8Array<ArrayBuffer>): FileResult<readonly FileEntry[]> {
  if (content.length < lengthBytes) return refuse({ kind: 'unexpected-content', entry: '' });
  const manifestBytes = new DataView(content.buffer, content.byteOffset).getUint32(0);
  let at = lengthBytes + manifestBytes;
  if (manifestBytes > largestManifest || at > content.length)
    return refuse({ kind: 'unexpected-content', entry: '' });
  const manifest = manifestSchema.safeParse(parseJson(content.subarray(lengthBytes, at)));
  if (!manifest.success) return refuse({ kind: 'unexpected-content', entry: '' });
  const { version, entries } = manifest.data;
  if (version > contentVersion) return refuse({ kind: 'newer-version', version });
  const total = entries.reduce((sum, { bytes }) => sum + bytes, at);
  if (total !== content.length) return refuse({ kind: 'unexpected-content', entry: '' });
  const split: FileEntry[] = [];
  for (const entry of entries) {
    const parsed = parseJson(content.subarray(at, at + entry.bytes));
    if (parsed === undefined) return refuse({ kind: 'unexpected-content', entry: entry.name });
    split.push({ name: entry.name, version: entry.version, content: parsed });
    at += entry.bytes;
  }
  return { ok: true, value: split };
}

/** Undefined, which JSON cannot say, for what is no JSON in UTF-8. */
function parseJson(bytes: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
