import type { Dirent } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { decodeFile } from './decode.ts';
import type { Via } from './decode.ts';
import type { Pattern } from './encodings.ts';
import { PatternSearch } from './pattern-search.ts';

/** A folder to search and what it is called in findings. */
export interface Place {
  readonly name: string;
  readonly folder: string;
}

export interface Finding {
  readonly place: string;
  /** Relative to the place. Holds the canary itself when `via` is `name`. */
  readonly file: string;
  readonly via: Via;
  readonly encoding: string;
  readonly label: string;
  readonly count: number;
}

export interface Scan {
  readonly findings: readonly Finding[];
  readonly files: number;
  readonly bytes: number;
  /** Files whose layers could not all be opened: searched raw only. Expect none. */
  readonly rawOnly: readonly string[];
}

/** Read whole and decoded up to here, above in pieces and raw. Chromium rotates its own files far below. */
const maxDecoded = 128 * 1024 * 1024;
const pieceBytes = 16 * 1024 * 1024;

/** Counts by place, file, layer, encoding and label. */
class Findings {
  readonly #counts = new Map<string, Finding>();

  add(finding: Omit<Finding, 'count'>): void {
    const key = Object.values(finding).join('\0');
    this.#counts.set(key, { ...finding, count: (this.#counts.get(key)?.count ?? 0) + 1 });
  }

  list(): readonly Finding[] {
    return [...this.#counts.values()];
  }
}

async function filesOf(place: Place): Promise<readonly string[]> {
  const entries: Dirent[] = await readdir(place.folder, { recursive: true, withFileTypes: true });
  // Sockets and links (Chromium's Singleton*) have names but no bytes.
  return entries.map((entry) => join(entry.parentPath, entry.name));
}

/**
 * Searches every file of every place for the patterns: raw, and in each layer {@link decodeFile} opens. A place that
 * does not exist is an error, so that a mistyped one does not look clean.
 */
export async function scanPlaces(places: readonly Place[], patterns: readonly Pattern[]): Promise<Scan> {
  const search = new PatternSearch(patterns.map(({ bytes }) => bytes));
  const found = new Findings();
  const rawOnly: string[] = [];
  let files = 0;
  let bytes = 0;
  for (const place of places) {
    for (const path of await filesOf(place)) {
      const file = relative(place.folder, path);
      const look = (via: Via, layer: Uint8Array, before = Infinity): void =>
        search.find(layer, (index, offset) => {
          const pattern = patterns[index];
          if (pattern === undefined || offset >= before) return;
          found.add({ place: place.name, file, via, encoding: pattern.encoding, label: pattern.label });
        });
      look('name', Buffer.from(file));
      const status = await stat(path).catch(() => undefined);
      if (!status?.isFile()) continue;
      files += 1;
      bytes += status.size;
      if (status.size > maxDecoded) {
        rawOnly.push(join(place.name, file));
        await lookInPieces(path, search.longest, (piece) => look('raw', piece, pieceBytes));
        continue;
      }
      const decoded = decodeFile(path, await readFile(path));
      if (!decoded.complete) rawOnly.push(join(place.name, file));
      for (const { via, bytes: layer } of decoded.layers) look(via, layer);
    }
  }
  return { findings: found.list(), files, bytes, rawOnly };
}

/** Pieces overlap by one byte less than the longest pattern; what starts in the overlap belongs to the next. */
async function lookInPieces(path: string, longest: number, look: (piece: Buffer) => void): Promise<void> {
  const handle = await open(path);
  try {
    const buffer = Buffer.alloc(pieceBytes + longest - 1);
    for (let at = 0; ; at += pieceBytes) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
      look(buffer.subarray(0, bytesRead));
      if (bytesRead < buffer.length) return;
    }
  } finally {
    await handle.close();
  }
}
