import { expect, test } from '@playwright/test';
import type { Contact } from '../../src/data/contacts/contact.ts';
import { ExportRun } from '../../src/data/export-run.ts';
import type { ExportEnd } from '../../src/data/export-run.ts';
import type { ExportTarget } from '../../src/records/export-target.ts';
import { onFault } from '../../src/fault-log/log-fault.ts';
import type { Fault } from '../../src/fault-log/log-fault.ts';
import type { BlobReadResult } from '../../src/vault/blobs.ts';
import { makeContact, phone } from './contacts/make-contact.ts';
import { readCards } from './vcard/read-all.ts';

const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);
const photo = { id: 'a'.repeat(20), key: btoa('x'.repeat(32)), size: png.length, type: 'image/png' };
const withPhoto: Contact = { ...makeContact({ fullName: 'Zoë', phones: [phone('061')] }), photo };
const people = (count: number): Contact[] =>
  Array.from({ length: count }, (_, index) => makeContact({ fullName: `N${index}`, phones: [phone('061')] }));

/** A file in memory: what was written, and how it ended. */
class MemoryTarget implements ExportTarget {
  readonly limit: number | undefined;
  readonly steps: string[] = [];
  readonly pieces: Uint8Array<ArrayBuffer>[] = [];
  /** Rejects with this at the step of that name. */
  readonly failing: { readonly step: 'write' | 'close' | 'abort'; readonly error: unknown } | undefined;

  constructor({ limit, failing }: { limit?: number; failing?: MemoryTarget['failing'] } = {}) {
    this.limit = limit;
    this.failing = failing;
  }

  async write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#step('write');
    this.pieces.push(bytes);
  }

  close(): Promise<void> {
    return this.#step('close');
  }

  abort(): Promise<void> {
    return this.#step('abort');
  }

  get file(): Uint8Array {
    return Buffer.concat(this.pieces);
  }

  async #step(name: 'write' | 'close' | 'abort'): Promise<void> {
    this.steps.push(name);
    if (this.failing?.step === name) throw this.failing.error;
  }
}

const readPng = (): Promise<BlobReadResult> => Promise.resolve({ ok: true, value: png });

function start(
  contacts: readonly Contact[],
  target: ExportTarget,
  read: () => Promise<BlobReadResult> = readPng,
  onChanged: (run: ExportRun) => void = () => undefined,
): ExportRun {
  const records = contacts.map((value, index) => ({ id: String(index), revision: 1, value }));
  const run: ExportRun = new ExportRun(records, target, read, () => onChanged(run));
  return run;
}

const finished = (written: number, photosUnread = 0, photosTooMany = 0): ExportEnd => ({
  kind: 'finished',
  written,
  photosUnread,
  photosTooMany,
});

test.describe('ExportRun', () => {
  test('writes all contacts in pieces, photos included, and counts them as it goes', async () => {
    const target = new MemoryTarget();
    const counted: number[] = [];
    const contacts = [...people(120), withPhoto];
    const run = start(contacts, target, readPng, ({ progress }) => counted.push(progress.written));
    expect(run.progress).toEqual({ written: 0, total: 121 });
    expect(await run.done).toEqual(finished(121));
    expect(counted).toEqual([50, 100, 121]);
    expect(target.steps).toEqual(['write', 'write', 'write', 'close']);
    const cards = await readCards(target.file);
    expect(cards.map(({ contact }) => contact.fullName)).toEqual(contacts.map(({ fullName }) => fullName));
    expect(cards.at(-1)?.photo?.bytes).toEqual(png);
  });

  test('writes an empty file for an empty address book', async () => {
    const target = new MemoryTarget();
    expect(await start([], target).done).toEqual(finished(0));
    expect(target.steps).toEqual(['close']);
  });

  test('cancelled, even after the last contact, gives the file up and says so', async () => {
    for (const last of [50, 60]) {
      const target = new MemoryTarget();
      const run = start(people(60), target, readPng, (running) => {
        if (running.progress.written === last) running.cancel();
      });
      expect(await run.done).toEqual({ kind: 'cancelled' });
      expect(target.steps.slice(-1)).toEqual(['abort']);
      expect(target.steps).not.toContain('close');
    }
  });

  for (const [step, name] of [
    ['write', 'QuotaExceededError'],
    ['close', 'NotAllowedError'],
  ] as const) {
    test(`says that nothing was written when the file fails at ${step}, gives it up, and logs no name`, async () => {
      const logged: Fault[] = [];
      const listening = new AbortController();
      onFault((fault) => logged.push(fault), listening.signal);
      const target = new MemoryTarget({
        failing: { step, error: new DOMException('/home/zoë/contacts.vcf', name) },
      });
      expect(await start(people(60), target).done).toEqual({ kind: 'failed', reason: 'not-written' });
      listening.abort();
      expect(target.steps.slice(-2)).toEqual([step, 'abort']);
      expect(logged).toEqual([{ code: 'data/export-failed', detail: { name } }]);
    });
  }

  test('ends as it would when the file cannot even be given up', async () => {
    const target = new MemoryTarget({ failing: { step: 'abort', error: new Error('gone') } });
    const run = start(people(60), target);
    run.cancel();
    expect(await run.done).toEqual({ kind: 'cancelled' });
  });

  test('counts the photos that cannot be read, and writes their contacts', async () => {
    const target = new MemoryTarget();
    const run = start([withPhoto, withPhoto], target, () =>
      Promise.resolve({ ok: false, reason: 'corrupt' }),
    );
    expect(await run.done).toEqual(finished(2, 2));
    expect((await readCards(target.file)).map(({ contact }) => contact.fullName)).toEqual(['Zoë', 'Zoë']);
  });

  test('leaves photos out, and says how many, where the file would grow too large; never a contact', async () => {
    const whole = new MemoryTarget();
    await start([withPhoto, withPhoto, ...people(3)], whole).done;
    const limit = whole.file.length + 100;
    const target = new MemoryTarget({ limit });
    const run = start([withPhoto, withPhoto, ...people(3), withPhoto], target);
    expect(await run.done).toEqual(finished(6, 0, 2));
    expect(target.file.length).toBeLessThanOrEqual(limit);
    expect(await readCards(target.file)).toHaveLength(6);
  });

  test('writes nothing at all where even names and numbers are too much', async () => {
    const target = new MemoryTarget({ limit: 100 });
    expect(await start(people(60), target).done).toEqual({ kind: 'failed', reason: 'too-large' });
    expect(target.steps).toEqual(['abort']);
  });
});
