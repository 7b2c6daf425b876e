import { messages } from '../../i18n/messages.ts';
import { sumOf, type FileOutcome, type ImportEnd } from '../imports/import-outcome.ts';
import type { ImportProgress } from '../imports/import-run.ts';
import type { PlaceAccount } from '../places/place-account.ts';

/** How many left out and odd entries of a file are named; the rest is counted. */
const mostNamed = 20;

/** What came of one file. */
export interface FileReport {
  /** Undefined where it is the only one, and its heading says it. */
  readonly text: string | undefined;
  readonly lines: readonly string[];
}

/** What came of an import, in words. Holds the files' names: for the screen only. */
export interface ImportReport {
  readonly tone: 'done' | 'info' | 'caution' | 'fault';
  readonly text: string;
  readonly detail: string;
  readonly files: readonly FileReport[];
}

export function describeProgress({ file, files, taken, read, total }: ImportProgress): string {
  const words = messages.destinations;
  return files > 1
    ? words.progressOfFiles(file, files, taken, read, total)
    : words.importProgress(taken, read, total);
}

export function describeEnd(end: ImportEnd<PlaceAccount>): ImportReport {
  const isOnly = end.files.length === 1;
  const files = end.files.map((file, index) => ({
    text: isOnly ? undefined : textOf(file, index),
    lines: linesOf(file),
  }));
  return { ...headOf(end), files };
}

function headOf(end: ImportEnd<PlaceAccount>): Omit<ImportReport, 'files'> {
  const words = messages.destinations;
  const sum = describeSum(end.files);
  const { taken, present, skipped } = sumOf(end.files);
  if (end.kind === 'cancelled') return { tone: 'info', text: words.cancelled(taken), detail: sum };
  if (end.kind === 'failed') return { tone: 'fault', text: words.saveFailed[end.reason], detail: sum };
  const problems = end.files.filter(({ problem }) => problem !== undefined).length;
  const [only] = end.files;
  const why = end.files.length === 1 && only !== undefined ? problemOf(only) : undefined;
  return {
    tone: problems > 0 && taken + present === 0 ? 'fault' : problems + skipped > 0 ? 'caution' : 'done',
    text: why === undefined ? words.accountTitle : words.ofFile(nameOf(only, 0), why),
    detail: sum,
  };
}

function describeSum(files: readonly FileOutcome<PlaceAccount>[]): string {
  const words = messages.destinations;
  const { taken, present, skipped, remarks } = sumOf(files);
  return [
    words.taken(taken),
    ...(present > 0 ? [words.present(present)] : []),
    ...(skipped > 0 ? [words.skipped(skipped)] : []),
    ...(remarks > 0 ? [words.remarks(remarks)] : []),
  ].join(' ');
}

function textOf(file: FileOutcome<PlaceAccount>, index: number): string {
  const why = problemOf(file);
  const sum = describeSum([file]);
  return messages.destinations.ofFile(nameOf(file, index), why === undefined ? sum : `${why}. ${sum}`);
}

function nameOf(file: FileOutcome<PlaceAccount> | undefined, index: number): string {
  return file === undefined || file.name === '' ? messages.destinations.fileWithout(index + 1) : file.name;
}

/** Why a file was not read, or not to its end, and where; undefined when it was. */
function problemOf({ problem, account }: FileOutcome<PlaceAccount>): string | undefined {
  if (problem === undefined) return undefined;
  const words = messages.destinations;
  const why = words.fileProblems[problem];
  const line = account?.problemLine;
  return line === undefined ? why : words.atLine(why, line);
}

/** What was left out of a file or is odd in it, one line each. */
function linesOf({ account }: FileOutcome<PlaceAccount>): readonly string[] {
  const words = messages.destinations;
  if (account === undefined) return [];
  const { skipped, skippedTotal, remarks, remarkTotal } = account;
  const all = [
    ...skipped.map(({ number, line, reason }) => words.skippedAt(number, line, words.skipReasons[reason])),
    ...remarks.map(({ number, line, field, reason }) =>
      words.remarkAt(number, line, words.remarkFields[field], words.remarkReasons[reason]),
    ),
  ].slice(0, mostNamed);
  const more = skippedTotal + remarkTotal - all.length;
  return more > 0 ? [...all, words.more(more)] : all;
}
