import { expect } from '@open-wc/testing';
import type { GateHistory, GateRecord } from '../../platform/contract/services.ts';
import { gatheredFor, TransfersRecorder } from '../../src/choices/transfers-recorder.ts';
import { transfersCollection } from '../../src/choices/transfers-collection.ts';
import type { StoredTransfer } from '../../src/choices/transfers-collection.ts';
import type { Collection } from '../../src/vault/collection.ts';
import { driverBucket, GloveboxStand } from '../vault/glovebox-stand.ts';
import { replaceMethod } from '../vault/replace-method.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';

/** A gate that tells what it is told to, and knows more. */
class Gate {
  readonly log: GateRecord[] = [];
  gap = false;
  readonly #listeners: ((record: GateRecord) => void)[] = [];
  readonly subscribe = (listener: (record: GateRecord) => void): void => void this.#listeners.push(listener);
  since(cursor: number): Promise<GateHistory> {
    return Promise.resolve({
      records: this.log.filter((one) => one.cursor > cursor),
      cursor: this.log.length,
      gap: this.gap,
    });
  }
  send(cursor: number, isTold = true): void {
    const record: GateRecord = {
      outcome: 'sent',
      cursor,
      service: 'rtti',
      groups: ['position'],
      bytes: 10,
      recipient: 'Maker',
      connection: 'built-in',
      at: 1_000 + cursor + 0.4,
    };
    this.#note(record, isTold);
  }
  refuse(cursor: number): void {
    const common = { outcome: 'refused', cursor, service: 'remote', at: 1_000 + cursor } as const;
    this.#note({ ...common, groups: ['vehicle'], reasons: ['service-off'] }, true);
  }
  #note(record: GateRecord, isTold: boolean): void {
    this.log.push(record);
    if (isTold) for (const listener of this.#listeners) listener(record);
  }
}

describe('the recorder of what leaves the car', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  let gate: Gate;
  let end: AbortController;
  let collection: Collection<StoredTransfer>;
  let isKept = true;
  let isErasing = false;
  beforeEach(async () => {
    [stand, gate, end] = [new GloveboxStand(), new Gate(), new AbortController()];
    [isKept, isErasing] = [true, false];
    const vault = await stand.window();
    collection = vault.collection(driverBucket(vault), transfersCollection);
    await collection.open();
  });
  afterEach(() => {
    end.abort();
    stand.closeAll();
  });

  const record = (): TransfersRecorder =>
    new TransfersRecorder({
      services: gate,
      clock: stand.clock,
      collection,
      isKept: () => isKept,
      isErasing: () => isErasing,
      signal: end.signal,
    });
  const stored = (): readonly StoredTransfer[] => collection.all().map(({ value }) => value);

  it('writes what goes and what is refused, many in one commit, and no more of it than is to be shown', async () => {
    const recorder = record();
    let commits = 0;
    replaceMethod(collection, 'put', (put) => (changes) => {
      commits += 1;
      return put.call(collection, changes);
    });
    for (let cursor = 1; cursor <= 50; cursor += 1) gate.send(cursor);
    gate.refuse(51);
    expect(stored()).to.deep.equal([]);
    stand.clock.advance(gatheredFor);
    await recorder.flush();
    expect(commits).to.equal(1);
    expect(stored()).to.have.length(51);
    expect(stored()[0]).to.deep.equal({
      kind: 'sent',
      service: 'rtti',
      groups: ['position'],
      bytes: 10,
      recipient: 'Maker',
      connection: 'built-in',
      at: 1_001,
    });
    expect(stored()[50]).to.deep.equal({
      kind: 'refused',
      service: 'remote',
      groups: ['vehicle'],
      reasons: ['service-off'],
      at: 1_051,
    });
  });

  it('takes nothing of before it began, for that may be somebody else’s', async () => {
    gate.send(1);
    const recorder = record();
    gate.send(2);
    await recorder.flush();
    expect(stored().map(({ at }) => at)).to.deep.equal([1_002]);
  });

  it('asks for what was not told, and says where the car has lost it', async () => {
    const recorder = record();
    gate.send(1);
    gate.send(2, false);
    gate.gap = true;
    gate.send(4);
    await Promise.resolve();
    await Promise.resolve();
    await recorder.flush();
    expect(
      stored()
        .map(({ kind }) => kind)
        .toSorted(),
    ).to.deep.equal(['gap', 'sent', 'sent', 'sent']);
  });

  it('writes once what two windows hear', async () => {
    const [one, other] = [record(), record()];
    gate.send(1);
    await one.flush();
    await other.flush();
    expect(stored()).to.have.length(1);
  });

  it('writes nothing of it while it is switched off, nor what waited then', async () => {
    const recorder = record();
    gate.send(1);
    isKept = false;
    gate.send(2);
    await recorder.flush();
    isKept = true;
    await recorder.flush();
    expect(stored()).to.deep.equal([]);
  });

  it('adds nothing to what an erase counts and empties, nor what waited when it began', async () => {
    const recorder = record();
    gate.send(1);
    isErasing = true;
    gate.send(2);
    stand.clock.advance(gatheredFor);
    await recorder.flush();
    isErasing = false;
    await recorder.flush();
    expect(stored()).to.deep.equal([]);
  });

  it('tries again what could not be written', async () => {
    const recorder = record();
    const restore = replaceMethod(
      collection,
      'put',
      () => () => Promise.resolve({ ok: false, reason: 'quota' }),
    );
    gate.send(1);
    await recorder.flush();
    restore();
    stand.clock.advance(gatheredFor);
    await recorder.flush();
    expect(stored()).to.have.length(1);
  });
});
