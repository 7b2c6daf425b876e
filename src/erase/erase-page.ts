import { html, LitElement, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import type { ChoiceToggledEvent } from '../../components/checkbox-row/choice-toggled-event.ts';
import '../../components/empty/empty.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/page/page.ts';
import '../../components/progress/progress.ts';
import type { EndedErase, EraseDesk } from '../eraser/erase-desk.ts';
import { eraseSteps } from '../eraser/journal.ts';
import type { EraseStep } from '../eraser/journal.ts';
import type { ErasePlan, ErasePreview } from '../eraser/plan.ts';
import { logFault } from '../fault-log/log-fault.ts';
import { messages } from '../i18n/messages.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import './erase-choice.ts';
import './erase-confirmation.ts';
import './erase-result.ts';
import { erasePageStyles } from './erase-page.styles.ts';

type Stage =
  | { readonly name: 'loading' | 'unavailable' | 'interrupted' }
  | { readonly name: 'choosing'; readonly preview: ErasePreview }
  | { readonly name: 'confirming'; readonly preview: ErasePreview; readonly plan: ErasePlan }
  | { readonly name: 'running'; readonly step: EraseStep }
  | { readonly name: 'ended'; readonly ended: EndedErase };

/**
 * Choose what goes, see what stays and why, press and hold, watch it, and read what the check found. Everything waits
 * for parked; an erase asked for while driving is noted and offered when the car is parked.
 */
@customElement('gb-erase-page')
export class ErasePageElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles];

  @property({ attribute: false }) desk?: EraseDesk;
  @property({ attribute: false }) pack?: VehiclePack;
  @property({ attribute: false }) monitor?: RestrictionSource;
  /** Whether this car is emulated: then no result is evidence. */
  @property({ type: Boolean }) emulated = false;

  @state() private stage: Stage = { name: 'loading' };
  @state() private chosen: ReadonlySet<string> = new Set();

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  #hadFocus = false;
  #shownStage: Stage['name'] = 'loading';

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Also where there is no desk from the start: that is no change.
    if (changed.has('desk') || !this.hasUpdated) void this.#open();
    this.#hadFocus = (this.shadowRoot?.activeElement ?? null) !== null;
  }

  /** The control that was pressed is gone with its stage: the focus goes on to the next one. */
  protected override updated(): void {
    if (this.#shownStage !== this.stage.name && this.#hadFocus) void this.#focusStage();
    this.#shownStage = this.stage.name;
  }

  protected override render(): unknown {
    return html`<gb-page heading=${messages.erase.title}>
      <div slot="notices">${this.#notice()}</div>
      ${this.#content()}
    </gb-page>`;
  }

  #content(): unknown {
    const words = messages.erase;
    const { stage } = this;
    switch (stage.name) {
      case 'loading':
        return nothing;
      case 'unavailable':
        return html`<gb-empty icon="lock" text=${words.unavailable}></gb-empty>`;
      case 'interrupted':
        return html`<gb-notice tone="fault" text=${messages.shell.vault['erase-unfinished']}></gb-notice>`;
      case 'choosing':
        return html`<gb-erase-choice
          .preview=${stage.preview}
          .pack=${this.pack}
          .chosen=${this.chosen}
          blockedReason=${this.#blockedReason()}
          @choice-toggled=${this.#onChoiceToggled}
          @button-pressed=${this.#onContinued}
          @reason-requested=${this.#onReasonRequested}
        ></gb-erase-choice>`;
      case 'confirming':
        return html`<gb-erase-confirmation
          .plan=${stage.plan}
          .pack=${this.pack}
          blockedReason=${this.#blockedReason()}
          @held=${this.#onHeld}
          @button-pressed=${this.#onWentBack}
        ></gb-erase-confirmation>`;
      case 'running':
        return html`<p>${words.running}</p>
          <gb-progress
            label=${words.title}
            .value=${eraseSteps.indexOf(stage.step) / (eraseSteps.length - 1)}
            valueText=${stage.step === 'planned' ? '' : words.steps[stage.step]}
          ></gb-progress>
          <p class="quiet">${words.ecallStays}</p>`;
      case 'ended':
        return html`<gb-erase-result
          .ended=${stage.ended}
          .pack=${this.pack}
          ?emulated=${this.emulated}
          @button-pressed=${this.#onAcknowledged}
        ></gb-erase-result>`;
    }
  }

  #notice(): unknown {
    if (this.desk === undefined || this.desk.noted.size === 0 || this.stage.name !== 'choosing')
      return nothing;
    const words = messages.erase;
    return this.#blockedReason() === ''
      ? html`<gb-focus-group
          ><gb-notice
            tone="info"
            text=${words.notedOffer}
            action=${words.review}
            @notice-action-pressed=${this.#onContinued}
          ></gb-notice
        ></gb-focus-group>`
      : html`<gb-notice tone="info" text=${words.noted}></gb-notice>`;
  }

  #blockedReason(): string {
    return this.#restriction.restricts('NO_ERASE')
      ? messages.erase.blocked[this.#restriction.current.state]
      : '';
  }

  async #focusStage(): Promise<void> {
    const next = this.renderRoot.querySelector<LitElement>(
      'gb-erase-choice, gb-erase-confirmation, gb-erase-result',
    );
    await next?.updateComplete;
    next?.focus();
  }

  async #open(): Promise<void> {
    if (this.desk === undefined) {
      this.stage = { name: 'unavailable' };
      return;
    }
    if (this.desk.noted.size > 0) this.chosen = this.desk.noted;
    const ended = await this.desk.ended();
    this.stage =
      ended === undefined
        ? { name: 'choosing', preview: await this.desk.preview() }
        : { name: 'ended', ended };
  }

  #onChoiceToggled(event: ChoiceToggledEvent): void {
    const chosen = new Set(this.chosen);
    if (event.wished) chosen.add(event.value);
    else chosen.delete(event.value);
    this.chosen = chosen;
  }

  #onReasonRequested(): void {
    if (this.#blockedReason() === '' || this.chosen.size === 0) return;
    this.desk?.note(this.chosen);
    this.requestUpdate();
  }

  async #onContinued(): Promise<void> {
    if (this.stage.name !== 'choosing' || this.desk === undefined || !this.#restriction.allowsNow('NO_ERASE'))
      return;
    const plan = await this.desk.prepare(this.chosen);
    if (plan !== undefined) this.stage = { name: 'confirming', preview: this.stage.preview, plan };
  }

  async #onWentBack(): Promise<void> {
    await this.desk?.withdraw();
    await this.#open();
  }

  async #onHeld(): Promise<void> {
    if (this.stage.name !== 'confirming' || this.desk === undefined) return;
    const { stage } = this;
    const { plan } = stage;
    if (!this.#restriction.allowsNow('NO_ERASE')) return;
    this.stage = { name: 'running', step: 'authorised' };
    try {
      const hasBegun = await this.desk.erase(plan, (step) => {
        this.stage = { name: 'running', step };
      });
      if (!hasBegun) this.stage = stage;
    } catch {
      logFault({ code: 'erase/interrupted' });
      this.stage = { name: 'interrupted' };
    }
  }

  async #onAcknowledged(): Promise<void> {
    await this.desk?.acknowledge();
    this.chosen = new Set();
    await this.#open();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-erase-page': ErasePageElement;
  }
}
