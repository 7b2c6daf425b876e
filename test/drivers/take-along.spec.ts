import { expect, test } from '@playwright/test';
import type { MemorySticks } from './take-along-stand.ts';
import { TakeAlongStand, everything, fileName, passphrase, smallCar } from './take-along-stand.ts';

let end: AbortController;
test.beforeEach(() => (end = new AbortController()));
test.afterEach(() => end.abort());

/** A car with a profile, and the stick that it has just been written to. */
async function written(): Promise<TakeAlongStand> {
  const stand = new TakeAlongStand(end.signal).fill();
  stand.sticks.plugIn('a');
  await stand.exported();
  return stand;
}

test.describe('TakeAlong', () => {
  test('carries a profile on a stick into another car, as new positions, once it is accepted', async () => {
    const { sticks, takeAlong, profile } = await written();
    expect(takeAlong.exporting).toMatchObject({ kind: 'finished', name: fileName });
    const there = new TakeAlongStand(end.signal, { functions: smallCar, sticks, driverSide: 'RIGHT' });
    there.profile.own = { name: 'Guest' };
    await there.read();
    expect(there.takeAlong.importing?.kind).toBe('preview');
    expect([there.profile.kept, there.profile.own]).toEqual([[], { name: 'Guest' }]);
    expect(there.takeAlong.apply(everything, 'Other car')).toBe(true);
    await there.until(() => there.takeAlong.importing?.kind === 'stored');
    expect(there.profile.kept.map(({ name, values }) => [name, [...values.values()]])).toEqual([
      ['Other car', [110, 27]],
    ]);
    expect(there.profile.own).toEqual(profile.own);
    expect(there.profile.lists).toEqual(profile.lists);
    expect(there.takeAlong.importing).toMatchObject({
      report: { positions: ['Other car'], card: true, problems: [] },
    });
  });

  test('takes only what was chosen, and gives positions names that are free', async () => {
    const stand = new TakeAlongStand(end.signal).fill();
    stand.sticks.plugIn('a');
    await stand.exported({ card: false, records: [] } as never);
    await stand.read();
    const { importing } = stand.takeAlong;
    expect(importing).toMatchObject({ kind: 'preview', content: { card: {}, records: [] } });
    stand.profile.kept.push({ name: 'other CAR', values: new Map() });
    stand.takeAlong.apply(everything, 'Other car');
    await stand.until(() => stand.takeAlong.importing?.kind === 'stored');
    expect(stand.profile.positionNames).toEqual(['', 'other CAR', 'Other car 2']);
  });

  test('names a second file of a day anew, and nothing in its name is personal', async () => {
    const stand = await written();
    stand.takeAlong.dismissExport();
    await stand.exported();
    expect([...(stand.sticks.stored.get('a')?.keys() ?? [])]).toEqual([
      fileName,
      'glovebox-profile-2026-11-23-2.gbx',
    ]);
  });

  test('says what a stick did, and leaves nothing on it', async () => {
    const failed = async (prepare: (sticks: MemorySticks) => void): Promise<unknown> => {
      const stand = new TakeAlongStand(end.signal).fill();
      stand.sticks.plugIn('a');
      prepare(stand.sticks);
      await stand.exported();
      expect(stand.sticks.stored.get('a')?.size ?? 0).toBe(0);
      return stand.takeAlong.exporting;
    };
    const reason = (reason: string) => ({ kind: 'failed', reason });
    expect(await failed((sticks) => (sticks.goneAfter = 60))).toEqual(reason('gone'));
    expect(await failed((sticks) => sticks.pullOut('a'))).toEqual(reason('gone'));
    expect(await failed((sticks) => (sticks.freeBytes = 100))).toEqual(reason('full'));
    expect(await failed((sticks) => (sticks.writeFailure = 'full'))).toEqual(reason('full'));
    expect(await failed((sticks) => (sticks.writeFailure = 'refused'))).toEqual(reason('refused'));
  });

  test('refuses a bad file and changes nothing', async () => {
    const { sticks } = await written();
    const stick = sticks.stored.get('a') ?? new Map<string, Uint8Array<ArrayBuffer>>();
    const file = stick.get(fileName) ?? new Uint8Array();
    const huge = Object.create(file, { length: { value: 32_000_001 } }) as Uint8Array<ArrayBuffer>;
    stick.set('cut.gbx', file.slice(0, -1)).set('huge.gbx', huge);
    const there = new TakeAlongStand(end.signal, { functions: smallCar, sticks });
    const before = structuredClone([there.profile.own, there.profile.kept, there.profile.lists]);
    const problem = async (name: string, secret?: string): Promise<unknown> => {
      await there.read(name, secret);
      const { importing } = there.takeAlong;
      expect(there.takeAlong.apply(everything, 'Other car')).toBe(false);
      return importing?.kind === 'refused' ? importing.problem.kind : importing?.kind;
    };
    expect(await problem(fileName, 'another passphrase')).toBe('wrong-passphrase-or-damaged');
    expect(await problem('cut.gbx')).toBe('truncated');
    expect(await problem('huge.gbx')).toBe('too-large');
    expect(await problem('none.gbx')).toBe('device');
    sticks.goneAfter = 500;
    expect(await problem(fileName)).toBe('device');
    expect([there.profile.own, there.profile.kept, there.profile.lists]).toEqual(before);
  });

  test('begins nothing unless the car is parked', async () => {
    const stand = await written();
    stand.takeAlong.dismissExport();
    await stand.read();
    stand.isParked = false;
    const { takeAlong } = stand;
    expect(takeAlong.startExport(everything, passphrase, 'a')).toBe(false);
    expect(takeAlong.startImport({ stick: 'a', name: fileName }, passphrase)).toBe(false);
    expect(takeAlong.apply(everything, 'Other car')).toBe(false);
    expect([takeAlong.exporting, takeAlong.importing?.kind]).toEqual([undefined, 'preview']);
  });

  test('says what could not be stored', async () => {
    const stand = await written();
    await stand.read();
    stand.profile.fails = { ok: false, reason: 'quota' };
    stand.takeAlong.apply(everything, 'Other car');
    await stand.until(() => stand.takeAlong.importing?.kind === 'stored');
    expect(stand.takeAlong.importing).toMatchObject({
      report: { positions: [], card: false, records: {}, problems: ['quota', 'quota', 'quota', 'quota'] },
    });
  });

  test('forgets a file that was still being read when it was left', async () => {
    const stand = await written();
    stand.takeAlong.startImport({ stick: 'a', name: fileName }, passphrase);
    stand.takeAlong.dismissImport();
    await stand.read('none.gbx');
    expect(stand.takeAlong.importing).toMatchObject({ problem: { kind: 'device', reason: 'not-found' } });
  });
});
