import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/pin-pad/pin-pad.ts';
import type { PinEnteredEvent } from '../../components/pin-pad/pin-entered-event.ts';
import { DerivationError } from '../vault/derivation-error.ts';
import type { Authorisation, EraseAuthority, PinAnswer } from '../eraser/authorisation.ts';
import { messages } from '../i18n/messages.ts';
import { AuthorisedEvent } from './erase-events.ts';
import { erasePageStyles } from './erase-page.styles.ts';
import './authority-wait.ts';

/**
 * The keeper's PIN, or the wait in its place.
 *
 * @fires authorised - by the PIN, or by the wait.
 */
@customElement('gb-erase-authority')
export class EraseAuthorityElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles];

  @property({ attribute: false }) authority?: EraseAuthority;
  @property({ attribute: false }) authorisation?: Authorisation;
  /** Why nothing can be entered now; empty when it can. */
  @property() blockedReason = '';

  @state() private problem = '';
  @state() private isChecking = false;

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-pin-pad')?.focus();
  }

  protected override render(): unknown {
    const words = messages.handover;
    if (this.authorisation !== undefined) {
      const text = { anyone: words.waited, keeper: words.authorised, driver: words.authorisedByLender }[
        this.authorisation.role
      ];
      return html`<gb-notice tone="done" text=${text}></gb-notice>`;
    }
    return html`<div class="pad">
      <section>
        <gb-focus-group>
          <gb-pin-pad
            label=${words.pin}
            removeLabel=${words.pinRemove}
            enterLabel=${words.pinEnter}
            .countText=${words.pinEntered}
            .hintText=${words.pinHint}
            blockedReason=${this.isChecking ? words.pinChecking : this.blockedReason}
            @pin-entered=${this.#onPinEntered}
          ></gb-pin-pad>
        </gb-focus-group>
      </section>
      <section>
        ${this.problem === '' ? html`<p class="quiet">${this.authority?.needed === 'lender' ? words.authoriseLentDetail : words.authoriseDetail}</p>` : html`<gb-notice tone="fault" text=${this.problem}></gb-notice>`}
        <gb-authority-wait .authority=${this.authority}></gb-authority-wait>
      </section>
    </div>`;
  }

  async #onPinEntered(event: PinEnteredEvent): Promise<void> {
    if (this.authority === undefined || this.isChecking || this.blockedReason !== '') return;
    this.isChecking = true;
    this.problem = '';
    const answer = await this.authority.tryPin(event.pin).catch((error: unknown) => problemOfError(error));
    this.isChecking = false;
    if (typeof answer === 'string') this.problem = answer;
    else if (answer.ok) this.dispatchEvent(new AuthorisedEvent(answer.authorisation));
    else this.problem = problemOf(answer);
  }
}

/** What a call that threw means. */
function problemOfError(error: unknown): string {
  return error instanceof DerivationError ? messages.lend.failures.notDerived : messages.handover.pinStorage;
}

function problemOf(answer: Extract<PinAnswer, { ok: false }>): string {
  const words = messages.handover;
  switch (answer.reason) {
    case 'wrong-pin':
      return words.wrongPin;
    case 'wait':
      return words.pinWait(Math.ceil(answer.waitMs / 1_000));
    case 'keystore-unreachable':
      return words.pinUnreachable;
    case 'storage':
      return words.pinStorage;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-erase-authority': EraseAuthorityElement;
  }
}
