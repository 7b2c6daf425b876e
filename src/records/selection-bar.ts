import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import { messages } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import { deletingBlocked } from './deleting-blocked.ts';
import { releaseBlocked } from './release-blocked.ts';
import { SelectionEvent } from './selection-event.ts';

/**
 * What can be done with the records that are marked.
 *
 * @fires selection-asked - `wish` is what: all or none of what is shown, keep and not use them, use them again, delete
 *   them, or stop marking.
 */
@customElement('gb-selection-bar')
export class SelectionBarElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--gb-space-3);
        padding-block: var(--gb-space-1);
      }

      .count {
        flex: 1;
        margin: 0;
        min-inline-size: 8ch;
      }
    `,
  ];

  /** How many are marked, and of how many that are shown. */
  @property({ type: Number }) count = 0;
  @property({ type: Number }) total = 0;
  /** How many of the marked ones are kept and not used. */
  @property({ type: Number }) asideCount = 0;
  @property({ attribute: false }) monitor?: RestrictionSource;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-button')?.focus();
  }

  protected override render(): unknown {
    const words = messages.records;
    const hasAll = this.count === this.total;
    const deleteBlocked = this.count === 0 ? words.noneSelected : deletingBlocked(this.#restriction);
    return html`<gb-focus-group
      ><div class="bar">
        <p class="count" role="status">${words.selected(this.count)}</p>
        <gb-button icon="checklist" @button-pressed=${this.#onAll}
          >${hasAll ? words.selectNone : words.selectAll(this.total)}</gb-button
        >
        <gb-button
          class="aside"
          icon="block"
          compact
          blockedReason=${this.#asideBlocked()}
          @button-pressed=${this.#onAside}
          >${this.#isAllAside ? words.releaseSelected(this.count) : words.setAsideSelected(this.count)}</gb-button
        >
        <gb-button
          rank="danger"
          icon="delete-forever"
          blockedReason=${deleteBlocked}
          @button-pressed=${this.#onDelete}
          >${words.deleteSelected(this.count)}</gb-button
        >
        <gb-button icon="close" compact @button-pressed=${this.#onEnd}>${words.selectDone}</gb-button>
      </div></gb-focus-group
    >`;
  }

  /** Then there is nothing but to release them. */
  get #isAllAside(): boolean {
    return this.count > 0 && this.asideCount === this.count;
  }

  #asideBlocked(): string {
    if (this.count === 0) return messages.records.noneSelected;
    return this.#isAllAside ? releaseBlocked(this.#restriction) : '';
  }

  #onAside(): void {
    this.dispatchEvent(new SelectionEvent(this.#isAllAside ? 'release' : 'aside'));
  }

  #onAll(): void {
    this.dispatchEvent(new SelectionEvent(this.count === this.total ? 'none' : 'all'));
  }

  #onDelete(): void {
    this.dispatchEvent(new SelectionEvent('delete'));
  }

  #onEnd(): void {
    this.dispatchEvent(new SelectionEvent('end'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-selection-bar': SelectionBarElement;
  }
}
