import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../base/element.styles.ts';
import '../button/button.ts';
import '../icon/icon.ts';
import type { IconName } from '../icon/icons.ts';
import { NoticeActionPressedEvent } from './notice-action-pressed-event.ts';
import { noticeStyles } from './notice.styles.ts';

const signs = {
  info: 'info',
  caution: 'warning',
  fault: 'error',
  done: 'check-circle',
} as const satisfies Record<string, IconName>;

/**
 * Says something that has come up, with one thing to do about it at most. A fault interrupts a screen reader, the others wait.
 *
 * @fires notice-action-pressed - its action was pressed.
 * @fires reason-requested - its action was pressed while blocked.
 * @slot - more under the text.
 * @csspart base - the banner.
 */
@customElement('gb-notice')
export class NoticeElement extends LitElement {
  static override styles = [elementStyles, noticeStyles];

  @property({ reflect: true }) tone: keyof typeof signs = 'info';

  /** The sentence. */
  @property() text = '';

  /** A second, smaller one: what to do about it. */
  @property() detail = '';

  /** The words of its action; empty for none. */
  @property() action = '';

  /** Why the action cannot be used now; empty when it can. */
  @property() blockedReason = '';

  protected override render(): unknown {
    return html`<div class="base" part="base">
      <gb-icon class="sign" name=${signs[this.tone]} size="large"></gb-icon>
      <div class="text" role=${this.tone === 'fault' ? 'alert' : 'status'}>
        <div>${this.text}</div>
        ${this.detail === '' ? nothing : html`<div class="detail" dir="auto">${this.detail}</div>`}
        <slot></slot>
      </div>
      ${
        this.action === ''
          ? nothing
          : html`<gb-button .blockedReason=${this.blockedReason} @button-pressed=${this.#onPressed}
              >${this.action}</gb-button
            >`
      }
    </div>`;
  }

  #onPressed(event: Event): void {
    event.stopPropagation();
    this.dispatchEvent(new NoticeActionPressedEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-notice': NoticeElement;
  }
}
