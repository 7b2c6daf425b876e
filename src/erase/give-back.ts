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
import { shortestPin } from '../vault/secret.ts';
import { StepLeftEvent } from './erase-events.ts';
import { erasePageStyles } from './erase-page.styles.ts';
import { lendingProblem, unanswered } from './lending-problem.ts';

/**
 * Gives a lent car back with its PIN. After too many wrong ones it counts down until the next may be tried.
 *
 * @fires step-left - back.
 */
@customElement('gb-give-back')
export class GiveBackElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles];

  @property({ attribute: false }) desk?: LendingDesk;
  /** Why the car cannot be given back now; empty when it can. */
  @property() blockedReason = '';

  @state() private problem = '';
  @state() private isOpening = false;
  @state() private waitMs = 0;

  #lifetime = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#lifetime = new AbortController();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#lifetime.abort();
    this.waitMs = 0;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-pin-pad')?.focus();
  }

  protected override render(): unknown {
    const words = messages.lend;
    const { pinRemove, pinEnter, pinEntered, pinHint } = messages.handover;
    return html`<div class="pad">
      <section>
        <gb-focus-group>
          <gb-pin-pad
            label=${words.pin}
            removeLabel=${pinRemove}
            enterLabel=${pinEnter}
            .countText=${pinEntered}
            .hintText=${pinHint}
            .shortest=${shortestPin}
            blockedReason=${this.#blocked()}
            @pin-entered=${this.#onPinEntered}
          ></gb-pin-pad>
        </gb-focus-group>
      </section>
      <section>
        ${this.problem === '' ? nothing : html`<gb-notice tone="fault" text=${this.problem}></gb-notice>`}
        ${this.waitMs === 0 ? nothing : html`<p class="wait">${this.#waitText()}</p>`}
        <p>${words.giveBackWhat}</p>
        <p class="quiet">${words.forgotten}</p>
        <gb-focus-group class="actions">
          <gb-button
            class="back"
            icon="arrow-back"
            blockedReason=${this.isOpening ? words.opening : ''}
            @button-pressed=${this.#onBack}
            >${words.back}</gb-button
          >
        </gb-focus-group>
      </section>
    </div>`;
  }

  #blocked(): string {
    if (this.isOpening) return messages.lend.opening;
    return this.waitMs > 0 ? this.#waitText() : this.blockedReason;
  }

  #waitText(): string {
    return messages.handover.pinWait(Math.ceil(this.waitMs / 1_000));
  }

  async #onPinEntered({ pin }: PinEnteredEvent): Promise<void> {
    if (this.desk === undefined || this.#blocked() !== '') return;
    this.isOpening = true;
    this.problem = '';
    const answer = await this.desk.giveBack(pin).catch(unanswered);
    this.isOpening = false;
    if (answer.ok) return;
    if (answer.reason === 'waiting')
      this.desk.countDown(answer.waitMs, (left) => (this.waitMs = left), this.#lifetime.signal);
    else this.problem = lendingProblem(answer);
  }

  #onBack(): void {
    this.dispatchEvent(new StepLeftEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-give-back': GiveBackElement;
  }
}
