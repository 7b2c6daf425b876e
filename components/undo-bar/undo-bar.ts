import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../base/element.styles.ts';
import { styleProperty } from '../base/style-property.ts';
import '../button/button.ts';
import { UndoRequestedEvent } from './undo-requested-event.ts';
import { undoBarStyles } from './undo-bar.styles.ts';

/**
 * Says what was just taken away and offers it back while there is time. It keeps no time itself: the screen counts `secondsLeft` down
 * and removes it. The seconds are drawn, not spoken.
 *
 * @fires undo-requested - the action was pressed.
 * @fires reason-requested - the action was pressed while blocked (an undo that widens sharing waits for parked).
 * @csspart base - the bar.
 */
@customElement('gb-undo-bar')
export class UndoBarElement extends LitElement {
  static override styles = [elementStyles, undoBarStyles];

  /** What happened. */
  @property() message = '';

  /** The words of the action. */
  @property() action = '';

  @property({ type: Number }) secondsLeft = 0;

  @property({ type: Number }) secondsTotal = 10;

  /** The seconds as the driver's language writes them; nothing is drawn while it is empty. */
  @property() secondsText = '';

  /** Why it cannot be undone now; empty when it can. */
  @property() blockedReason = '';

  /** Its action. */
  override focus(): void {
    this.renderRoot.querySelector('gb-button')?.focus();
  }

  protected override render(): unknown {
    const share = this.secondsTotal > 0 ? this.secondsLeft / this.secondsTotal : 0;
    return html`<div class="base" part="base">
      <span class="left" ${styleProperty('inline-size', `${Math.min(1, Math.max(0, share)) * 100}%`)}></span>
      <span class="message" role="status">${this.message}</span>
      <span class="seconds" aria-hidden="true">${this.secondsText}</span>
      <gb-button icon="undo" .blockedReason=${this.blockedReason} @button-pressed=${this.#onPressed}
        >${this.action}</gb-button
      >
    </div>`;
  }

  #onPressed(event: Event): void {
    event.stopPropagation();
    this.dispatchEvent(new UndoRequestedEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-undo-bar': UndoBarElement;
  }
}
