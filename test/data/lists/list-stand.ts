import { waitUntil } from '@open-wc/testing';
import { openList } from '../../../src/data/lists/open-list.ts';
import type { OpenList } from '../../../src/data/lists/open-list.ts';
import type { ListDescription } from '../../../src/data/lists/list-description.ts';
import type { Collection } from '../../../src/vault/collection.ts';
import { driverBucket, GloveboxStand } from '../../vault/glovebox-stand.ts';

/** A plain list on a real vault: take a storage turn. */
export class ListStand<T extends object> {
  readonly stand = new GloveboxStand();
  readonly #end = new AbortController();

  async open(
    description: ListDescription<T>,
    records: Readonly<Record<string, T>>,
  ): Promise<{ readonly list: OpenList; readonly collection: Collection<T> }> {
    const vault = await this.stand.window();
    const collection = vault.collection(driverBucket(vault), description.collection);
    await collection.open();
    const written = await collection.put(Object.entries(records).map(([id, value]) => ({ id, value })));
    if (!written.ok) throw new Error(`records: ${written.reason}`);
    const list = openList({
      description,
      collection,
      clock: this.stand.clock,
      newId: () => 'new-id',
      language: 'en',
      signal: this.#end.signal,
    });
    await waitUntil(() => list.shelf.isOpen, 'the list opens');
    return { list, collection };
  }

  close(): void {
    this.#end.abort();
    this.stand.closeAll();
  }
}
