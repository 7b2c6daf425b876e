import { fixture, html, waitUntil } from '@open-wc/testing';
import type { ButtonElement } from '../../../components/button/button.ts';
import '../../../src/data/lists/list-page.ts';
import type { ListPageElement } from '../../../src/data/lists/list-page.ts';
import { openList } from '../../../src/data/lists/open-list.ts';
import type { OpenList } from '../../../src/data/lists/open-list.ts';
import type { ListDescription } from '../../../src/data/lists/list-description.ts';
import { RecordsPageElement } from '../../../src/records/records-page.ts';
import type { Collection } from '../../../src/vault/collection.ts';
import { inside } from '../../components/themed.ts';
import { driverBucket, GloveboxStand } from '../../vault/glovebox-stand.ts';
import { StatedCar } from '../stated-car.ts';

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

  /** The list on its screen, in a car that is parked at first. */
  async openPage(description: ListDescription<T>, records: Readonly<Record<string, T>>) {
    const { list, collection } = await this.open(description, records);
    const car = new StatedCar();
    const page = await fixture<ListPageElement>(
      html`<gb-list-page
        style="height: 700px"
        category=${description.collection.category}
        .list=${list}
        .monitor=${car}
      ></gb-list-page>`,
    );
    const recordsPage = inside(page, 'gb-records-page', RecordsPageElement);
    await recordsPage.updateComplete;
    return { list, collection, car, page, records: recordsPage };
  }

  close(): void {
    this.#end.abort();
    this.stand.closeAll();
  }
}

/** The button that says so, or is named so. */
export function buttonNamed(root: Element, label: string): ButtonElement {
  const found = [...(root.shadowRoot?.querySelectorAll('gb-button') ?? [])].find(
    (one) => one.label === label || one.textContent.trim() === label,
  );
  if (found === undefined) throw new Error(`no button ${label}`);
  return found;
}
