import { expect, test } from '@playwright/test';
import { mayTakeOver } from '../../src/shell/take-over.ts';
import type { TakeOverMoment } from '../../src/shell/take-over.ts';

const ignitions = ['on', 'off'] as const;
const states = ['parked', 'idling', 'moving', 'unknown'] as const;
const journals = ['empty', 'erase', 'unknown'] as const;

const moments: readonly TakeOverMoment[] = ignitions.flatMap((ignition) =>
  states.flatMap((driving) => journals.map((journal) => ({ ignition, driving, journal }))),
);

test.describe('A new version that waits', () => {
  test('takes over at one moment of all: ignition off, parked, nothing in the erase journal', () => {
    expect(moments).toHaveLength(24);
    expect(moments.filter(mayTakeOver)).toEqual([{ ignition: 'off', driving: 'parked', journal: 'empty' }]);
  });
});
