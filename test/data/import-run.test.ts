import { expect } from '@open-wc/testing';
import { onFault } from '../../src/fault-log/log-fault.ts';
import type { Fault } from '../../src/fault-log/log-fault.ts';
import { ImportRun } from '../../src/data/import-run.ts';
import type { ImportProgress } from '../../src/data/import-run.ts';
import type { ImportedCard } from '../../src/data/vcard/import-protocol.ts';
import type { WriteResult } from '../../src/vault/collection-definition.ts';

const many = (count: number): Blob =>
  new Blob([
    Array.from(
      { length: count },
      (_, index) => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:N${index}\r\nEND:VCARD\r\n`,
    ).join(''),
  ]);

function createWorker(): Worker {
  return new Worker(new URL('../../src/data/vcard/import-worker.ts', import.meta.url), { type: 'module' });
}

type Store = (cards: readonly ImportedCard[]) => Promise<WriteResult>;

/** A run, the progress at each change, and what was stored. */
function start(file: Blob, store: Store = async () => ({ ok: true }), worker = createWorker) {
  const stored: ImportedCard[] = [];
  const steps: ImportProgress[] = [];
  const run: ImportRun = new ImportRun(
    file,
    worker,
    async (cards) => {
      const written = await store(cards);
      if (written.ok) stored.push(...cards);
      return written;
    },
    () => steps.push(run.progress),
  );
  return { run, stored, steps };
}

describe('ImportRun', () => {
  it('starts at nothing, counts what is stored, and ends with the account', async () => {
    const file = many(250);
    const { run, stored, steps } = start(file);
    expect(run.progress).to.deep.equal({ read: 0, total: file.size, taken: 0 });
    const end = await run.done;
    expect(end.kind === 'finished' && end.account.taken).to.equal(250);
    expect(stored.length).to.equal(250);
    expect(run.progress.taken).to.equal(250);
    const counts = steps.map(({ taken }) => taken);
    expect(counts).to.deep.equal([...counts].sort((a, b) => a - b));
    expect(steps.every(({ total }) => total === file.size)).to.equal(true);
  });

  it('ends when cancelled with what was stored before, the batch under way included', async () => {
    let batches = 0;
    const { run, stored } = start(many(1_000), async () => {
      batches += 1;
      if (batches === 2) run.cancel();
      return { ok: true };
    });
    expect(await run.done).to.deep.equal({ kind: 'cancelled', taken: 200 });
    expect(stored.length).to.equal(200);
  });

  it('can be cancelled before anything was read', async () => {
    const { run, stored } = start(many(1_000));
    run.cancel();
    expect(await run.done).to.deep.equal({ kind: 'cancelled', taken: 0 });
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
    const { run, stored } = start(many(350), async () => {
      batches += 1;
      return batches === 3 ? { ok: false, reason: 'quota' } : { ok: true };
    });
    expect(await run.done).to.deep.equal({ kind: 'failed', reason: 'quota', taken: 200 });
    expect([stored.length, batches, run.progress.taken]).to.deep.equal([200, 3, 200]);
  });

  it('says so when the worker fails in the middle', async () => {
    const script = `let sent = false; onmessage = () => {
      if (sent) throw new Error('x');
      sent = true;
      postMessage({ kind: 'progress', bytesRead: 7, cards: 0 });
      postMessage({ kind: 'cards', batch: 1, cards: [] });
    }`;
    const worker = (): Worker =>
      new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
    const { run } = start(many(1), undefined, worker);
    expect(await run.done).to.deep.equal({ kind: 'failed', reason: 'worker-failed', taken: 0 });
    expect(run.progress.read).to.equal(7);
  });

  it('ends, and logs the class of error only, when something of ours breaks', async () => {
    const logged: Fault[] = [];
    const listening = new AbortController();
    onFault((fault) => logged.push(fault), listening.signal);
    const { run } = start(many(1), () => Promise.reject(new TypeError('Zoë 0612345678')));
    expect(await run.done).to.deep.equal({ kind: 'failed', reason: 'worker-failed', taken: 0 });
    listening.abort();
    expect(logged).to.deep.equal([{ code: 'data/import-failed', detail: { name: 'TypeError' } }]);
  });
});
