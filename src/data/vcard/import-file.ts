import { emptyAccount, mostListed, type ImportAccount } from './import-account.ts';
import { batchCards, batchPhotoBytes, type ImportedCard } from './import-protocol.ts';
import { readVcards, type ReadOptions } from './read-vcards.ts';

export interface ImportSteps {
  /** Resolves when the next batch may come. */
  readonly onCards: (cards: ImportedCard[]) => Promise<void>;
  readonly onProgress: (bytesRead: number, cards: number) => void;
}

/** Progress in steps of this many bytes: a screen needs no more, and each step costs a message. */
const progressBytes = 262_144;

/** Reads a file in batches and keeps account. */
export async function importFile(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  { onCards, onProgress }: ImportSteps,
): Promise<ImportAccount> {
  const account = emptyAccount();
  let batch: ImportedCard[] = [];
  let photoBytes = 0;
  const handOver = async (): Promise<void> => {
    const cards = batch;
    batch = [];
    photoBytes = 0;
    if (cards.length > 0) await onCards(cards);
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
        if (batch.length >= batchCards || photoBytes >= batchPhotoBytes) await handOver();
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

async function* counting(
  source: AsyncIterable<Uint8Array>,
  report: (bytesRead: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytesRead = 0;
  let reported = 0;
  for await (const chunk of source) {
    yield chunk;
    bytesRead += chunk.length;
    if (bytesRead - reported < progressBytes) continue;
    reported = bytesRead;
    report(bytesRead);
  }
  report(bytesRead);
}
