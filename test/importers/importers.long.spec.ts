import { test } from '@playwright/test';
import { survives } from './importer.ts';
import { importers } from './importers.ts';

test.describe('whatever it is given, it ends in time with an answer that may be, at length', () => {
  test.describe.configure({ mode: 'parallel' });

  for (const importer of importers) test(importer.what, () => survives(importer, 100_000));
});
