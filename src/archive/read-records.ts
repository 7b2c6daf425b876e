import * as z from 'zod/mini';
import type { ByteSource } from '../sealed-file/byte-reader.ts';
import type { BlobReference } from '../vault/blob-reference.ts';
import type { ArchiveCategory } from './archive-category.ts';
import { dataName, deepest, largestLine } from './archive-format.ts';
import { ArchiveError } from './archive-problem.ts';
import { mapFileReferences } from './file-references.ts';
import { firstLine, lastLine } from './json-lines.ts';
import { isWithheldFrom } from './withheld.ts';

/** A record that fits this car. Its blob references are placeholders, by whose ids `files` names what belongs there. */
export interface ReadRecord {
  readonly id: string;
  readonly value: unknown;
  readonly files: ReadonlyMap<BlobReference['id'], string>;
}

export interface ReadRecords {
  readonly records: readonly ReadRecord[];
  /** Not what this app can store: how many, and the places of the first hundred in the list, counted from 1. */
  readonly unfit: { readonly count: number; readonly entries: readonly number[] };
  /** Of which something was withheld or could not be read, and which are nothing without it. */
  readonly incomplete: number;
}

const recordSchema = z.object({ id: z.string().check(z.minLength(1), z.maxLength(200)), value: z.unknown() });
/** Places are counted in the base that ids are written in. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const placesTold = 100;

/** Reads `data/<category>.json` line by line. Rejects with {@link ArchiveError}, or as `content` does. */
export async function readRecords(
  category: ArchiveCategory,
  version: number,
  content: ByteSource,
): Promise<ReadRecords> {
  const records: ReadRecord[] = [];
  const entries: number[] = [];
  let [unfit, incomplete, number] = [0, 0, 0];
  for await (const line of recordLines(category.id, version, content)) {
    number += 1;
    const record = readRecord(category, version, line);
    if (record === 'incomplete') incomplete += 1;
    else if (record !== undefined) records.push(record);
    else {
      unfit += 1;
      if (entries.length < placesTold) entries.push(number);
    }
  }
  return { records, unfit: { count: unfit, entries }, incomplete };
}

function readRecord(
  category: ArchiveCategory,
  version: number,
  line: string,
): ReadRecord | 'incomplete' | undefined {
  const parsed = recordSchema.safeParse(parseJson(line));
  if (!parsed.success) return undefined;
  const files = new Map<string, string>();
  let missing = 0;
  const placed = mapFileReferences(parsed.data.value, ({ file, size, type }) => {
    if (file === null) {
      missing += 1;
      return undefined;
    }
    const id = placeholder(files.size);
    files.set(id, file);
    return { id, key: `${'A'.repeat(43)}=`, size, type };
  });
  const read = category.read(placed, version);
  if (read !== undefined) return { id: parsed.data.id, value: read.value, files };
  return missing > 0 || isWithheldFrom(placed, category.withheld) ? 'incomplete' : undefined;
}

function placeholder(index: number): string {
  let text = '';
  for (let rest = index; text.length < 26; rest = Math.floor(rest / 32))
    text = alphabet.charAt(rest % 32) + text;
  return text;
}

/** Each record's text, after a look at the frame around them. */
async function* recordLines(
  category: string,
  version: number,
  content: ByteSource,
): AsyncGenerator<string, void, undefined> {
  const damaged = new ArchiveError({ kind: 'damaged', file: dataName(category) });
  let place: 'first' | 'records' | 'over' = 'first';
  for await (const line of lines(content, dataName(category))) {
    if (place === 'over') throw damaged;
    if (place === 'first') {
      if (line !== firstLine(category, version)) throw damaged;
      place = 'records';
    } else if (line === lastLine) place = 'over';
    else yield line.endsWith(',') ? line.slice(0, -1) : line;
  }
  if (place !== 'over') throw damaged;
}

async function* lines(content: ByteSource, file: string): AsyncGenerator<string, void, undefined> {
  // A byte that is no UTF-8 becomes a replacement character, and its record no other.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let parts: string[] = [];
  let length = 0;
  for await (const piece of content) {
    const [rest = '', ...begun] = decoder.decode(piece, { stream: true }).split('\n');
    parts.push(rest);
    length += rest.length;
    for (const next of begun) {
      yield parts.join('');
      parts = [next];
      length = next.length;
    }
    if (length > largestLine) throw new ArchiveError({ kind: 'bomb', file });
  }
  const last = parts.join('') + decoder.decode();
  if (last !== '') yield last;
}

/** Undefined, which JSON cannot say, for what is no JSON or nests too deep. */
export function parseJson(text: string): unknown {
  if (!isShallow(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isShallow(text: string): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isText) {
      if (character === '\\') at += 1;
      else if (character === '"') isText = false;
    } else if (character === '"') isText = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > deepest) return false;
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return true;
}
