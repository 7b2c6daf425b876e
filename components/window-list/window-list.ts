import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { elementStyles } from '../base/element.styles.ts';
import { styleProperty } from '../base/style-property.ts';
import type { KnobTurnedEvent } from '../focus-group/knob-events.ts';
import { FirstRowChangedEvent } from './first-row-changed-event.ts';
import { placesAfter } from './places-after.ts';
import { isRovingRow } from './roving-row.ts';
import { rowOfKey } from './row-of-key.ts';
import { RowPlaces } from './row-places.ts';
import { visibleRange, type VisibleRange } from './visible-range.ts';
import { windowListStyles } from './window-list.styles.ts';

/**
 * A list of any length of which only the rows in sight exist. All rows have one height. It is one stop for Tab; arrows, Home, End, Page
 * keys and the knob move inside it. The row with the focus exists also when it is scrolled away, and when its item goes the focus
 * goes to the row that takes its place. What is in sight stays where it is when items come or go above it.
 *
 * `renderRow` draws into the list's shadow root: style rows by their own properties, and listen to their events on the list. An
 * element shows one item after the other: all that it shows must come from its properties.
 *
 * @fires first-row-changed - another row stands at its top edge.
 * @csspart list - what scrolls.
 * @cssprop --gb-row-height - of one row, 96 dp by default; grows with the text size.
 */
@customElement('gb-window-list')
export class WindowListElement<Item = unknown> extends LitElement {
  static override styles = [elementStyles, windowListStyles];

  @property({ attribute: false }) items: readonly Item[] = [];

  /** Draws one item as one element; pure. */
  @property({ attribute: false }) renderRow: (item: Item, index: number) => unknown = () => nothing;

  /** What makes an item the same one after `items` changed. */
  @property({ attribute: false }) keyOf: (item: Item, index: number) => unknown = (_item, index) => index;

  /** The name that a screen reader says. */
  @property() label = '';

  /** How many items are shown at most; the rest waits (21 while driving). */
  @property({ attribute: false }) maxItems = Infinity;

  /** Stands under the last row while `maxItems` holds some back ("More when parked"). */
  @property() moreText = '';

  @state() private range: VisibleRange = { first: 0, end: 0 };
  @state() private active = 0;

  @query('.scroller') private scroller?: HTMLElement;
  @query('.probe') private probe?: HTMLElement;

