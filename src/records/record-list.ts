import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/empty/empty.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/row/row.ts';
import '../../components/search-field/search-field.ts';
import '../../components/window-list/window-list.ts';
import type { IconName } from '../../components/icon/icons.ts';
import type { WindowListElement } from '../../components/window-list/window-list.ts';
import { messages } from '../i18n/messages.ts';
import { limitItems, limitText } from '../restriction/limit-content.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import type { RestrictionSet } from '../restriction/restrictions.ts';

type RowRenderer = (item: unknown, index: number) => unknown;

/** One record as a list shows it. */
export interface RecordItem {
  readonly id: string;
  readonly heading: string;
  readonly detail: string;
}

/**
 * The list every data screen uses: find on top, as many rows as there are below, all of it under the driving
 * restrictions. What was typed stays when the car moves off; it only cannot be changed.
 *
 * @fires query-changed - the text to find changed.
 * @fires row-pressed - a record was chosen; `value` is its id.
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
        flex: 1;
        min-block-size: 0;
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

  @query('gb-window-list') private list?: WindowListElement;

  #renderer: { readonly set: RestrictionSet; readonly render: RowRenderer } | undefined;
  readonly #restriction = new RestrictionController(this, () => this.monitor);

  /** Gives the focus to the row that had it last. */
  override focus(): void {
    this.list?.focus();
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
      <gb-focus-group class="rows" ?hidden=${isEmpty}>
        <gb-window-list
          label=${this.label}
          .items=${this.items}
          .keyOf=${keyOf}
          .renderRow=${this.#rowRenderer(set)}
          .maxItems=${limits.listItems}
          moreText=${hidden > 0 ? words.moreWhenParked(hidden) : ''}
        ></gb-window-list>
      </gb-focus-group>
      <gb-empty icon="search" text=${words.noneFound} role="status" ?hidden=${!isEmpty}></gb-empty>`;
  }

  /** Both flags: typing needs the keyboard, narrowing a list is filtering (AOSP). */
  #findBlocked(): string {
    const { state } = this.#restriction.current;
    const blocked = this.#restriction.restricts('NO_KEYBOARD') || this.#restriction.restricts('NO_FILTERING');
    if (!blocked) return '';
    return state === 'moving' ? messages.records.findBlocked.moving : messages.records.findBlocked.unknown;
  }

  /** A new function when the restrictions change, so that the list draws its rows anew. */
  #rowRenderer(set: RestrictionSet): RowRenderer {
    if (this.#renderer?.set !== set) {
      this.#renderer = { set, render: (_item, index) => this.#row(this.items[index], set) };
    }
    return this.#renderer.render;
  }

  #row(item: RecordItem | undefined, set: RestrictionSet): unknown {
    if (item === undefined) return nothing;
    return html`<gb-row
      compact
      kind="button"
      icon=${this.icon}
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
