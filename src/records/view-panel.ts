import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/radio-list/radio-list.ts';
import type { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import { messages } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import { RecordClosedEvent } from './record-events.ts';
import type { Shelf } from './record-shelf.ts';
import { wholeView } from './record-view.ts';
import type { RecordView } from './record-view.ts';
import { ViewChangedEvent } from './view-changed-event.ts';

/**
 * Which records a list shows, and in which order.
 *
 * @fires view-changed - another part or order was asked for.
 * @fires record-closed - back to the list.
 */
@customElement('gb-view-panel')
export class ViewPanelElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        block-size: 100%;
        overflow: auto;
        overscroll-behavior: contain;
      }

      .head {
        display: flex;
        align-items: center;
        gap: var(--gb-space-3);
      }

      h2 {
        flex: 1;
        margin: 0;
        font-size: var(--gb-text-size);
        font-weight: var(--gb-weight-strong);
      }

      h3 {
        margin: 0;
        padding-block-start: var(--gb-space-3);
        color: var(--gb-color-text-secondary);
        font-size: var(--gb-text-secondary-size);
        font-weight: var(--gb-weight-strong);
      }
    `,
  ];

  @property({ attribute: false }) shelf?: Pick<Shelf, 'orders' | 'filters'>;
  @property({ attribute: false }) view: RecordView = wholeView;
  @property({ attribute: false }) monitor?: RestrictionSource;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  /** True where there is anything to choose between. */
  static isNeeded(shelf: Pick<Shelf, 'orders' | 'filters'> | undefined): boolean {
    return shelf !== undefined && (shelf.orders.length > 1 || shelf.filters.length > 0);
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-radio-list')?.focus();
  }

  protected override render(): unknown {
    const words = messages.records;
    const { filters = [], orders = [] } = this.shelf ?? {};
    const all = { value: '', heading: words.all };
    const parts = filters.map(({ id, label }) => ({ value: id, heading: label }));
    return html`<gb-focus-group>
        <div class="head">
          <h2>${words.view}</h2>
          <gb-button icon="close" label=${words.close} @button-pressed=${this.#onClosed}></gb-button>
        </div>
      </gb-focus-group>
      ${
        filters.length === 0
          ? nothing
          : html`<gb-focus-group
              ><h3>${words.filter}</h3>
              <gb-radio-list
                label=${words.filter}
                .options=${[all, ...parts]}
                .value=${this.view.filter}
                blockedReason=${this.#blocked()}
                @option-chosen=${this.#onFilterChosen}
              ></gb-radio-list
            ></gb-focus-group>`
      }
      ${
        orders.length < 2
          ? nothing
          : html`<gb-focus-group
              ><h3>${words.order}</h3>
              <gb-radio-list
                label=${words.order}
                .options=${orders.map(({ id, label }) => ({ value: id, heading: label }))}
                .value=${this.view.order === '' ? (orders[0]?.id ?? '') : this.view.order}
                blockedReason=${this.#blocked()}
                @option-chosen=${this.#onOrderChosen}
              ></gb-radio-list
            ></gb-focus-group>`
      }`;
  }

  #blocked(): string {
    if (!this.#restriction.restricts('NO_FILTERING')) return '';
    const { moving, unknown } = messages.records.viewBlocked;
    return this.#restriction.current.state === 'moving' ? moving : unknown;
  }

  #onFilterChosen({ value }: OptionChosenEvent): void {
    this.#change({ ...this.view, filter: value });
  }

  #onOrderChosen({ value }: OptionChosenEvent): void {
    this.#change({ ...this.view, order: value });
  }

  #change(view: RecordView): void {
    if (this.#restriction.allowsNow('NO_FILTERING')) this.dispatchEvent(new ViewChangedEvent(view));
  }

  #onClosed(): void {
    this.dispatchEvent(new RecordClosedEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-view-panel': ViewPanelElement;
  }
}
