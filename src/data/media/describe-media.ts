import { messages } from '../../i18n/messages.ts';
import { sumOf, type FileOutcome, type ImportEnd } from '../imports/import-outcome.ts';
import type { ImportProgress } from '../imports/import-run.ts';
import type { MediumAccount } from './intake/medium-account.ts';

/** How many left out and odd files are named; the rest is counted. */
const mostNamed = 20;

/** What came of an import, in words. Holds the files' names: for the screen only. */
export interface MediaReport {
  readonly tone: 'done' | 'info' | 'caution' | 'fault';
  readonly text: string;
  readonly detail: string;
  /** Of the files that were left out, or are other than was asked for. */
  readonly lines: readonly string[];
}

export function describeProgress({ file, files, taken, read, total }: ImportProgress): string {
  return messages.media.progress(file, files, taken, read, total);
}

export function describeEnd(end: ImportEnd<MediumAccount>): MediaReport {
  const words = messages.media;
  const { taken, present } = sumOf(end.files);
  const detail = describeSum(end.files);
  const lines = linesOf(end.files);
  if (end.kind === 'cancelled') return { tone: 'info', text: words.cancelled(taken), detail, lines };
  if (end.kind === 'failed') return { tone: 'fault', text: words.saveFailed[end.reason], detail, lines };
  const tone =
    lines.length > 0
      ? taken + present === 0
        ? ('fault' as const)
        : ('caution' as const)
      : ('done' as const);
  return { tone, text: words.accountTitle, detail, lines };
}

function describeSum(files: readonly FileOutcome<MediumAccount>[]): string {
  const words = messages.media;
  const { taken, present } = sumOf(files);
  const left = files.filter((file) => file.taken > 0 && file.account?.place === 'device').length;
  const out = files.filter(({ problem }) => problem !== undefined).length;
  const said = [
    ...(taken - left > 0 ? [words.copied(taken - left)] : []),
    ...(left > 0 ? [words.left(left)] : []),
    ...(present > 0 ? [words.present(present)] : []),
    ...(out > 0 ? [words.leftOut(out)] : []),
  ];
  return taken === 0 && present === 0 ? [words.nothingKept, ...said].join(' ') : said.join(' ');
}

function linesOf(files: readonly FileOutcome<MediumAccount>[]): readonly string[] {
  const words = messages.media;
  const odd = files.flatMap((file, index) => {
    const why = whyOf(file);
    if (why === undefined) return [];
    // Names have been seen with a megabyte.
    const name = file.name === '' ? words.fileWithout(index + 1) : file.name.slice(0, 255);
    return [words.ofFile(name, why)];
  });
  const named = odd.slice(0, mostNamed);
  return odd.length > named.length ? [...named, words.more(odd.length - named.length)] : named;
}

function whyOf({ problem, account, taken }: FileOutcome<MediumAccount>): string | undefined {
  const words = messages.media;
  if (problem !== undefined) {
    const why = words.problems[problem];
    return account?.problemAt === undefined ? why : words.atByte(why, account.problemAt);
  }
  return account?.remark === undefined || taken === 0 ? undefined : words.remarks[account.remark];
}
