import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import { messages } from '../i18n/messages.ts';

/**
 * What was asked for while it had to wait: noted, and offered when the car is parked.
 *
 * @fires notice-action-pressed - go on with it.
 */
@customElement('gb-erase-offer')
export class EraseOfferElement extends LitElement {
  static override styles = elementStyles;

  /** It still has to wait. */
  @property({ type: Boolean }) waits = false;

  protected override render(): unknown {
    const words = messages.erase;
    return this.waits
      ? html`<gb-notice tone="info" text=${words.noted}></gb-notice>`
      : html`<gb-focus-group
          ><gb-notice tone="info" text=${words.notedOffer} action=${words.review}></gb-notice
        ></gb-focus-group>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-erase-offer': EraseOfferElement;
  }
}
