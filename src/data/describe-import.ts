import { messages } from '../i18n/messages.ts';
import type { FileOutcome } from './imports/import-outcome.ts';
import { sumOf } from './imports/import-outcome.ts';
import type { ImportAccount } from './vcard/import-account.ts';

/** What came of files in one line: taken, already there, merged, skipped, remarks. */
export function describeSum(files: readonly FileOutcome<ImportAccount>[], merged: number): string {
  const words = messages.contacts;
  const { taken, present, skipped, remarks } = sumOf(files);
  return [
    words.taken(taken),
    ...(present > 0 ? [messages.contactImport.present(present)] : []),
    ...(merged > 0 ? [messages.contactImport.merged(merged)] : []),
    ...(skipped > 0 ? [words.skipped(skipped)] : []),
    ...(remarks > 0 ? [words.dropped(remarks)] : []),
  ].join(' ');
}

/** Why a file was not read, or not to its end; undefined when it was. */
export function describeProblem({ problem }: FileOutcome<ImportAccount>): string | undefined {
  if (problem === undefined) return undefined;
  return problem === 'worker-failed'
    ? messages.contactImport.workerFailed
    : messages.contacts.fileProblems[problem];
}

/** What was skipped or left out of a file, one line each. */
export function describeParts({ account }: FileOutcome<ImportAccount>): readonly string[] {
  const words = messages.contacts;
  if (account === undefined) return [];
  return [
    ...account.skipped.map(({ number, line, reason }) =>
      words.skippedAt(number, line, words.skipReasons[reason]),
    ),
    ...account.remarks.map(({ number, property, reason }) =>
      words.droppedAt(number, property, words.remarkReasons[reason]),
    ),
  ];
}

/** A file's name, or its place among the files where it has none. */
export function nameOfFile({ name }: FileOutcome<ImportAccount>, index: number): string {
  return name === '' ? messages.contactImport.file(index + 1) : name;
}
