import { expect, test } from '@playwright/test';
import { resumeErase, runErase } from '../../src/eraser/engine.ts';
import { readEraseJournal } from '../../src/eraser/journal.ts';
import type { EraseJournal, EraseResult } from '../../src/eraser/journal.ts';
import { planErase } from '../../src/eraser/plan.ts';
import type { ErasePlan } from '../../src/eraser/plan.ts';
import type { EraseScope } from '../../src/eraser/scope.ts';
import { parsePack } from '../../src/pack/parse-pack.ts';
import { makerNl } from '../pack/pack-files.ts';
import { order } from './erasing-stand.ts';
import { MemoryWorld } from './memory-world.ts';

const parsed = parsePack(makerNl.pack());
if (!parsed.ok) throw new Error('The pack is broken.');
const pack = parsed.value;

const handover: EraseScope = { kind: 'handover', reason: 'pool-car' };
const bothContacts: EraseScope = {
  kind: 'selection',
  parts: [
    { bucket: 'driver-a', category: 'contacts' },
    { bucket: 'driver-b', category: 'contacts' },
  ],
};

function fullCar(): MemoryWorld {
  const world = new MemoryWorld(pack);
  world.fill('driver-a', { contacts: 3 });
  world.fill('driver-b', { contacts: 5 });
  world.fill('vehicle-c', { 'paired-devices': 1 });
  return world;
}

function plan(world: MemoryWorld, scope: EraseScope, id: string): ErasePlan {
  const stored = [...world.buckets].flatMap(([bucket, { pages }]) =>
    [...pages].map(([category, records]) => ({ bucket, category, records, bytes: 10, pages: 1 })),
  );
  const made = planErase(id, scope, stored, pack.categories, [...world.buckets.keys()]);
  if (made === undefined) throw new Error('nothing to erase');
  return made;
}

const erase = (world: MemoryWorld, scope: EraseScope, id = 'abcdefghijklmnopqrst'): Promise<EraseResult> =>
  runErase(world.open(), plan(world, scope, id), order);

async function journal(world: MemoryWorld): Promise<EraseJournal | undefined> {
  return readEraseJournal(world.open().journal);
}

