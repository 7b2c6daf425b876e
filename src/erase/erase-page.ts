import { html, LitElement, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/empty/empty.ts';
import '../../components/notice/notice.ts';
import '../../components/page/page.ts';
import type { RowPressedEvent } from '../../components/row/row-pressed-event.ts';
import type { SignalsPort } from '../../platform/contract/signals.ts';
import type { Authorisation } from '../eraser/authorisation.ts';
import type { EraseDesk } from '../eraser/erase-desk.ts';
import type { EraseOrder } from '../eraser/journal.ts';
import type { ErasePlan } from '../eraser/plan.ts';
import type { EraseScope } from '../eraser/scope.ts';
import { logFault } from '../fault-log/log-fault.ts';
import { messages } from '../i18n/messages.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import './erase-choice.ts';
import './erase-confirmation.ts';
import './erase-driver.ts';
import type { KnownDriver } from '../session/known-drivers.ts';
import type { LendingDesk } from '../session/lending-desk.ts';
import type { HandoverHeldEvent, ScopeChosenEvent } from './erase-events.ts';
import './erase-offer.ts';
import { erasePageStyles } from './erase-page.styles.ts';
import './erase-result.ts';
import './erase-running.ts';
import { renderLending } from './lending-stage.ts';
import { firstStage, headingOf, stageOfWay } from './erase-stage.ts';
import type { Stage } from './erase-stage.ts';
import './erase-waiting.ts';
import './erase-ways.ts';
import './handover.ts';

const stagesWithOffer: ReadonlySet<Stage['name']> = new Set(['ways', 'some', 'driver']);

/**
 * Some of it, one driver, or everything at a handover: see what goes and what stays, press and hold, watch it, and read
 * what the check found; or lock it all while the car is lent. Everything waits for parked; an erase asked for while driving
 * is noted and offered when the car is parked.
 */
@customElement('gb-erase-page')
export class ErasePageElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles];

  @property({ attribute: false }) desk?: EraseDesk;
  /** Undefined where the car cannot be lent. */
  @property({ attribute: false }) lending?: LendingDesk | undefined;
  @property({ attribute: false }) pack?: VehiclePack;
  @property({ attribute: false }) monitor?: RestrictionSource;
  @property({ attribute: false }) signals?: SignalsPort;
  @property({ attribute: false }) drivers: readonly KnownDriver[] = [];
  /** The category whose list led here; empty when none did. */
  @property() category = '';
  /** `driver`: everything of who drives is what led here. */
  @property() way: '' | 'driver' = '';
  /** Whether this car is emulated: then no result is evidence. */
  @property({ type: Boolean }) emulated = false;

  @state() private stage: Stage = { name: 'loading' };
  @state() private retried = '';

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  #hadFocus = false;
  #shownStage: Stage['name'] = 'loading';

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Also where there is no desk from the start: that is no change.
    if (changed.has('desk') || !this.hasUpdated) void this.#open(this.category, this.way);
    this.#hadFocus = (this.shadowRoot?.activeElement ?? null) !== null;
    if (this.stage.name === 'confirming' && this.#blockedReason() !== '' && this.desk?.asked === undefined)
      this.desk?.ask(this.stage.plan.scope);
  }

  /** A stage begins at its top. The control that was pressed is gone with the one before: the focus goes on to the next. */
  protected override updated(): void {
    if (this.#shownStage === this.stage.name) return;
    this.#shownStage = this.stage.name;
    this.renderRoot.querySelector('gb-page')?.scrollTo(0, 0);
    if (this.#hadFocus) void this.#focusStage();
  }

  protected override render(): unknown {
    return html`<gb-page heading=${headingOf(this.stage)}>
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
      case 'ways':
        return html`<gb-erase-ways
          class="stage"
          .hasDrivers=${this.drivers.length > 0}
          .lending=${this.lending}
          @row-pressed=${this.#onWayChosen}
        ></gb-erase-ways>`;
      case 'some':
        return html`<gb-erase-choice
          class="stage"
          .desk=${this.desk}
          .preview=${stage.preview}
          .pack=${this.pack}
          .drivers=${this.drivers}
          .initial=${stage.chosen}
          blockedReason=${this.#blockedReason()}
          @scope-chosen=${this.#onScopeChosen}
          @step-left=${this.#onLeft}
        ></gb-erase-choice>`;
      case 'driver':
        return html`<gb-erase-driver
          class="stage"
          .desk=${this.desk}
          .drivers=${this.drivers}
          ?own=${this.way === 'driver'}
          blockedReason=${this.#blockedReason()}
          @scope-chosen=${this.#onScopeChosen}
          @step-left=${this.#onLeft}
        ></gb-erase-driver>`;
      case 'handover':
        return html`<gb-handover
          class="stage"
          .desk=${this.desk}
          .pack=${this.pack}
          .signals=${this.signals}
          .monitor=${this.monitor}
          .reason=${stage.reason}
          blockedReason=${this.#blockedReason()}
          @handover-held=${this.#onHandoverHeld}
          @step-left=${this.#onLeft}
        ></gb-handover>`;
      case 'lend':
      case 'give-back':
        return renderLending(stage.name, this.lending, this.#blockedReason(messages.lend.blocked), () =>
          this.#onLeft(),
        );
      case 'confirming':
        return html`<gb-erase-confirmation
          class="stage"
          .plan=${stage.plan}
          .pack=${this.pack}
          .drivers=${this.drivers}
          blockedReason=${this.#blockedReason()}
          @held=${this.#onHeld}
          @button-pressed=${this.#onWithdrawn}
        ></gb-erase-confirmation>`;
      case 'running':
        return html`<gb-erase-running .step=${stage.step}></gb-erase-running>`;
      case 'waiting':
        return html`<gb-erase-waiting class="stage" @button-pressed=${this.#onWithdrawn}></gb-erase-waiting>`;
      case 'ended':
        return html`<gb-erase-result
          class="stage"
          .ended=${stage.ended}
          .pack=${this.pack}
          ?emulated=${this.emulated}
          blockedReason=${this.#blockedReason()}
          retried=${this.retried}
          @result-seen=${this.#onAcknowledged}
          @retry-requested=${this.#onRetried}
        ></gb-erase-result>`;
    }
  }

  #notice(): unknown {
    const asked = this.desk?.asked;
    const reason = this.#blockedReason();
    if (asked === undefined || (reason === '' && !stagesWithOffer.has(this.stage.name))) return nothing;
    return html`<gb-erase-offer
      ?waits=${reason !== ''}
      @notice-action-pressed=${this.#onOfferTaken}
    ></gb-erase-offer>`;
  }

  #blockedReason(reason = messages.erase.blocked[this.#restriction.current.state]): string {
    return this.#restriction.restricts('NO_ERASE') ? reason : '';
  }

  async #focusStage(): Promise<void> {
    const next = this.renderRoot.querySelector<LitElement>('.stage');
    await next?.updateComplete;
    next?.focus();
  }

  async #open(category = '', way: '' | 'driver' = ''): Promise<void> {
    this.stage = await firstStage(this.desk, category, way);
  }

  async #onWayChosen(event: RowPressedEvent): Promise<void> {
    if (this.desk !== undefined) this.stage = await stageOfWay(this.desk, event.value);
  }

  /** Whoever goes back does not want to be asked again. */
  async #onLeft(): Promise<void> {
    this.desk?.ask(undefined);
    await this.#open();
  }

  async #onScopeChosen(event: ScopeChosenEvent): Promise<void> {
    if (!event.isAsked) return this.#confirm(event.scope);
    this.desk?.ask(event.scope);
    this.requestUpdate();
  }

  async #onOfferTaken(): Promise<void> {
    const asked = this.desk?.asked;
    if (asked?.kind === 'handover') this.stage = { name: 'handover', reason: asked.reason };
    else if (asked !== undefined) await this.#confirm(asked);
  }

  async #confirm(scope: EraseScope): Promise<void> {
    if (this.desk === undefined || !this.#restriction.allowsNow('NO_ERASE')) return;
    const plan = await this.desk.prepare(scope);
    if (plan === undefined) await this.#open();
    else this.stage = { name: 'confirming', plan };
  }

  /** Back to where it was chosen, as it was. */
  async #onWithdrawn(): Promise<void> {
    const { stage } = this;
    this.desk?.ask(undefined);
    await this.desk?.withdraw();
    const scope = stage.name === 'confirming' ? stage.plan.scope : undefined;
    if (this.desk === undefined || scope === undefined) return this.#open();
    this.stage = await stageOfWay(
      this.desk,
      scope.kind === 'driver' ? 'driver' : 'some',
      scope.kind === 'selection' ? scope.parts.map(({ category }) => category) : [],
    );
  }

  async #onHeld(): Promise<void> {
    if (this.stage.name === 'confirming') await this.#erase(this.stage.plan, { role: 'driver' }, 'now');
  }

  async #onHandoverHeld({ plan, authorisation, when }: HandoverHeldEvent): Promise<void> {
    await this.#erase(plan, authorisation, when);
  }

  async #erase(plan: ErasePlan, authorisation: Authorisation, when: EraseOrder['when']): Promise<void> {
    const { stage, desk } = this;
    if (desk === undefined || !this.#restriction.allowsNow('NO_ERASE')) return;
    try {
      if (when === 'next-start') {
        await desk.noteForNextStart(plan, authorisation);
        this.stage = { name: 'waiting' };
        return;
      }
      this.stage = { name: 'running', step: 'authorised' };
      const hasBegun = await desk.erase(plan, authorisation, (step) => {
        this.stage = { name: 'running', step };
      });
      if (!hasBegun) this.stage = stage;
    } catch {
      logFault({ code: 'erase/interrupted' });
      this.stage = { name: 'interrupted' };
    }
  }

  async #onRetried(): Promise<void> {
    this.retried = '';
    try {
      const outcome = await this.desk?.retry((step) => {
        this.stage = { name: 'running', step };
      });
      if (outcome === 'restarting') return;
      await this.#open();
      if (outcome === 'unsigned') this.retried = messages.erase.stillUnsigned;
    } catch {
      logFault({ code: 'erase/interrupted' });
      this.stage = { name: 'interrupted' };
    }
  }

  async #onAcknowledged(): Promise<void> {
    await this.desk?.acknowledge();
    await this.#open();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-erase-page': ErasePageElement;
  }
}
