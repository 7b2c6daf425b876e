import { counting } from '../imports/counting.ts';
import { batchEntries } from '../imports/import-protocol.ts';
import type { ImportSteps } from '../imports/serve-import.ts';
import type { ImportedPlace } from './imported-place.ts';
import { emptyPlaceAccount, mostListed, type PlaceAccount } from './place-account.ts';
import type { EntryEvent } from './place-event.ts';
import { readPlaces, type ReadPlacesOptions } from './read-places.ts';

/** Reads a file of places in batches and keeps account. */
export async function importPlaces(
  source: AsyncIterable<Uint8Array>,
  { onEntries, onProgress }: ImportSteps<ImportedPlace>,
  options: ReadPlacesOptions = {},
): Promise<PlaceAccount> {
  const account = emptyPlaceAccount();
  let batch: ImportedPlace[] = [];
  const handOver = async (): Promise<void> => {
    const places = batch;
    batch = [];
    if (places.length > 0) await onEntries(places);
    account.taken += places.length;
  };
  const counted = counting(source, (bytesRead) => onProgress(bytesRead, account.entriesRead));
  for await (const event of readPlaces(counted, options)) {
    if (event.kind === 'end') {
      if (event.problem !== undefined) account.fileProblem = event.problem;
      if (event.line !== undefined) account.problemLine = event.line;
      break;
    }
    note(account, event, event.number);
    if (event.kind !== 'entry') continue;
    // The ends of a way stay together.
    if (batch.length + event.places.length > batchEntries) await handOver();
    batch.push(...event.places);
  }
  await handOver();
  return account;
}

function note(account: PlaceAccount, event: EntryEvent, number: number): void {
  const { line } = event;
  account.entriesRead += 1;
  if (event.kind === 'skipped') {
    account.skippedTotal += 1;
    if (account.skipped.length < mostListed) account.skipped.push({ number, line, reason: event.reason });
    return;
  }
  account.remarkTotal += event.remarks.length;
  const listed = event.remarks.slice(0, mostListed - account.remarks.length);
  account.remarks.push(...listed.map((remark) => ({ number, line, ...remark })));
}
