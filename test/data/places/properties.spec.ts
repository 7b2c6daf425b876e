import { test } from '@playwright/test';
import { fileKinds, roundTrips, survives } from './properties.ts';

test.describe('files of places', () => {
  test('what was written is read again to the letter', () => roundTrips(2_000));

  for (const kind of fileKinds) {
    test(`whatever a file of ${kind} holds, it ends with its account and every place fits`, () =>
      survives(kind, 2_000));
  }
});
