import { expect } from '@open-wc/testing';
import { onFault } from '../../../src/fault-log/log-fault.ts';
import type { Fault } from '../../../src/fault-log/log-fault.ts';
import { sumOf } from '../../../src/data/imports/import-outcome.ts';
import { ImportRun } from '../../../src/data/imports/import-run.ts';
import type { ImportProgress, StoreResult } from '../../../src/data/imports/import-run.ts';
import type { ImportAccount } from '../../../src/data/vcard/import-account.ts';
import { readVcardFile } from '../../../src/data/vcard/import-client.ts';
import type { ImportedCard } from '../../../src/data/vcard/imported-card.ts';

const many = (count: number): Blob =>
  new Blob([
    Array.from(
      { length: count },
      (_, index) => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:N${index}\r\nEND:VCARD\r\n`,
    ).join(''),
  ]);

function createWorker(): Worker {
  return new Worker(new URL('../../../src/data/vcard/import-worker.ts', import.meta.url), { type: 'module' });
}

type Store = (cards: readonly ImportedCard[]) => Promise<StoreResult>;

/** A run, the progress at each change, and what was stored. */
const took = (cards: readonly ImportedCard[]): StoreResult => ({ ok: true, taken: cards.length, present: 0 });

function start(
  file: Blob | readonly Blob[],
  store: Store = async (cards) => took(cards),
  worker = createWorker,
) {
  const stored: ImportedCard[] = [];
  const steps: ImportProgress[] = [];
  const run = new ImportRun<ImportedCard, ImportAccount>(file instanceof Blob ? [file] : file, {
    createWorker: worker,
    read: readVcardFile,
    store: async (cards) => {
      const written = await store(cards);
      if (written.ok) stored.push(...cards);
      return written;
    },
    onChanged: () => steps.push(run.progress),
  });
  return { run, stored, steps };
}

/** How it ended, and what all files together gave. */
async function told(run: ImportRun<ImportedCard, ImportAccount>): Promise<readonly [string, number]> {
  const end = await run.done;
  return [end.kind === 'failed' ? end.reason : end.kind, sumOf(end.files).taken];
}

describe('ImportRun', () => {
  it('reads one file after the other, with progress over all, and goes on after a bad one', async () => {
    const files = [many(2), new Blob(['<html></html>']), new File([many(3)], 'friends.vcf')];
    const { run, steps } = start(files);
    const end = await run.done;
    expect(end.files.map(({ name, taken, problem }) => [name, taken, problem])).to.deep.equal([
      ['', 2, undefined],
      ['', 0, 'not-a-vcard'],
      ['friends.vcf', 3, undefined],
    ]);
    expect([...new Set(steps.map(({ file }) => file))]).to.deep.equal([1, 2, 3]);
    const total = files.reduce((sum, { size }) => sum + size, 0);
    expect(steps.at(-1)).to.deep.equal({ read: total, total, taken: 5, file: 3, files: 3 });
  });

  it('starts at nothing, counts what is stored, and ends with the account', async () => {
    const file = many(250);
    const { run, stored, steps } = start(file);
    expect(run.progress).to.deep.equal({ read: 0, total: file.size, taken: 0, file: 1, files: 1 });
    const end = await run.done;
    expect(end.kind).to.equal('finished');
    expect(sumOf(end.files).taken).to.equal(250);
    expect(stored.length).to.equal(250);
    expect(run.progress.taken).to.equal(250);
    const counts = steps.map(({ taken }) => taken);
    expect(counts).to.deep.equal([...counts].sort((a, b) => a - b));
    expect(steps.every(({ total }) => total === file.size)).to.equal(true);
  });

  it('ends when cancelled with what was stored before, the batch under way included', async () => {
    let batches = 0;
    const { run, stored } = start(many(1_000), async (cards) => {
      batches += 1;
      if (batches === 2) run.cancel();
      return took(cards);
    });
    expect(await told(run)).to.deep.equal(['cancelled', 200]);
    expect(stored.length).to.equal(200);
  });

  it('can be cancelled before anything was read', async () => {
    const { run, stored } = start(many(1_000));
    run.cancel();
    expect(await told(run)).to.deep.equal(['cancelled', 0]);
    expect(stored).to.deep.equal([]);
  });

  it('keeps its end when it is cancelled afterwards', async () => {
    const { run } = start(many(1));
    const end = await run.done;
    run.cancel();
    expect(await run.done).to.equal(end);
  });

  it('ends when storage is full, counting neither more nor less than is stored', async () => {
    let batches = 0;
    const { run, stored } = start(many(350), async (cards) => {
      batches += 1;
      return batches === 3 ? { ok: false, reason: 'quota' } : took(cards);
    });
    expect(await told(run)).to.deep.equal(['quota', 200]);
    expect([stored.length, batches, run.progress.taken]).to.deep.equal([200, 3, 200]);
  });

  it('says so when the worker fails in the middle', async () => {
    const script = `let sent = false; onmessage = () => {
      if (sent) throw new Error('x');
      sent = true;
      postMessage({ kind: 'progress', bytesRead: 7, entriesRead: 0 });
      postMessage({ kind: 'entries', batch: 1, entries: [] });
    }`;
    const worker = (): Worker =>
      new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
    const { run } = start(many(1), undefined, worker);
    expect((await run.done).files.map(({ taken, problem }) => [taken, problem])).to.deep.equal([
      [0, 'worker-failed'],
    ]);
    expect(run.progress.read).to.equal(7);
  });

  it('ends, and logs the class of error only, when something of ours breaks', async () => {
    const logged: Fault[] = [];
    const listening = new AbortController();
    onFault((fault) => logged.push(fault), listening.signal);
    const { run } = start(many(1), () => Promise.reject(new TypeError('Zoë 0612345678')));
    expect(await told(run)).to.deep.equal(['worker-failed', 0]);
    listening.abort();
    expect(logged).to.deep.equal([{ code: 'data/import-failed', detail: { name: 'TypeError' } }]);
  });
});
