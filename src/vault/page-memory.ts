import type { Entry, OpenedPage } from './page.ts';

/** A category's opened pages in the head's order, and where each record lies. */
export class PageMemory {
  #pages = new Map<string, OpenedPage>();
  #unreadable = new Set<string>();
  readonly #pageOf = new Map<string, string>();

  get pages(): ReadonlyMap<string, OpenedPage> {
    return this.#pages;
  }

  /** Pages that did not open. */
  get unreadable(): number {
    return this.#unreadable.size;
  }

  pageOf(id: string): string | undefined {
    return this.#pageOf.get(id);
  }

  entry(id: string): Entry | undefined {
    const page = this.#pageOf.get(id);
    return page === undefined ? undefined : this.#pages.get(page)?.entries.find((entry) => entry.id === id);
  }

  set(id: string, page: OpenedPage): void {
    this.#unindex(id);
    this.#unreadable.delete(id);
    this.#pages.set(id, page);
    for (const entry of page.entries) this.#pageOf.set(entry.id, id);
  }

  /** What could not be opened is not kept from before either. */
  setUnreadable(id: string): void {
    this.#unindex(id);
    this.#pages.delete(id);
    this.#unreadable.add(id);
  }

  clearUnreadable(): void {
    this.#unreadable.clear();
  }

  /** Drops pages that are not among `ids`. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of [...this.#pages.keys()].filter((page) => !ids.has(page))) {
      this.#unindex(id);
      this.#pages.delete(id);
    }
    this.#unreadable = new Set([...this.#unreadable].filter((id) => ids.has(id)));
  }

  sort(ids: readonly string[]): void {
    const sorted = ids.flatMap((id) => {
      const page = this.#pages.get(id);
      return page === undefined ? [] : [[id, page] as const];
    });
    this.#pages = new Map(sorted);
  }

  clear(): void {
    this.#pages.clear();
    this.#pageOf.clear();
    this.#unreadable.clear();
  }

  #unindex(id: string): void {
    for (const entry of this.#pages.get(id)?.entries ?? []) {
      if (this.#pageOf.get(entry.id) === id) this.#pageOf.delete(entry.id);
    }
  }
}
