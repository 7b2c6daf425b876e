import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/icon/icon.ts';
import { messages } from '../i18n/messages.ts';

/** Whether the car may be handed over: one sign and one word, to be read from outside the car. Colour never says it alone. */
@customElement('gb-erase-verdict')
export class EraseVerdictElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: var(--gb-space-4);
        /* All that status bar and heading leave, but for a strip of what follows: it says that there is more. */
        min-block-size: calc(100vh - 220 * var(--dp));
        padding: var(--gb-space-3) var(--gb-space-4);
        margin-block-end: var(--gb-space-4);
        border: calc(6 * var(--dp)) solid currentColor;
        border-radius: var(--gb-radius);
        color: var(--gb-color-danger);
        font-size: max(120 * var(--dp), 26vh);
        font-weight: var(--gb-weight-strong);
        line-height: 1.1;
      }

      :host([clean]) {
        color: var(--gb-color-accent);
      }

      gb-icon {
        flex: none;
        inline-size: 1em;
        block-size: 1em;
      }
    `,
  ];

  @property({ type: Boolean, reflect: true }) clean = false;

  protected override render(): unknown {
    const words = messages.erase;
    return html`<gb-icon name=${this.clean ? 'check-circle' : 'error'}></gb-icon>
      <span role="status">${this.clean ? words.clean : words.notClean}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-erase-verdict': EraseVerdictElement;
  }
}