  readonly #places = new RowPlaces();
  #hadFocus = false;
  #rowHeight = 0;
  #firstRow = 0;
  #anchor: { readonly index: number; readonly offset: number } = { index: 0, offset: 0 };
  #resizes: ResizeObserver | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resizes = new ResizeObserver(() => this.#measure());
    this.#observe();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes?.disconnect();
  }

  /** Gives the focus to the active row. */
  override focus(): void {
    void this.#focusRow(this.active);
  }

  /** Brings a row into sight and makes it the one that Tab stops at. */
  async scrollToIndex(index: number): Promise<void> {
    await this.updateComplete;
    this.active = this.#clamp(index);
    this.#reveal(this.active);
    await this.updateComplete;
  }

  /**
   * Scrolls a row to the top edge, as far as the list reaches, and makes it the one that Tab stops at. Returns the row that stands
   * at the top edge then.
   */
  showRow(index: number): number {
    this.active = this.#clamp(index);
    if (this.scroller) this.scroller.scrollTop = this.active * this.#rowHeight;
    this.#measure();
    return this.#firstRow;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('items');
    if (before !== undefined) this.#follow(before);
    this.active = this.#clamp(this.active);
    this.#hadFocus = this.#hasFocus();
  }

  protected override render(): unknown {
    const count = this.#count();
    const held = this.items.length > count && this.moreText !== '';
    return html`<div class="scroller" part="list" @scroll=${this.#onScroll}>
      <div class="probe"></div>
      <div
        class="rows"
        role="list"
        aria-label=${this.label === '' ? nothing : this.label}
        ${styleProperty('block-size', `calc(var(--row) * ${count})`)}
        @keydown=${this.#onKeyDown}
        @knob-turned=${this.#onKnobTurned}
        @focusin=${this.#onFocusIn}
      >
        ${this.#rows(count)}
      </div>
      ${held ? html`<p class="more" role="note">${this.moreText}</p>` : nothing}
    </div>`;
  }

  protected override firstUpdated(): void {
    this.#observe();
    this.#measure();
  }

  protected override updated(changed: PropertyValues<this>): void {
    for (const slot of this.renderRoot.querySelectorAll<HTMLElement>('[data-index]')) {
      const row = slot.firstElementChild;
      if (isRovingRow(row)) row.tabStop = Number(slot.dataset['index']) === this.active;
    }
    if (changed.has('items') || changed.has('maxItems')) this.#restoreScroll();
    if (this.#hadFocus && this.#hasLostRow() && this.#count() > 0) void this.#focusRow(this.active);
  }

  #rows(count: number): unknown {
    const indices = this.#indices(count);
    const keys = indices.flatMap((index) =>
      this.items.slice(index, index + 1).map((item) => this.keyOf(item, index)),
    );
    const places = this.#places.assign(keys);
    return repeat(indices, (_index, row) => places[row], this.#renderItem);
  }

  /** A row that stays is not drawn again: most of them do in each frame of a scroll. */
  readonly #renderItem = (index: number): unknown => {
    const { items, renderRow } = this;
    const item = items[index];
    return guard(
      [item, index, items.length, renderRow],
      () =>
        html`<div
          class="row"
          role="listitem"
          aria-setsize=${items.length}
          aria-posinset=${index + 1}
          data-index=${index}
          ${styleProperty('translate', `0 calc(var(--row) * ${index})`)}
        >
          ${item === undefined ? nothing : renderRow(item, index)}
        </div>`,
    );
  };

  #hasFocus(): boolean {
    return this.shadowRoot !== null && this.shadowRoot.activeElement !== null;
  }

  /** The browser drops the focus with the element that had it, or the element shows another item now. */
  #hasLostRow(): boolean {
    if (!this.#hasFocus()) return true;
    const row = this.shadowRoot?.activeElement?.closest<HTMLElement>('[data-index]');
    return row?.dataset['index'] !== undefined && Number(row.dataset['index']) !== this.active;
  }

  #count(): number {
    return Math.min(this.items.length, this.maxItems);
  }

  #clamp(index: number): number {
    return Math.max(0, Math.min(this.#count() - 1, index));
  }

  /** The rows in sight and the active one, which may be far away from them. */
  #indices(count: number): number[] {
    const end = Math.min(this.range.end, count);
    const indices = Array.from(
      { length: Math.max(0, end - this.range.first) },
      (_, at) => this.range.first + at,
    );
    if (this.active < count && this.active < this.range.first) return [this.active, ...indices];
    return this.active < count && this.active >= end ? [...indices, this.active] : indices;
  }

  #follow(before: readonly Item[]): void {
    const place = placesAfter(before, this.items, this.keyOf);
    if (this.active > 0 || this.#hasFocus()) this.active = place(this.active);
    // At the very top one wants to see what comes in there, and Tab begins there.
    if (this.#anchor.index > 0 || this.#anchor.offset > 0) {
      this.#anchor = { index: place(this.#anchor.index), offset: this.#anchor.offset };
    }
  }

  #restoreScroll(): void {
    const top = this.#anchor.index * this.#rowHeight + this.#anchor.offset;
    if (this.scroller && Math.abs(this.scroller.scrollTop - top) >= 1) this.scroller.scrollTop = top;
    this.#measure();
  }

  /** Waits for the row to draw itself: before that there is nothing in it to focus. */
  async #focusRow(index: number): Promise<void> {
    await this.updateComplete;
    const row = this.renderRoot.querySelector(`[data-index="${index}"]`)?.firstElementChild;
    if (row instanceof LitElement) await row.updateComplete;
    if (row instanceof HTMLElement && index === this.active) row.focus({ preventScroll: true });
  }

  /** Makes a row the active one, brings it into sight and focuses it. False if it was that already. */
  #moveTo(index: number): boolean {
    const target = this.#clamp(index);
    if (target === this.active || this.#count() === 0) return false;
    this.active = target;
    this.#reveal(target);
    void this.#focusRow(target);
    return true;
  }

  #reveal(index: number): void {
    if (!this.scroller) return;
    const top = index * this.#rowHeight;
    const highest = top + this.#rowHeight - this.scroller.clientHeight;
    if (this.scroller.scrollTop > top) this.scroller.scrollTop = top;
    else if (this.scroller.scrollTop < highest) this.scroller.scrollTop = highest;
    this.#measure();
  }

  #observe(): void {
    if (this.scroller) this.#resizes?.observe(this.scroller);
    if (this.probe) this.#resizes?.observe(this.probe);
  }

  #measure(): void {
    if (!this.scroller || !this.probe) return;
    this.#rowHeight = this.probe.getBoundingClientRect().height;
    const { scrollTop, clientHeight } = this.scroller;
    if (this.#rowHeight > 0) {
      this.#anchor = { index: Math.floor(scrollTop / this.#rowHeight), offset: scrollTop % this.#rowHeight };
    }
    const range = visibleRange(scrollTop, clientHeight, this.#rowHeight, this.#count());
    if (range.first !== this.range.first || range.end !== this.range.end) this.range = range;
    this.#sayFirstRow(scrollTop);
  }

  /** A pixel is allowed for: browsers round where a scroll ends. */
  #sayFirstRow(scrollTop: number): void {
    const row = this.#rowHeight > 0 ? this.#clamp(Math.floor((scrollTop + 1) / this.#rowHeight)) : 0;
    if (row === this.#firstRow) return;
    this.#firstRow = row;
    this.dispatchEvent(new FirstRowChangedEvent(row));
  }

  #onScroll(): void {
    this.#measure();
  }

  #onFocusIn(event: FocusEvent): void {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
    if (row) this.active = Number(row.dataset['index']);
  }

  #onKnobTurned(event: KnobTurnedEvent): void {
    if (this.#moveTo(this.active + event.detents)) event.preventDefault();
  }

  #onKeyDown(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor((this.scroller?.clientHeight ?? 0) / this.#rowHeight) - 1);
    const target = rowOfKey(event.key, { active: this.active, page, last: this.#count() - 1 });
    if (target === undefined || event.defaultPrevented) return;
    event.preventDefault();
    this.#moveTo(target);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-window-list': WindowListElement;
  }
}
