import { VirtualizerController } from '@tanstack/lit-virtual';
import { css, html, LitElement } from 'lit';
import { property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { elementStyles } from '../../../components/base/element.styles.ts';
import '../../../components/row/row.ts';
import type { IconName } from '../../../components/icon/icons.ts';
import type { RecordItem } from '../../../src/records/record-list.ts';

/** The rows of a list's page, kept in sight by TanStack Virtual as its documentation shows it for Lit: fixed heights, keyed. */
export class TanstackListElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      .scroller {
        block-size: 100%;
        overflow: hidden auto;
        contain: strict;
      }

      .rows {
        position: relative;
      }

      .row {
        position: absolute;
        inset-inline: 0;
        inset-block-start: 0;
        overflow: hidden;
        contain: strict;
      }
    `,
  ];

  @property({ attribute: false }) items: readonly RecordItem[] = [];
  @property() icon: IconName | '' = '';
  /** CSS pixels. */
  @property({ attribute: false }) rowHeight = 96;
  @property({ attribute: false }) overscan = 6;

  @query('.scroller') private scroller?: HTMLElement;

  #virtual: VirtualizerController<HTMLElement, HTMLElement> | undefined;

  override connectedCallback(): void {
    this.#virtual = new VirtualizerController<HTMLElement, HTMLElement>(this, {
      getScrollElement: () => this.scroller ?? null,
      count: this.items.length,
      estimateSize: () => this.rowHeight,
      getItemKey: (index) => this.items[index]?.id ?? index,
      overscan: this.overscan,
    });
    super.connectedCallback();
  }

  protected override render(): unknown {
    const virtual = this.#virtual?.getVirtualizer();
    return html`<div class="scroller">
      <div class="rows" role="list" style="block-size: ${virtual?.getTotalSize() ?? 0}px">
        ${repeat(
          virtual?.getVirtualItems() ?? [],
          ({ key }) => key,
          ({ index, size, start }) =>
            html`<div
              class="row"
              role="listitem"
              aria-setsize=${this.items.length}
              aria-posinset=${index + 1}
              style="block-size: ${size}px; translate: 0 ${start}px"
            >
              ${this.#row(this.items[index])}
            </div>`,
        )}
      </div>
    </div>`;
  }

  #row(item: RecordItem | undefined): unknown {
    return html`<gb-row
      compact
      kind="button"
      icon=${item?.icon ?? this.icon}
      value=${item?.id ?? ''}
      heading=${item?.heading ?? ''}
      detail=${item?.detail ?? ''}
    ></gb-row>`;
  }
}

customElements.define('tanstack-list', TanstackListElement);
