import { expect } from '@open-wc/testing';
import type { ReadFileOptions } from '../../../src/data/imports/read-in-worker.ts';
import { readVcardFile } from '../../../src/data/vcard/import-client.ts';
import type { ImportedCard } from '../../../src/data/vcard/imported-card.ts';

const card = (name: string, inner = ''): string =>
  `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\n${inner}END:VCARD\r\n`;
const many = (count: number): Blob =>
  new Blob([Array.from({ length: count }, (_, index) => card(`N${index}`)).join('')]);
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function createWorker(): Worker {
  return new Worker(new URL('../../../src/data/vcard/import-worker.ts', import.meta.url), { type: 'module' });
}

function scriptWorker(script: string): () => Worker {
  return () => new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
}

function options(changes: Partial<ReadFileOptions<ImportedCard>> = {}): ReadFileOptions<ImportedCard> {
  return {
    createWorker,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onEntries: () => Promise.resolve(),
    ...changes,
  };
}

describe('readVcardFile', () => {
  it('brings the contacts of a file from the worker, in order, with their photos', async () => {
    const taken: ImportedCard[] = [];
    const file = new Blob([
      card('Ann', `PHOTO;ENCODING=b:${png}\r\n`),
      card('Bjørn'),
      'BEGIN:VCARD\r\nFN:Cut',
    ]);
    const result = await readVcardFile(
      file,
      options({
        onEntries: (cards) => {
          taken.push(...cards);
          return Promise.resolve();
        },
      }),
    );
    expect(taken.map(({ contact }) => contact.fullName)).to.deep.equal(['Ann', 'Bjørn']);
    expect(taken[0]?.photo?.mediaType).to.equal('image/png');
    expect(btoa(String.fromCharCode(...(taken[0]?.photo?.bytes ?? [])))).to.equal(png);
    expect(result).to.deep.equal({
      ok: true,
      account: {
        cardsRead: 3,
        taken: 2,
        skipped: [{ number: 3, line: 10, reason: 'unterminated' }],
        skippedTotal: 1,
        remarks: [],
        remarkTotal: 0,
      },
    });
  });

  it('holds the worker back until a batch is stored', async () => {
    let storing = 0;
    const sizes: number[] = [];
    const result = await readVcardFile(
      many(350),
      options({
        onEntries: async (cards) => {
          storing += 1;
          expect(storing).to.equal(1);
          sizes.push(cards.length);
          await new Promise((resolve) => requestAnimationFrame(resolve));
          storing -= 1;
        },
      }),
    );
    expect(sizes).to.deep.equal([100, 100, 100, 50]);
    expect(result.ok).to.equal(true);
  });

  it('reports progress up to the whole file', async () => {
    const file = many(10_000);
    const steps: number[] = [];
    await readVcardFile(
      file,
      options({
        onProgress: (bytesRead, total) => {
          expect(total).to.equal(file.size);
          steps.push(bytesRead);
        },
      }),
    );
    expect(steps.at(-1)).to.equal(file.size);
    expect(steps.length).to.be.greaterThan(1);
  });

  it('stops when it is told to, after the batch that is being stored, and says how many were taken', async () => {
    const stop = new AbortController();
    let batches = 0;
    const result = await readVcardFile(
      many(1000),
      options({
        signal: stop.signal,
        onEntries: async () => {
          batches += 1;
          if (batches === 2) stop.abort();
          await Promise.resolve();
        },
      }),
    );
    expect(result).to.deep.equal({ ok: false, reason: 'stopped', taken: 200 });
    expect(batches).to.equal(2);
  });

  it('does nothing when it was stopped before', async () => {
    const result = await readVcardFile(
      many(1),
      options({
        signal: AbortSignal.abort(),
        createWorker: () => {
          throw new Error('not needed');
        },
      }),
    );
    expect(result).to.deep.equal({ ok: false, reason: 'stopped', taken: 0 });
  });

  it('passes on the failure of whoever stores the contacts, and ends the worker', async () => {
    let batches = 0;
    const result = await readVcardFile(
      many(300),
      options({
        onEntries: () => {
          batches += 1;
          return Promise.reject(new Error('full'));
        },
      }),
    ).catch((error: unknown) => error);
    expect(result).to.be.an('error').with.property('message', 'full');
    expect(batches).to.equal(1);
  });

  for (const [name, script] of [
    ['that fails', 'onmessage = () => { throw new Error("x"); }'],
    [
      'that answers what it should not',
      'onmessage = () => postMessage({ kind: "entries", batch: 1, entries: [{}] })',
    ],
  ] as const) {
    it(`says so of a worker ${name}`, async () => {
      const result = await readVcardFile(many(1), options({ createWorker: scriptWorker(script) }));
      expect(result).to.deep.equal({ ok: false, reason: 'worker-failed', taken: 0 });
    });
  }

  it('says what is wrong with a file that is no vCard', async () => {
    const result = await readVcardFile(new Blob(['<html></html>']), options());
    expect(result.ok && result.account.fileProblem).to.equal('not-a-vcard');
  });

  it('refuses a file of more than 200 MB', async () => {
    const part = new Blob([new Uint8Array(20_000_000)]);
    const result = await readVcardFile(new Blob([...Array.from({ length: 10 }, () => part), 'x']), options());
    expect(result.ok && result.account.fileProblem).to.equal('file-too-large');
  });

  it('leaves the page free while a large file is read', async () => {
    const file = new Blob(Array(200).fill(card('Ann', `NOTE:${'x'.repeat(50_000)}\r\n`)) as string[]);
    let frames = 0;
    const done = new AbortController();
    const count = (): void => {
      frames += 1;
      if (!done.signal.aborted) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    const result = await readVcardFile(file, options());
    done.abort();
    expect(result.ok && result.account.taken).to.equal(200);
    expect(frames).to.be.greaterThan(1);
  });
});
