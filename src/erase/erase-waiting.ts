import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import { messages } from '../i18n/messages.ts';
import { erasePageStyles } from './erase-page.styles.ts';

/**
 * An authorised erase waits for the next start.
 *
 * @fires button-pressed - take it back.
 */
@customElement('gb-erase-waiting')
export class EraseWaitingElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles];

  /** Its only button. */
  override focus(): void {
    this.renderRoot.querySelector('gb-button')?.focus();
  }

  protected override render(): unknown {
    const words = messages.erase;
    return html`<gb-notice
        tone="caution"
        text=${words.waiting.title}
        detail=${words.waiting.text}
      ></gb-notice>
      <p class="quiet below">${words.ecallStays}</p>
      <gb-focus-group class="actions">
        <gb-button icon="undo">${words.waiting.takeBack}</gb-button>
      </gb-focus-group>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-erase-waiting': EraseWaitingElement;
  }
}
