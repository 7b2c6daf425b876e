import { expect, test } from '@playwright/test';
import * as fc from 'fast-check';
import { resumeErase, runErase } from '../../src/eraser/engine.ts';
import { readEraseJournal } from '../../src/eraser/journal.ts';
import { planErase } from '../../src/eraser/plan.ts';
import type { ErasePlan } from '../../src/eraser/plan.ts';
import type { EraseScope } from '../../src/eraser/scope.ts';
import { parsePack } from '../../src/pack/parse-pack.ts';
import { makerNl } from '../pack/pack-files.ts';
import { order } from './erasing-stand.ts';
import { Killed, MemoryWorld } from './memory-world.ts';

const scopes: Readonly<Record<EraseScope['kind'], EraseScope>> = {
  selection: {
    kind: 'selection',
    parts: [
      { bucket: 'driver-a', category: 'contacts' },
      { bucket: 'driver-b', category: 'contacts' },
    ],
  },
  driver: { kind: 'driver', bucket: 'driver-a' },
  handover: { kind: 'handover', reason: 'sale' },
};

const parsed = parsePack(makerNl.pack());
if (!parsed.ok) throw new Error('The pack is broken.');
const pack = parsed.value;
const kinds = ['selection', 'driver', 'handover'] as const;

async function fullCar(scope: EraseScope, id: string): Promise<{ world: MemoryWorld; plan: ErasePlan }> {
  const world = new MemoryWorld(pack);
  world.fill('driver-a', { contacts: 3, destinations: 2 });
  world.fill('driver-b', { contacts: 5, destinations: 1 });
  world.fill('vehicle-c', { 'paired-devices': 1 });
  return { world, plan: await plan(world, scope, id) };
}

async function plan(world: MemoryWorld, scope: EraseScope, id: string): Promise<ErasePlan> {
  const stored = [...world.buckets].flatMap(([bucket, { pages }]) =>
    [...pages].map(([category, records]) => ({ bucket, category, records, bytes: records * 10, pages: 1 })),
  );
  const made = planErase(id, scope, stored, pack.categories, [...world.buckets.keys()]);
  if (made === undefined) throw new Error('nothing to erase');
  return made;
}

/** Presses, is killed at the given moments, one per start, and starts until nothing is left to do. */
async function live(world: MemoryWorld, erase: ErasePlan, moments: readonly number[]): Promise<void> {
  const lives = [...moments, Number.POSITIVE_INFINITY];
  for (const [life, moment] of lives.entries()) {
    world.killAt(moment);
    try {
      if (life === 0) await runErase(world.open(), erase, order);
      else {
        const open = world.open();
        await resumeErase(open, await readEraseJournal(open.journal));
      }
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    world.killAt(Number.POSITIVE_INFINITY);
  }
}

function expectErased(world: MemoryWorld, erase: ErasePlan): void {
  for (const { bucket, category } of erase.parts) expect(world.readable(bucket, category)).toBe(false);
  for (const bucket of erase.buckets) expect(world.buckets.has(bucket)).toBe(false);
  const kept = [...world.buckets.values()].map(({ alias }) => alias);
  expect([...world.aliases].sort()).toEqual(['ledger', ...kept].sort());
}

test.describe('an erase', () => {
  for (const kind of kinds) {
    test(`of a ${kind} has kills at every moment behind it, and ends complete with one certificate`, async () => {
      const rehearsal = await fullCar(scopes[kind], 'rehearsalrehearsal');
      await live(rehearsal.world, rehearsal.plan, []);
      const moments = 2 * rehearsal.world.calls;
      expect(moments).toBeGreaterThan(20);
      for (let moment = 0; moment < moments; moment += 1) {
        const { world, plan: erase } = await fullCar(scopes[kind], 'abcdefghijklmnopqrst');
        await live(world, erase, [moment]);
        const isBegun = world.journal !== undefined;
        // Before the first journal write nothing was decided.
        if (!isBegun) {
          expect(moment).toBe(0);
          continue;
        }
        expectErased(world, erase);
        expect(world.journal).toMatchObject({ step: 'done', result: { outcome: 'complete' } });
        expect(world.certificates.map(({ id }) => id)).toEqual([erase.id]);
      }
    });
  }

  test('survives any row of kills, and each erase has one certificate that names the one before', async () => {
    const lives = fc.array(fc.nat({ max: 90 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...kinds), lives, lives, async (kind, first, second) => {
        const { world, plan: erase } = await fullCar(scopes[kind], 'firstfirstfirstfirst');
        await live(
          world,
          erase,
          first.map((moment) => moment + 2),
        );
        expectErased(world, erase);
        world.fill('driver-d', { contacts: 9 });
        const next = await plan(world, scopes.handover, 'secondsecondsecond22');
        await live(
          world,
          next,
          second.map((moment) => moment + 2),
        );
        expectErased(world, next);
        expect(world.certificates.map(({ id }) => id)).toEqual([erase.id, next.id]);
        const [before, after] = world.certificates;
        const payload = JSON.parse(
          Buffer.from(after?.jws?.split('.')[1] ?? '', 'base64url').toString(),
        ) as unknown;
        expect(payload).toMatchObject({ previous: before?.hash, outcome: 'complete' });
        expect(before?.jws).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});
