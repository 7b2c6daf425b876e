import { test } from '@playwright/test';
import { roundTrips } from './properties.ts';

test.describe('files of places, at length', () => {
  test('what was written is read again to the letter', () => roundTrips(100_000));
});