test.describe('an erase that meets a failure', () => {
  test('lowers the count of drivers before a bucket goes, and destroys all keys in one call before that', async () => {
    const world = fullCar();
    expect((await erase(world, handover)).outcome).toBe('complete');
    const order = world.log.filter((call) => ['destroy', 'expectDrivers', 'deleteBucket'].includes(call));
    expect(order).toEqual(['destroy', 'expectDrivers', 'deleteBucket', 'deleteBucket', 'deleteBucket']);
    expect(world.drivers).toBe(0);
    expect([...world.aliases]).toEqual(['ledger']);
  });

  test('empties a bucket that will not go, goes on with the others, and is no complete one', async () => {
    const world = fullCar();
    world.broken.add('delete driver-a');
    const result = await erase(world, handover);
    expect(result.outcome).toBe('partial');
    expect(result.bucketsLeft).toEqual([{ bucket: 'driver-a', failure: 'storage' }]);
    expect([...world.buckets.keys()]).toEqual(['driver-a']);
    expect(world.buckets.get('driver-a')?.pages.size).toBe(0);
    expect([...world.aliases]).toEqual(['ledger']);
    world.broken.clear();
    expect((await erase(world, handover)).outcome).toBe('complete');
  });

  test('deletes a bucket that does not open, and its key with it', async () => {
    const world = fullCar();
    world.broken.add('open driver-a');
    expect((await erase(world, handover)).outcome).toBe('complete');
    expect([...world.aliases]).toEqual(['ledger']);
  });

  test('never calls keys destroyed while a bucket that stays cannot be read', async () => {
    const world = fullCar();
    world.broken.add('open driver-b');
    const result = await erase(world, { kind: 'driver', bucket: 'driver-a' });
    expect(result.outcome).not.toBe('complete');
    expect(world.aliases.has('alias-driver-b')).toBe(true);
    expect(world.buckets.has('driver-a')).toBe(false);
    expect(world.aliases.has('alias-driver-a')).toBe(false);
  });

  test('fails when the keystore destroys nothing, and succeeds when it is run again', async () => {
    const world = fullCar();
    world.broken.add('destroy');
    const result = await erase(world, { kind: 'driver', bucket: 'driver-a' });
    expect(result.outcome).toBe('failed');
    expect(result.parts.map(({ failure }) => failure)).toEqual(['keys-not-destroyed']);
    world.broken.clear();
    const again: ErasePlan = {
      id: 'anotheranotheranother',
      scope: { kind: 'driver', bucket: 'driver-a' },
      buckets: ['driver-a'],
      parts: [],
    };
    expect((await runErase(world.open(), again, order)).outcome).toBe('complete');
    expect(world.aliases.has('alias-driver-a')).toBe(false);
  });

  test('keeps the pages of a category whose key would not go, so that it can be erased again', async () => {
    const world = fullCar();
    world.broken.add('retire driver-a');
    const result = await erase(world, bothContacts);
    expect(result.outcome).toBe('partial');
    expect(result.parts.map(({ bucket, failure }) => [bucket, failure])).toEqual([
      ['driver-a', 'keys-not-destroyed'],
      ['driver-b', undefined],
    ]);
    expect(world.buckets.get('driver-a')?.pages.get('contacts')).toBe(3);
    world.broken.clear();
    expect((await erase(world, bothContacts)).outcome).toBe('complete');
    expect(world.readable('driver-a', 'contacts')).toBe(false);
  });

  test('goes on over a full disk, which it empties', async () => {
    const world = fullCar();
    world.broken.add('disk');
    expect((await erase(world, handover)).outcome).toBe('complete');
    expect(world.log.filter((call) => call.startsWith('write'))).toContain('write keys');
    expect(await journal(world)).toMatchObject({ step: 'done' });
  });

  test('is partial when the car refuses, and erases all the same', async () => {
    const world = fullCar();
    world.broken.add('car');
    const result = await erase(world, handover);
    expect(result.outcome).toBe('partial');
    expect(result.car).toEqual([
      { item: 'services', state: 'refused' },
      { item: 'comfort', state: 'refused' },
    ]);
    expect(world.buckets.size).toBe(0);
  });

  test('ends unsigned when the platform refuses, and is signed at a later start', async () => {
    const world = fullCar();
    world.attestation.failure = 'refused';
    await erase(world, handover);
    expect(await journal(world)).toMatchObject({ step: 'done', unsigned: { reason: 'refused' } });
    expect(world.certificates).toEqual([]);
    world.attestation.failure = undefined;
    await resumeErase(world.open(), await journal(world));
    expect(world.certificates.map(({ id }) => id)).toEqual(['abcdefghijklmnopqrst']);
    expect(world.owed).toEqual([]);
  });

  test('keeps the proofs of two erases that nobody signed, and links them in their order when somebody does', async () => {
    const world = fullCar();
    world.attestation.failure = 'unreachable';
    await erase(world, bothContacts, 'firstfirstfirstfirst');
    await erase(world, handover, 'secondsecondsecondse');
    await world.open().journal.clearJournal();
    expect(world.certificates).toEqual([]);
    world.attestation.failure = undefined;
    await resumeErase(world.open(), undefined);
    const [first, second] = world.certificates;
    expect([first?.id, second?.id]).toEqual(['firstfirstfirstfirst', 'secondsecondsecondse']);
    const [, payload = ''] = second?.jws?.split('.') ?? [];
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ previous: first?.hash });
    expect(world.owed).toEqual([]);
  });

  test('signs the next proof although one is refused for ever', async () => {
    const world = fullCar();
    world.attestation.failure = 'refused';
    await erase(world, bothContacts, 'firstfirstfirstfirst');
    const sign = world.attestation.sign.bind(world.attestation);
    world.attestation.failure = undefined;
    world.attestation.sign = (payload) =>
      new TextDecoder().decode(payload).includes('firstfirst')
        ? Promise.resolve({ ok: false, reason: 'refused' })
        : sign(payload);
    await erase(world, handover, 'secondsecondsecondse');
    expect(world.certificates.map(({ id }) => id)).toEqual(['secondsecondsecondse']);
    expect(world.owed.map(({ id }) => id)).toEqual(['firstfirstfirstfirst']);
  });

  test('says on the certificate that the clock was not trusted', async () => {
    const world = fullCar();
    world.clock.isTrusted = () => false;
    await erase(world, handover);
    const [, payload = ''] = world.certificates[0]?.jws?.split('.') ?? [];
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
      time: { clockTrusted: false },
    });
  });
});

test.describe('the journal of the version before', () => {
  const parts = [{ bucket: 'driver-a', category: 'contacts', records: 3, bytes: 10 }];
  for (const step of ['authorised', 'keys', 'pages', 'verify'] as const) {
    test(`is finished from ${step} on`, async () => {
      const world = fullCar();
      world.journal = { step, plan: { id: 'abcdefghijklmnopqrst', parts } };
      const result = await resumeErase(world.open(), await journal(world));
      // Its keys were destroyed before it wrote `pages`: here they were not, and reading again finds them.
      const isComplete = step === 'authorised' || step === 'keys';
      expect(result?.outcome).toBe(isComplete ? 'complete' : 'failed');
      expect(world.readable('driver-a', 'contacts')).toBe(!isComplete);
      expect(world.readable('driver-b', 'contacts')).toBe(true);
      expect(world.certificates).toHaveLength(1);
    });
  }

  test('keeps a result that nobody has seen', async () => {
    const world = fullCar();
    const result = {
      outcome: 'complete',
      grade: 'file',
      parts: [{ category: 'contacts', recordsBefore: 3, recordsAfter: 0 }],
    };
    world.journal = { step: 'done', plan: { id: 'abcdefghijklmnopqrst', parts }, result, resumed: false };
    expect(await journal(world)).toMatchObject({ step: 'done', result });
    expect(await resumeErase(world.open(), await journal(world))).toBeUndefined();
    expect(await journal(world)).toMatchObject({ step: 'done', result });
  });
});
