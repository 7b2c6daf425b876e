import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/empty/empty.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/index-slider/index-slider.ts';
import type { IndexSection } from '../../components/index-slider/index-slider.ts';
import type { SectionChosenEvent } from '../../components/index-slider/section-chosen-event.ts';
import '../../components/checkbox-row/checkbox-row.ts';
import '../../components/row/row.ts';
import '../../components/search-field/search-field.ts';
import '../../components/window-list/window-list.ts';
import type { IconName } from '../../components/icon/icons.ts';
import type { FirstRowChangedEvent } from '../../components/window-list/first-row-changed-event.ts';
import type { WindowListElement } from '../../components/window-list/window-list.ts';
import { messages } from '../i18n/messages.ts';
import { limitItems, limitText } from '../restriction/limit-content.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import type { RestrictionSet } from '../restriction/restrictions.ts';
import { sectionAt, sectionsOf } from './sections.ts';

type RowRenderer = (item: unknown, index: number) => unknown;

/** One record as a list shows it. */
export interface RecordItem {
  readonly id: string;
  readonly heading: string;
  readonly detail: string;
  /** Its own sign, where records of the list differ. */
  readonly icon?: IconName;
  /** The letter it stands under, where the list is sorted by one. */
  readonly section?: string;
}

/** Rows from which a list has a slider; on the tallest display (1920 dp) 20 fit. */
const LONG = 40;

/**
 * The list every data screen uses: find on top, as many rows as there are below, beside a long sorted one a slider that moves by letter,
 * all of it under the driving restrictions. What was typed stays when the car moves off; it only cannot be changed.
 *
 * @fires query-changed - the text to find changed.
 * @fires row-pressed - a record was chosen; `value` is its id.
 * @fires choice-toggled - while selecting: a record was marked or not; `value` is its id.
 */
