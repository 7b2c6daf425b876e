import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { ProcessInfo } from '../harness/processes.ts';
import type { Pattern } from './encodings.ts';
import { PatternSearch } from './pattern-search.ts';

export interface MemoryFinding {
  readonly pid: number;
  readonly kind: string;
  readonly label: string;
  readonly encoding: string;
  readonly count: number;
}

export interface ScannedProcess {
  readonly pid: number;
  readonly kind: string;
  readonly bytes: number;
}

export interface MemoryScan {
  readonly findings: readonly MemoryFinding[];
  /** What was really read; a process that ended during the scan is missing here. */
  readonly processes: readonly ScannedProcess[];
}

/** Memory that may not be read looks clean and is not: this says so instead. */
export class MemoryUnreadableError extends Error {
  readonly code = 'memory-unreadable';
  constructor(pid: number, kind: string) {
    super(
      `Cannot read the memory of process ${pid} (${kind}). Run as the same user with ptrace allowed, or as root.`,
    );
  }
}

interface Region {
  readonly start: number;
  readonly end: number;
}

/** Readable mappings. Read-only ones of files (programs, fonts) are left out: nobody wrote into them. */
function regionsOf(pid: number): readonly Region[] {
  return readFileSync(`/proc/${pid}/maps`, 'latin1')
    .split('\n')
    .flatMap((line) => {
      const match = /^([0-9a-f]+)-([0-9a-f]+) (r)(.)\S+ \S+ \S+ \d+ *(.*)$/.exec(line);
      const [, start = '', end = '', , write, name = ''] = match ?? [];
      if (match === null || name === '[vvar]' || name === '[vsyscall]') return [];
      if (
        write !== 'w' &&
        name.startsWith('/') &&
        !name.startsWith('/memfd:') &&
        !name.startsWith('/dev/shm/')
      )
        return [];
      return [{ start: Number.parseInt(start, 16), end: Number.parseInt(end, 16) }];
    });
}

const pageBytes = 4096;
const presentOrSwapped = 0xc0;

/** Runs of pages that exist (proc_pagemap(5)): reservations of gigabytes are mostly untouched. */
function* touched(pagemap: number, { start, end }: Region): Generator<Region> {
  const entries = Buffer.alloc(65_536);
  let open: number | undefined;
  for (let at = start; at < end;) {
    const wanted = Math.min(entries.length, ((end - at) / pageBytes) * 8);
    const read = readSync(pagemap, entries, 0, wanted, (at / pageBytes) * 8);
    if (read === 0) break;
    for (let entry = 0; entry < read; entry += 8, at += pageBytes) {
      const exists = ((entries[entry + 7] ?? 0) & presentOrSwapped) !== 0;
      if (exists && open === undefined) open = at;
      if (!exists && open !== undefined) {
        yield { start: open, end: at };
        open = undefined;
      }
    }
  }
  if (open !== undefined) yield { start: open, end };
}

const pieceBytes = 4 * 1024 * 1024;

function scanProcess(pid: number, search: PatternSearch, onHit: (pattern: number) => void): number {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const pagemap = openSync(`/proc/${pid}/pagemap`, 'r');
  const buffer = Buffer.alloc(pieceBytes + search.longest - 1);
  let bytes = 0;
  try {
    for (const region of regionsOf(pid)) {
      for (const { start, end } of touched(pagemap, region)) {
        for (let at = start; at < end; at += pieceBytes) {
          const read = readPiece(memory, buffer, at, end);
          bytes += Math.min(read, pieceBytes);
          search.find(buffer.subarray(0, read), (pattern, offset) => {
            if (offset < pieceBytes) onHit(pattern); // The rest is the next piece's beginning.
          });
        }
      }
    }
  } finally {
    closeSync(memory);
    closeSync(pagemap);
  }
  return bytes;
}

function readPiece(memory: number, buffer: Buffer, at: number, end: number): number {
  try {
    return readSync(memory, buffer, 0, Math.min(buffer.length, end - at), at);
  } catch {
    return 0; // Unmapped since the list was read, or a device.
  }
}

/** A process that ended, or is only waiting to be collected, has no mappings. */
function isGone(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/maps`).length === 0;
  } catch (error) {
    return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH');
  }
}

/**
 * Searches the memory of running processes (Linux only). The caller must not have put a pattern on a command line
 * or sent it to these processes: that alone would be found.
 */
export function scanMemory(processes: readonly ProcessInfo[], patterns: readonly Pattern[]): MemoryScan {
  const search = new PatternSearch(patterns.map(({ bytes }) => bytes));
  const scanned: ScannedProcess[] = [];
  const findings = processes.flatMap(({ pid, kind }): readonly MemoryFinding[] => {
    const counts = new Map<Pattern, number>();
    try {
      const bytes = scanProcess(pid, search, (index) => {
        const pattern = patterns[index];
        if (pattern !== undefined) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
      });
      if (bytes === 0) throw new MemoryUnreadableError(pid, kind);
      scanned.push({ pid, kind, bytes });
    } catch (error) {
      if (isGone(pid)) return [];
      throw error instanceof MemoryUnreadableError ? error : new MemoryUnreadableError(pid, kind);
    }
    return [...counts].map(([{ label, encoding }, count]) => ({ pid, kind, label, encoding, count }));
  });
  return { findings, processes: scanned };
}
