import { expect, test } from '@playwright/test';
import { FirstRun, firstRunSteps } from '../../src/first-run/first-run.ts';
import { cardStand } from './card-stand.ts';

test.describe('FirstRun', () => {
  test('has at most five steps and is due in a new installation', () => {
    expect(firstRunSteps.length).toBeLessThanOrEqual(5);
    expect(new FirstRun(cardStand().store).isDue).toBe(true);
  });

  for (const firstRun of ['finished', 'skipped'] as const) {
    test(`is not due where it was ${firstRun}`, () => {
      expect(new FirstRun(cardStand({ name: '', firstRun }).store).isDue).toBe(false);
    });
  }

  test('goes through its steps and is finished after the last one', async () => {
    const { store } = cardStand();
    const run = new FirstRun(store);
    const seen: string[] = [];
    while (run.isDue && seen.length < 9) {
      seen.push(`${run.number} ${run.step}`);
      await run.next();
    }
    expect(seen).toEqual(['1 language', '2 sharing', '3 name', '4 ready']);
    expect(store.card.firstRun).toBe('finished');
  });

  for (const [index, step] of firstRunSteps.entries()) {
    test(`can be skipped at ${step}`, async () => {
      const { store } = cardStand();
      const run = new FirstRun(store);
      for (let at = 0; at < index; at += 1) await run.next();
      await run.skip();
      expect(run.isDue).toBe(false);
      expect(store.card.firstRun).toBe('skipped');
    });
  }

  test('goes back with everything kept, and not before the first step', async () => {
    const run = new FirstRun(cardStand().store);
    await run.next();
    await run.next();
    run.type('Anna');
    run.back();
    run.back();
    run.back();
    expect(run.number).toBe(1);
    await run.next();
    await run.next();
    expect(run.name).toBe('Anna');
  });

  test('keeps language and name at once, so that an interruption costs only the place', async () => {
    const { store } = cardStand();
    const run = new FirstRun(store);
    await run.chooseLanguage('nl');
    await run.next();
    await run.next();
    run.type('  Anna ');
    await run.next();
    const again = new FirstRun(store);
    expect([again.isDue, again.number, again.name, store.card.language]).toEqual([true, 1, 'Anna', 'nl']);
  });

  test('stays on the step whose entry could not be stored, and goes on when it can', async () => {
    const stand = cardStand();
    const run = new FirstRun(stand.store);
    await run.next();
    await run.next();
    run.type('Anna');
    stand.isFull = true;
    await run.next();
    expect([run.step, run.hasFailed]).toEqual(['name', true]);
    stand.isFull = false;
    await run.next();
    expect([run.step, run.hasFailed]).toEqual(['ready', false]);
  });

  test('lets everybody out when nothing can be stored, and is due again at the next start', async () => {
    const stand = cardStand();
    stand.isFull = true;
    const run = new FirstRun(stand.store);
    await run.skip();
    expect(run.isDue).toBe(false);
    expect(new FirstRun(stand.store).isDue).toBe(true);
  });

  test('tells of its own changes and of those of another window', async () => {
    const { store } = cardStand();
    const run = new FirstRun(store);
    const end = new AbortController();
    let told = 0;
    run.subscribe(() => (told += 1), end.signal);
    run.type('A');
    expect(told).toBe(1);
    await store.change({ firstRun: 'finished' });
    expect(told).toBe(2);
    end.abort();
    run.type('B');
    expect(told).toBe(2);
  });
});
