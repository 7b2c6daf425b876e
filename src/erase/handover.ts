import { html, LitElement, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/radio-list/radio-list.ts';
import type { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import type { SignalsPort } from '../../platform/contract/signals.ts';
import type { Authorisation } from '../eraser/authorisation.ts';
import type { EraseDesk } from '../eraser/erase-desk.ts';
import type { ErasePlan } from '../eraser/plan.ts';
import { handoverReasons } from '../eraser/scope.ts';
import type { EraseScope, HandoverReason } from '../eraser/scope.ts';
import { messages } from '../i18n/messages.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import './erase-authority.ts';
import type { AuthorisedEvent } from './erase-events.ts';
import { StepLeftEvent } from './erase-events.ts';
import { erasePageStyles } from './erase-page.styles.ts';
import './handover-confirmation.ts';
import './handover-contents.ts';
import { handoverStyles } from './handover.styles.ts';
import './precondition-list.ts';

const allSteps = ['reason', 'contents', 'preconditions', 'authority', 'confirmation'] as const;
type Step = (typeof allSteps)[number];

/**
 * The handover, step by step. Leaving it at any step decides nothing; when the car moves off, what was begun is noted.
 *
 * @fires handover-held - from its last step.
 * @fires step-left - back from its first step.
 */
@customElement('gb-handover')
export class HandoverElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles, handoverStyles];

  @property({ attribute: false }) desk?: EraseDesk;
  @property({ attribute: false }) pack?: VehiclePack;
  @property({ attribute: false }) signals?: SignalsPort;
  @property({ attribute: false }) monitor?: RestrictionSource;
  /** The reason given before the car moved off. */
  @property({ attribute: false }) reason: HandoverReason | undefined;
  /** Why nothing can be erased now; empty when it can. */
  @property() blockedReason = '';

  @state() private step: Step = 'reason';
  @state() private authorisation: Authorisation | undefined;
  @state() private plan: ErasePlan | undefined;
  @state() private hasFailed = false;

  override focus(): void {
    const first = this.step === 'reason' ? 'gb-radio-list' : '.go, .back';
    this.renderRoot.querySelector<HTMLElement>(first)?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('desk')) this.authorisation = this.desk?.authority.withoutPin;
    const scope = this.#scope();
    if (this.blockedReason !== '' && scope !== undefined && this.desk?.asked === undefined)
      this.desk?.ask(scope);
  }

  protected override render(): unknown {
    const words = messages.handover;
    const steps = this.#steps();
    const at = steps.indexOf(this.step);
    return html`<div class="head">
        <div>
          <p class="quiet" role="status">${words.step(at + 1, steps.length)}</p>
          <h2>${this.#title()}</h2>
        </div>
        <gb-focus-group class="actions">
          <gb-button class="back" icon="arrow-back" @button-pressed=${this.#onBack}
            >${messages.erase.back}</gb-button
          >
          ${
            at === steps.length - 1
              ? nothing
              : html`<gb-button
                  class="go"
                  rank="primary"
                  blockedReason=${this.#cannotGo()}
                  @button-pressed=${this.#onContinued}
                  >${messages.erase.review}</gb-button
                >`
          }
        </gb-focus-group>
      </div>
      ${this.hasFailed ? html`<gb-notice tone="fault" text=${words.failed}></gb-notice>` : nothing}
      ${this.#content()}`;
  }

  #content(): unknown {
    const words = messages.handover;
    switch (this.step) {
      case 'reason':
        return html`<gb-focus-group>
          <gb-radio-list
            label=${words.reason}
            .options=${handoverReasons.map((reason) => ({
              value: reason,
              heading: words.reasons[reason],
              detail: words.reasonDetails[reason],
            }))}
            value=${this.reason ?? ''}
            @option-chosen=${this.#onReasonChosen}
          ></gb-radio-list>
        </gb-focus-group>`;
      case 'contents':
        return html`<gb-handover-contents
          .desk=${this.desk}
          .pack=${this.pack}
          .scope=${this.#scope()}
        ></gb-handover-contents>`;
      case 'preconditions':
        return html`<gb-precondition-list
          .desk=${this.desk}
          .signals=${this.signals}
          .monitor=${this.monitor}
        ></gb-precondition-list>`;
      case 'authority':
        return html`<gb-erase-authority
          .authority=${this.desk?.authority}
          .authorisation=${this.authorisation}
          blockedReason=${this.blockedReason}
          @authorised=${this.#onAuthorised}
        ></gb-erase-authority>`;
      case 'confirmation':
        return html`<gb-handover-confirmation
          .plan=${this.plan}
          .authorisation=${this.authorisation}
          .asksForPin=${this.#asksForPin()}
          blockedReason=${this.blockedReason}
        ></gb-handover-confirmation>`;
    }
  }

  #title(): string {
    const words = messages.handover;
    switch (this.step) {
      case 'reason':
        return words.reason;
      case 'contents':
        return messages.erase.goes;
      case 'preconditions':
        return words.preconditions;
      case 'authority':
        return this.desk?.authority.needed === 'lender' ? words.authoriseLent : words.authorise;
      case 'confirmation':
        return words.title;
    }
  }

  #cannotGo(): string {
    const words = messages.handover;
    if (this.reason === undefined) return words.chooseReason;
    if (this.step === 'reason' || this.step === 'contents') return '';
    if (this.step === 'authority' && this.authorisation === undefined) return words.authoriseFirst;
    return this.blockedReason;
  }

  #asksForPin(): boolean {
    return this.desk !== undefined && this.desk.authority.withoutPin === undefined;
  }

  /** Where nobody set a keeper there is nobody to ask. */
  #steps(): readonly Step[] {
    return this.#asksForPin() ? allSteps : allSteps.filter((step) => step !== 'authority');
  }

  #scope(): EraseScope | undefined {
    return this.reason === undefined ? undefined : { kind: 'handover', reason: this.reason };
  }

  #onReasonChosen(event: OptionChosenEvent): void {
    this.reason = handoverReasons.find((reason) => reason === event.value);
    // Another reason than the one that was noted.
    this.desk?.ask(undefined);
  }

  #onAuthorised(event: AuthorisedEvent): void {
    this.authorisation = event.authorisation;
  }

  async #onContinued(): Promise<void> {
    const steps = this.#steps();
    const next = steps[steps.indexOf(this.step) + 1];
    const scope = this.#scope();
    if (next === undefined || scope === undefined || this.desk === undefined) return;
    this.hasFailed = false;
    if (next === 'confirmation') {
      this.plan = await this.desk.prepare(scope).catch(() => undefined);
      this.hasFailed = this.plan === undefined;
      if (this.plan === undefined) return;
    }
    this.step = next;
    await this.updateComplete;
    if (this.shadowRoot?.activeElement === null) this.focus();
  }

  async #onBack(): Promise<void> {
    const steps = this.#steps();
    const before = steps[steps.indexOf(this.step) - 1];
    this.hasFailed = false;
    if (this.step === 'confirmation') await this.desk?.withdraw();
    if (before !== undefined) this.step = before;
    else {
      this.desk?.ask(undefined);
      this.dispatchEvent(new StepLeftEvent());
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-handover': HandoverElement;
  }
}
