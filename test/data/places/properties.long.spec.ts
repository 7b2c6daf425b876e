import { test } from '@playwright/test';
import { fileKinds, roundTrips, survives } from './properties.ts';

test.describe('files of places, at length', () => {
  test('what was written is read again to the letter', () => roundTrips(100_000));

  for (const kind of fileKinds) {
    test(`whatever a file of ${kind} holds, it ends with its account and every place fits`, () =>
      survives(kind, 100_000));
  }
});
