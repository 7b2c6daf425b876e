/** The worker that reads a vCard file: see `import-protocol.ts`. Ended by the page, which terminates it. */
import { emptyAccount } from './import-account.ts';
import { importFile } from './import-file.ts';
import { requestSchema, type Answer, type ImportedCard } from './import-protocol.ts';
import { defaultLimits } from './limits.ts';

let batch = 0;
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
  answer({ kind: 'done', account });
}

/** An unhandled rejection in a worker reaches nobody; an error does. Its text must not quote the file. */
function giveUp(): void {
  reportError(new Error('vcard/worker-failed'));
}

function handOver(cards: ImportedCard[]): Promise<void> {
  batch += 1;
  const photos = cards.flatMap((card) => (card.photo ? [card.photo.bytes.buffer] : []));
  return new Promise((resolve) => {
    release = resolve;
    answer({ kind: 'cards', batch, cards }, photos);
  });
}

function answer(message: Answer, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}
