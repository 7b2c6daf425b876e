import { expect } from '@playwright/test';
import { chooseErase } from '../harness/drive-app.ts';
import type { EraseWay } from './erase-run.ts';

/** The driver's address book, and nothing else. */
export const eraseBook: EraseWay = {
  choose: chooseErase,
  isErased: ({ kind, category }) => kind === 'driver' && category === 'contacts',
  added: [{ kind: 'vehicle', category: 'consents', records: 1, isLocked: false, pieces: 0 }],
  aliasesGone: ['driver'],
  expectResult: async (page, { account }, where) => {
    const before = account.find(({ category }) => category === 'contacts')?.records;
    await expect(page.getByText('Erased and checked'), where).toBeVisible();
    await expect(page.getByText(`${before} entries before. Checked: nothing left`), where).toBeVisible();
  },
};
