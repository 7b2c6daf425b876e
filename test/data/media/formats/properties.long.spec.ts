import { test } from '@playwright/test';
import { readingEnds, strippingHolds } from './properties.ts';

test.describe('files of media, at length', () => {
  test('whatever one holds, reading it ends with an answer', () => readingEnds(100_000));

  test('whatever a photo holds, stripping leaves no position and its picture as it was', () =>
    strippingHolds(100_000));
});
