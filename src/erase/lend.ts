import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/pin-pad/pin-pad.ts';
import type { PinEnteredEvent } from '../../components/pin-pad/pin-entered-event.ts';
import { messages } from '../i18n/messages.ts';
import type { LendingDesk } from '../session/lending-desk.ts';
import { longestPin, shortestPin } from '../vault/secret.ts';
import { StepLeftEvent } from './erase-events.ts';
import { erasePageStyles } from './erase-page.styles.ts';
import { lendingProblem, unanswered } from './lending-problem.ts';

/**
 * Locks everything under a PIN that is entered twice. It is kept here until it was used or the screen is left.
 *
 * @fires step-left - back.
 */
@customElement('gb-lend')
export class LendElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles];

  @property({ attribute: false }) desk?: LendingDesk;
  /** Why the car cannot be lent now; empty when it can. */
  @property() blockedReason = '';

  @state() private step: 'first' | 'again' | 'ready' = 'first';
  @state() private problem = '';
  @state() private isLocking = false;

  #pin = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#begin();
  }

  /** The keys, or the button once the PIN is chosen. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-pin-pad, gb-button.go')?.focus();
  }

  protected override render(): unknown {
    const words = messages.lend;
    return html`<div class=${this.step === 'ready' ? 'columns' : 'pad'}>
      <section>${this.step === 'ready' ? this.#ready() : this.#pad()}</section>
      <section>
        ${this.problem === '' ? nothing : html`<gb-notice tone="fault" text=${this.problem}></gb-notice>`}
        <p>${words.what}</p>
        <p class="quiet">${words.keeper}</p>
        <p class="quiet">${words.forgotten} ${words.digits(shortestPin, longestPin)}</p>
      </section>
    </div>`;
  }

  #pad(): unknown {
    const words = messages.lend;
    const { pinRemove, pinEnter, pinEntered, pinHint } = messages.handover;
    return html`<gb-focus-group>
      <gb-pin-pad
        label=${this.step === 'first' ? words.first : words.again}
        removeLabel=${pinRemove}
        enterLabel=${pinEnter}
        .countText=${pinEntered}
        .hintText=${pinHint}
        .shortest=${shortestPin}
        blockedReason=${this.blockedReason}
        @pin-entered=${this.#onPinEntered}
      ></gb-pin-pad>
      <div class="actions">${this.#back()}</div>
    </gb-focus-group>`;
  }

  #ready(): unknown {
    const words = messages.lend;
    return html`<gb-notice tone="done" text=${words.chosen}></gb-notice>
      <gb-focus-group class="actions">
        <gb-button
          class="go"
          rank="primary"
          icon="lock"
          blockedReason=${this.isLocking ? words.locking : this.blockedReason}
          @button-pressed=${this.#onLend}
          >${words.go}</gb-button
        >
        <gb-button
          class="other"
          blockedReason=${this.isLocking ? words.locking : ''}
          @button-pressed=${this.#onOtherChosen}
          >${words.chooseOther}</gb-button
        >
        ${this.#back()}
      </gb-focus-group>`;
  }

  #back(): unknown {
    const words = messages.lend;
    return html`<gb-button
      class="back"
      icon="arrow-back"
      blockedReason=${this.isLocking ? words.locking : ''}
      @button-pressed=${this.#onBack}
      >${words.back}</gb-button
    >`;
  }

  #begin(): void {
    this.#pin = '';
    this.step = 'first';
    this.problem = '';
  }

  async #onPinEntered({ pin }: PinEnteredEvent): Promise<void> {
    const words = messages.lend;
    if (this.step === 'again' && pin !== this.#pin) {
      this.#begin();
      this.problem = words.differ;
      return;
    }
    this.problem = '';
    this.#pin = pin;
    this.step = this.step === 'first' ? 'again' : 'ready';
    if (this.step !== 'ready') return;
    await this.updateComplete;
    this.focus();
  }

  async #onLend(): Promise<void> {
    if (this.desk === undefined || this.isLocking || this.blockedReason !== '') return;
    this.isLocking = true;
    this.problem = '';
    const answer = await this.desk.lend(this.#pin).catch(unanswered);
    this.isLocking = false;
    if (answer.ok) return;
    if (answer.reason === 'wrong-pin') this.#begin();
    this.problem = answer.reason === 'wrong-pin' ? messages.lend.samePin : lendingProblem(answer);
  }

  #onOtherChosen(): void {
    this.#begin();
  }

  #onBack(): void {
    this.dispatchEvent(new StepLeftEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-lend': LendElement;
  }
}
