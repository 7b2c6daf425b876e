import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/text-field/text-field.ts';
import { messages } from '../i18n/messages.ts';
import { longestName } from '../session/driver-card.ts';
import { driversStyles } from './drivers.styles.ts';
import { PanelLeftEvent } from './panel-left-event.ts';

/**
 * A driver's name and what is to be done with it. The text is the screen's: it stays when the car drives off.
 *
 * @fires text-changed - typed; the screen keeps it.
 * @fires name-confirmed - there is a name, and it is meant.
 * @fires panel-left - back.
 * @slot - what else there is to say.
 */
@customElement('gb-name-form')
export class NameFormElement extends LitElement {
  static override styles = [elementStyles, driversStyles];

  @property({ attribute: false }) name = '';
  @property() hint = '';
  /** The words of what is to be done with it. */
  @property() action = '';
  /** Why nothing can be typed now; empty when it can. */
  @property() typingBlocked = '';
  /** Why it cannot be done now; empty when it can. */
  @property() blockedReason = '';

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-text-field')?.focus();
  }

  protected override render(): unknown {
    const words = messages.drivers;
    return html`<gb-focus-group class="narrow">
      <gb-text-field
        label=${words.addName}
        hint=${this.hint}
        fullText=${words.nameFull}
        maxLength=${longestName}
        .value=${this.name}
        blockedReason=${this.typingBlocked}
        @keydown=${this.#onKeyDown}
      ></gb-text-field>
      <slot></slot>
      <div class="actions">
        <gb-button class="back" icon="arrow-back" @button-pressed=${this.#onBack}>${words.back}</gb-button>
        <gb-button
          class="go"
          rank="primary"
          blockedReason=${this.#reason()}
          @button-pressed=${this.#onConfirmed}
          >${this.action}</gb-button
        >
      </div>
    </gb-focus-group>`;
  }

  #reason(): string {
    if (this.blockedReason !== '') return this.blockedReason;
    return this.name.trim() === '' ? messages.drivers.nameMissing : '';
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return;
    // What has the focus when it is saved would be pressed by the same key.
    event.preventDefault();
    this.#onConfirmed();
  }

  #onConfirmed(): void {
    if (this.#reason() === '') this.dispatchEvent(new Event('name-confirmed'));
  }

  #onBack(): void {
    this.dispatchEvent(new PanelLeftEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-name-form': NameFormElement;
  }
}
