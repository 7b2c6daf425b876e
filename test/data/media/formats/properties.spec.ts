import { test } from '@playwright/test';
import { readingEnds, strippingHolds } from './properties.ts';

test.describe('files of media', () => {
  test('whatever one holds, reading it ends with an answer', () => readingEnds(2_000));

  test('whatever a photo holds, stripping leaves no position and its picture as it was', () =>
    strippingHolds(2_000));
});