@customElement('gb-record-list')
export class RecordListElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--gb-space-2);
        block-size: 100%;
        min-block-size: 0;
      }

      .rows {
        display: flex;
        flex: 1;
        min-block-size: 0;
        --reading-direction: 1;
      }

      .rows:dir(rtl) {
        --reading-direction: -1;
      }

      .list {
        flex: 1;
        min-inline-size: 0;
      }

      /* Away from the driver, who would cover the list with the arm; physical, as the controls of rows are. */
      .letters {
        flex: none;
        order: calc(-1 * var(--gb-control-side) * var(--reading-direction));
      }

      /* The slider stands in its place. */
      [data-letters] gb-window-list::part(list) {
        scrollbar-width: none;
      }

      gb-window-list {
        block-size: 100%;
      }

      [hidden] {
        display: none;
      }
    `,
  ];

  @property({ attribute: false }) items: readonly RecordItem[] = [];
  @property({ attribute: false }) searchText = '';
  @property({ attribute: false }) monitor?: RestrictionSource;
  @property() label = '';
  @property() icon: IconName | '' = '';
  /** Ids of the records that are marked; undefined while nothing is being selected. */
  @property({ attribute: false }) selected: ReadonlySet<string> | undefined;

  @query('gb-window-list') private list?: WindowListElement;

  @state() private section = 0;

  #sections: readonly IndexSection[] = [];
  #firstRow = 0;
  /** The top row after the slider moved the list: near the end that is not the row it asked for. */
  #shownRow: number | undefined;
  #renderer:
    { readonly set: RestrictionSet; readonly selected: unknown; readonly render: RowRenderer } | undefined;
  readonly #restriction = new RestrictionController(this, () => this.monitor);

  /** Gives the focus to the row that had it last. */
  override focus(): void {
    this.list?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('items') && !changed.has('searchText')) return;
    // What was found stands in the order of how well it fits.
    const isSorted = this.searchText.trim() === '' && this.items.length >= LONG;
    this.#sections = isSorted ? sectionsOf(this.items) : [];
    this.#shownRow = undefined;
    this.section = sectionAt(this.#sections, this.#firstRow);
  }

  /** Brings a record's row into sight, if it is one of those that are shown. */
  async reveal(id: string): Promise<void> {
    await this.updateComplete;
    const index = this.items.findIndex((item) => item.id === id);
    if (index >= 0) await this.list?.scrollToIndex(index);
  }

  protected override render(): unknown {
    const words = messages.records;
    const { set, limits } = this.#restriction.current;
    const { hidden } = limitItems(this.items, set);
    const isEmpty = this.items.length === 0;
    return html`<gb-focus-group>
        <gb-search-field
          label=${words.find}
          clearLabel=${words.clear}
          .value=${this.searchText}
          blockedReason=${this.#findBlocked()}
        ></gb-search-field>
      </gb-focus-group>
      <div class="rows" ?hidden=${isEmpty} ?data-letters=${this.#sections.length > 1}>
        <gb-focus-group class="list">
          <gb-window-list
            label=${this.label}
            .items=${this.items}
            .keyOf=${keyOf}
            .renderRow=${this.#rowRenderer(set)}
            .maxItems=${limits.listItems}
            moreText=${hidden > 0 ? words.moreWhenParked(hidden) : ''}
            @first-row-changed=${this.#onFirstRowChanged}
          ></gb-window-list>
        </gb-focus-group>
        ${this.#letters()}
      </div>
      <gb-empty icon="search" text=${words.noneFound} role="status" ?hidden=${!isEmpty}></gb-empty>`;
  }

  #letters(): unknown {
    const words = messages.records;
    const count = this.#sections.length;
    if (count < 2) return nothing;
    const label = this.#sections[this.section]?.label ?? '';
    return html`<gb-focus-group class="letters">
      <gb-index-slider
        label=${words.letters}
        valueText=${words.letterPlace(label, this.section + 1, count)}
        .sections=${this.#sections}
        .value=${this.section}
        blockedReason=${this.#lettersBlocked()}
        @section-chosen=${this.#onSectionChosen}
      ></gb-index-slider>
    </gb-focus-group>`;
  }

  /** The list ends at 21 rows then, and most letters lie beyond. */
  #lettersBlocked(): string {
    if (!this.#restriction.restricts('LIMIT_CONTENT')) return '';
    const { moving, unknown } = messages.records.lettersBlocked;
    return this.#restriction.current.state === 'moving' ? moving : unknown;
  }

  #onSectionChosen({ index }: SectionChosenEvent): void {
    const section = this.#sections[index];
    if (section === undefined || !this.#restriction.allowsNow('LIMIT_CONTENT')) return;
    this.#shownRow = this.list?.showRow(section.start);
    this.section = index;
  }

  #onFirstRowChanged({ row }: FirstRowChangedEvent): void {
    this.#firstRow = row;
    if (row !== this.#shownRow) this.section = sectionAt(this.#sections, row);
  }

  /** Both flags: typing needs the keyboard, narrowing a list is filtering (AOSP). */
  #findBlocked(): string {
    const { state } = this.#restriction.current;
    const blocked = this.#restriction.restricts('NO_KEYBOARD') || this.#restriction.restricts('NO_FILTERING');
    if (!blocked) return '';
    return state === 'moving' ? messages.records.findBlocked.moving : messages.records.findBlocked.unknown;
  }

  /** A new function when the restrictions or the marks change, so that the list draws its rows anew. */
  #rowRenderer(set: RestrictionSet): RowRenderer {
    const { selected } = this;
    if (this.#renderer?.set !== set || this.#renderer.selected !== selected) {
      this.#renderer = { set, selected, render: (_item, index) => this.#row(this.items[index], set) };
    }
    return this.#renderer.render;
  }

  #row(item: RecordItem | undefined, set: RestrictionSet): unknown {
    if (item === undefined) return nothing;
    if (this.selected !== undefined) {
      return html`<gb-checkbox-row
        compact
        value=${item.id}
        heading=${limitText(item.heading, set)}
        detail=${limitText(item.detail, set)}
        ?checked=${this.selected.has(item.id)}
      ></gb-checkbox-row>`;
    }
    return html`<gb-row
      compact
      kind="button"
      icon=${item.icon ?? this.icon}
      value=${item.id}
      heading=${limitText(item.heading, set)}
      detail=${limitText(item.detail, set)}
    ></gb-row>`;
  }
}

/** The list hands back what it was given; its element cannot say so in its type. */
function keyOf(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'id' in item ? item.id : item;
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-record-list': RecordListElement;
  }
}
