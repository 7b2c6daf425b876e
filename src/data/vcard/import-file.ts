import { emptyAccount, mostListed, type ImportAccount } from './import-account.ts';
import { counting } from '../imports/counting.ts';
import { batchEntries } from '../imports/import-protocol.ts';
import type { ImportSteps } from '../imports/serve-import.ts';
import { batchPhotoBytes, type ImportedCard } from './imported-card.ts';
import { readVcards, type ReadOptions } from './read-vcards.ts';

/** Reads a file in batches and keeps account. */
export async function importFile(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  { onEntries, onProgress }: ImportSteps<ImportedCard>,
): Promise<ImportAccount> {
  const account = emptyAccount();
  let batch: ImportedCard[] = [];
  let photoBytes = 0;
  const handOver = async (): Promise<void> => {
    const cards = batch;
    batch = [];
    photoBytes = 0;
    if (cards.length > 0) await onEntries(cards);
    account.taken += cards.length;
  };
  const counted = counting(source, (bytesRead) => onProgress(bytesRead, account.cardsRead));
  for await (const event of readVcards(counted, options)) {
    switch (event.kind) {
      case 'card': {
        const { contact, photo } = event;
        account.cardsRead += 1;
        account.remarkTotal += event.remarkTotal;
        account.remarks.push(...event.remarks.slice(0, mostListed - account.remarks.length));
        batch.push({ contact, ...(photo && { photo }) });
        photoBytes += photo?.bytes.length ?? 0;
        if (batch.length >= batchEntries || photoBytes >= batchPhotoBytes) await handOver();
        break;
      }
      case 'skipped': {
        const { number, line, reason } = event;
        account.cardsRead += 1;
        account.skippedTotal += 1;
        if (account.skipped.length < mostListed) account.skipped.push({ number, line, reason });
        break;
      }
      case 'end':
        if (event.problem) account.fileProblem = event.problem;
    }
  }
  await handOver();
  return account;
}
