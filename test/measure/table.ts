import { cpus, totalmem } from 'node:os';
import type { Figures } from './figures.ts';

export interface Measured {
  readonly app: Figures;
  readonly plain: Figures;
  readonly count: number;
  readonly rounds: number;
  readonly slowdown: number;
  /** How many times slower a fixed piece of work really became. */
  readonly measured: number;
  readonly chromium: string;
}

/** What was measured as a table, with what one must know to read it. */
export function inTable({ app, plain, count, rounds, slowdown, measured, chromium }: Measured): string {
  const beside = (what: string, mine: string, theirs: string): string => {
    const [ours, other] = [app.median(mine), plain.median(theirs)];
    return `| ${what} | ${shown(ours)} | ${shown(other)} | ${(ours / other).toFixed(2)} |`;
  };
  const alone = (what: string, mine: string): string => `| ${what} | ${shown(app.median(mine))} | | |`;
  const longest = (what: string, mine: string): string =>
    `| ${what} | ${shown(app.median(mine))}, worst ${shown(app.worst(mine))} | | |`;
  const memory = Math.round(totalmem() / 1024 ** 3);
  return [
    '',
    `${count} contacts, ${rounds} rounds after a warm-up, medians in ms. Main thread ${slowdown}× slower` +
      `${slowdown === 1 ? '' : ` (${measured.toFixed(1)}× measured)`}.`,
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, ${memory} GB, Chromium ${chromium}.`,
    '',
    '| | Glovebox | plain idb | ratio |',
    '|---|--:|--:|--:|',
    beside('import: file chosen to account shown', 'import', 'import'),
    beside('open: page asked for to first row', 'open', 'open'),
    beside('find, per key', 'find', 'find'),
    beside('edit: save pressed to the contact shown', 'edit', 'edit'),
    beside('erase: end of the press to keys destroyed', 'erase: keys', 'erase'),
    alone('erase: end of the press to result shown', 'erase: result'),
    longest('import: longest main-thread task', 'import: longest task'),
    longest('import: longest time between frames', 'import: longest gap'),
    longest('erase: longest main-thread task', 'erase: longest task'),
    longest('erase: longest time between frames', 'erase: longest gap'),
    '',
    'Glovebox reads a vCard file, checks, encrypts in pages of 100 and writes strictly; plain idb puts objects that are',
    'there already, a record each, in one strict transaction. Its open reads all, sorts, draws; its find reads all for',
    'each key; its edit writes one record, then reads all, sorts, draws; its erase is clear(), which leaves every',
    'record readable in the files. A result comes after a restart of the app, 2.6 s of it spent waiting for the old',
    'process to end. A task or gap of 0 was shorter than 50 ms.',
    ...(slowdown === 1
      ? []
      : [
          'Only the main thread is slowed down, not workers (reading the file), WebCrypto, storage and the host.',
        ]),
    '',
  ].join('\n');
}

const shown = (ms: number): string => (ms < 10 ? ms.toFixed(1) : ms.toFixed(0));
