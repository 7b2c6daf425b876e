import { expect, test } from '@playwright/test';
import type { DrivingState } from '../../src/restriction/driving-state.ts';
import { restrictionsFor } from '../../src/restriction/restrictions.ts';
import { parkedSoon } from '../../src/shell/parked-soon.ts';

function asked(state: DrivingState) {
  const listeners: (() => void)[] = [];
  let current = restrictionsFor(state);
  let giveUp: () => void = () => undefined;
  const answer = parkedSoon(
    {
      get current() {
        return current;
      },
      check: () => current,
      subscribe: (listener) => listeners.push(() => listener(current)),
    },
    {
      now: () => 0,
      monotonic: () => 0,
      isTrusted: () => true,
      after: (_ms, run) => (giveUp = run),
    },
  );
  return {
    answer,
    become: (next: DrivingState) => {
      current = restrictionsFor(next);
      for (const tell of listeners) tell();
    },
    giveUp: () => giveUp(),
  };
}

test.describe('parkedSoon', () => {
  for (const state of ['parked', 'idling', 'moving'] as const) {
    test(`answers at once when the car is ${state}`, async () => {
      expect(await asked(state).answer).toBe(state === 'parked');
    });

    test(`waits until a car that is not known says ${state}`, async () => {
      const { answer, become } = asked('unknown');
      become(state);
      expect(await answer).toBe(state === 'parked');
    });
  }

  test('takes a car that says nothing for not parked', async () => {
    const { answer, giveUp } = asked('unknown');
    giveUp();
    expect(await answer).toBe(false);
  });
});
