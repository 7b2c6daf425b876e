import type { WriteTransaction } from './database.ts';
import type { StoredHead } from './head.ts';
import { sealPage, type Entry, type PagePlace, type StoredPage } from './page.ts';
import type { RandomBytes } from './random-id.ts';

/** A page sealed and ready to be written. */
export interface NewPage {
  readonly id: string;
  readonly entries: readonly Entry[];
  readonly stored: StoredPage;
}

/** Seals pages at the revision that follows theirs in `before`. */
export function sealPages(
  key: CryptoKey,
  place: Omit<PagePlace, 'id'>,
  version: number,
  changes: readonly (readonly [string, readonly Entry[]])[],
  before: ReadonlyMap<string, { readonly revision: number }>,
  random: RandomBytes,
): Promise<NewPage[]> {
  return Promise.all(
    changes.map(async ([id, entries]) => {
      const revision = (before.get(id)?.revision ?? 0) + 1;
      const stored = await sealPage(key, { ...place, id }, { revision, version, entries }, random);
      return { id, entries, stored };
    }),
  );
}

/** Writes pages and their head in the transaction given. */
export async function putPages(
  transaction: WriteTransaction,
  category: string,
  pages: readonly NewPage[],
  head: StoredHead,
): Promise<undefined> {
  const store = transaction.objectStore('pages');
  await Promise.all([
    ...pages.map(({ id, stored }) => store.put(stored, `${category}/${id}`)),
    transaction.objectStore('heads').put(head, category),
  ]);
  return undefined;
}
