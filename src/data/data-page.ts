import { html, LitElement, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/page/page.ts';
import '../../components/row/row.ts';
import type { RowElement } from '../../components/row/row.ts';
import { messages } from '../i18n/messages.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import { sumByCategory } from '../records/stored-counts.ts';
import type { CategoryRoutes, StoredCount, StoredHead } from '../records/stored-counts.ts';
import { limitItems, limitText } from '../restriction/limit-content.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import { dataPageStyles } from './data-page.styles.ts';
import { categorySections, listCategories } from './stored-categories.ts';
import type { CategoryEntry, CategorySection } from './stored-categories.ts';

/** Where the page was left for: an address of fixed words, kept while the app runs, for whoever comes back. */
let left = '';

/**
 * Every class of data of this car: what it is, how much there is and where it is kept. What has a screen of its own
 * leads there; of the others it says what can be done about them.
 */
@customElement('gb-data-page')
export class DataPageElement extends LitElement {
  static override styles = [elementStyles, dataPageStyles];

  @property({ attribute: false }) pack?: VehiclePack;
  @property({ attribute: false }) monitor?: RestrictionSource;
  /** Where a category has a screen. */
  @property({ attribute: false }) routes: CategoryRoutes = {};
  /** Asks the vault what it holds; undefined while it is closed. */
  @property({ attribute: false }) inventory?: () => Promise<readonly StoredHead[]>;

  @state() private counts: readonly StoredCount[] | undefined;

  @query('gb-row[kind="link"]') private firstLink?: RowElement | null;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  /** Gives the focus to the row that the page was left by, else to the first that leads somewhere. */
  override focus(): void {
    const row = [...this.renderRoot.querySelectorAll<RowElement>('gb-row[kind="link"]')].find(
      ({ href }) => href === left,
    );
    (row ?? this.firstLink)?.focus();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    await this.firstLink?.updateComplete;
    return isComplete;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('inventory')) void this.#count();
  }

  protected override render(): unknown {
    const words = messages.data;
    const { set } = this.#restriction.current;
    const entries = listCategories(this.pack?.categories ?? [], this.counts, this.routes);
    const { items, hidden } = limitItems(entries, set);
    return html`<gb-page heading=${words.title} @click=${this.#onClick}>
      <div slot="notices">
        ${this.inventory === undefined ? html`<gb-notice tone="caution" text=${words.closed}></gb-notice>` : nothing}
      </div>
      ${categorySections.map((section) =>
        this.#section(
          section,
          items.filter((entry) => entry.section === section),
        ),
      )}
      ${hidden > 0 ? html`<p class="quiet">${messages.records.moreWhenParked(hidden)}</p>` : nothing}
    </gb-page>`;
  }

  #section(section: CategorySection, entries: readonly CategoryEntry[]): unknown {
    const isFirst = section === 'with-screen';
    if (entries.length === 0 && !isFirst) return nothing;
    return html`<section aria-labelledby=${section}>
      <h2 id=${section}>${sectionTitle(section)}</h2>
      <gb-focus-group>
        <div class="rows" role="list" aria-labelledby=${section}>
          ${repeat(
            entries,
            ({ id }) => id,
            (entry) => this.#row(entry),
          )}
          ${isFirst ? [this.#takeAlong(), this.#about()] : nothing}
        </div>
      </gb-focus-group>
    </section>`;
  }

  /** Rows that lead nowhere take the focus too, so that a knob can read on to the last one. */
  #row(entry: CategoryEntry): unknown {
    const texts = this.pack?.texts.categories[entry.id];
    const href = this.routes[entry.id];
    const reason = entry.section === 'with-screen' ? undefined : texts?.notErasable;
    return html`<gb-row
      role="listitem"
      kind=${href === undefined ? 'plain' : 'link'}
      tabindex=${href === undefined ? '0' : nothing}
      href=${href ?? ''}
      heading=${texts?.name ?? entry.id}
      detail=${this.#limit(texts?.what)}
      figure=${amount(entry)}
      ><span class="more">${messages.data.place[entry.place]} ${this.#limit(reason)}</span></gb-row
    >`;
  }

  #takeAlong(): unknown {
    return html`<gb-row
      role="listitem"
      kind="link"
      href="/data/take-along"
      heading=${messages.archivePage.title}
      detail=${this.#limit(messages.archivePage.detail)}
    ></gb-row>`;
  }

  #about(): unknown {
    return html`<gb-row
      role="listitem"
      kind="link"
      href="/about"
      heading=${messages.data.about}
      detail=${messages.data.aboutDetail}
    ></gb-row>`;
  }

  #onClick({ target }: Event): void {
    const row = target instanceof Element ? target.closest<RowElement>('gb-row[kind="link"]') : null;
    if (row !== null) left = row.href;
  }

  #limit(text = ''): string {
    return limitText(text, this.#restriction.current.set);
  }

  async #count(): Promise<void> {
    const { inventory } = this;
    const counts = inventory === undefined ? undefined : sumByCategory(await inventory());
    if (inventory === this.inventory) this.counts = counts;
  }
}

function sectionTitle(section: CategorySection): string {
  const words = messages.data;
  switch (section) {
    case 'with-screen':
      return words.withScreen;
    case 'without-screen':
      return words.withoutScreen;
    case 'at-handover':
      return words.atHandover;
    case 'shown-only':
      return words.shownOnly;
  }
}

function amount({ records, isUnreadable }: CategoryEntry): string {
  const words = messages.data;
  if (isUnreadable) return words.unreadable;
  if (records === undefined) return '';
  return records === 0 ? words.nothing : words.count(records);
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-data-page': DataPageElement;
  }
}
