import { expect } from '@playwright/test';
import { chooseHandover } from '../harness/drive-app.ts';
import type { EraseWay } from './erase-run.ts';

export const keeperPin = '14701470';

/** The whole car is sold, by the keeper. */
export const handOver: EraseWay = {
  choose: (place) => chooseHandover(place, keeperPin),
  isErased: () => true,
  added: [],
  aliasesGone: ['driver', 'vehicle', 'keeper'],
  expectResult: async (page, _before, where) => {
    const verdict = page.locator('gb-erase-verdict').getByText('Clean', { exact: true });
    await expect(verdict, where).toBeVisible();
  },
};
