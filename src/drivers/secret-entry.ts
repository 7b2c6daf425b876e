import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/pin-pad/pin-pad.ts';
import type { PinEnteredEvent } from '../../components/pin-pad/pin-entered-event.ts';
import '../../components/text-field/text-field.ts';
import type { TextChangedEvent } from '../../components/text-field/text-changed-event.ts';
import { messages } from '../i18n/messages.ts';
import { longestPassphrase, secretLength, shortestPassphrase, shortestPin } from '../vault/secret.ts';
import { SecretEnteredEvent } from './secret-entered-event.ts';

/**
 * Takes a driver's secret: a PIN on its pad, or a passphrase typed as dots. What was entered is forgotten once it was handed
 * on, blocked, or left; which of the two was chosen stays.
 *
 * @fires secret-entered - `secret` is what was entered.
 */
@customElement('gb-secret-entry')
export class SecretEntryElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      .passphrase {
        inline-size: calc(480 * var(--dp));
        max-inline-size: 100%;
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        gap: var(--gb-space-3);
        margin-block-start: var(--gb-space-3);
      }
    `,
  ];

  /** What is entered ("Choose a PIN or passphrase"). */
  @property() label = '';

  /** Why nothing can be entered now; empty when it can. */
  @property() blockedReason = '';

  @state() private kind: 'pin' | 'passphrase' = 'pin';
  @state() private typed = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.typed = '';
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-pin-pad, gb-text-field')?.focus();
  }

  protected override willUpdate(): void {
    if (this.blockedReason !== '') this.typed = '';
  }

  protected override render(): unknown {
    return html`<gb-focus-group label=${this.label}>
      ${this.kind === 'pin' ? this.#pad() : this.#field()}
      <div class="actions">${this.#buttons()}</div>
    </gb-focus-group>`;
  }

  #pad(): unknown {
    const { pinRemove, pinEnter, pinEntered, pinHint } = messages.handover;
    return html`<gb-pin-pad
      label=${this.label}
      removeLabel=${pinRemove}
      enterLabel=${pinEnter}
      .countText=${pinEntered}
      .hintText=${pinHint}
      .shortest=${shortestPin}
      blockedReason=${this.blockedReason}
      @pin-entered=${this.#onPinEntered}
    ></gb-pin-pad>`;
  }

  #field(): unknown {
    const words = messages.drivers.secret;
    return html`<gb-text-field
      class="passphrase"
      label=${this.label}
      kind="password"
      hint=${words.passphraseHint(shortestPassphrase, longestPassphrase)}
      fullText=${words.passphraseFull}
      maxLength=${longestPassphrase}
      .value=${this.typed}
      blockedReason=${this.blockedReason}
      @text-changed=${this.#onTyped}
      @keydown=${this.#onKeyDown}
    ></gb-text-field>`;
  }

  #buttons(): unknown {
    const words = messages.drivers.secret;
    if (this.kind === 'pin')
      return html`<gb-button class="kind" @button-pressed=${this.#onKindChanged}
        >${words.usePassphrase}</gb-button
      >`;
    return html`<gb-button
        class="enter"
        rank="primary"
        icon="check"
        blockedReason=${this.blockedReason === '' ? this.#short() : this.blockedReason}
        @button-pressed=${this.#onEnter}
        >${words.enter}</gb-button
      >
      <gb-button class="kind" @button-pressed=${this.#onKindChanged}>${words.usePin}</gb-button>`;
  }

  #short(): string {
    const isShort = secretLength(this.typed) < shortestPassphrase;
    return isShort ? messages.drivers.secret.passphraseShort(shortestPassphrase) : '';
  }

  #onPinEntered(event: PinEnteredEvent): void {
    event.stopPropagation();
    this.#hand(event.pin);
  }

  #onTyped(event: TextChangedEvent): void {
    event.stopPropagation();
    this.typed = event.text;
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return;
    // What takes the place of the field would be pressed by the same key.
    event.preventDefault();
    this.#onEnter();
  }

  #onEnter(): void {
    if (this.blockedReason === '' && this.#short() === '') this.#hand(this.typed);
  }

  #onKindChanged(): void {
    this.typed = '';
    this.kind = this.kind === 'pin' ? 'passphrase' : 'pin';
    void this.updateComplete.then(() => this.focus());
  }

  #hand(secret: string): void {
    this.typed = '';
    this.dispatchEvent(new SecretEnteredEvent(secret));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-secret-entry': SecretEntryElement;
  }
}
