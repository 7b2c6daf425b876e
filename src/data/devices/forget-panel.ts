import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../../components/base/element.styles.ts';
import '../../../components/button/button.ts';
import '../../../components/focus-group/focus-group.ts';
import '../../../components/notice/notice.ts';
import '../../../components/progress/progress.ts';
import { messages } from '../../i18n/messages.ts';
import { limitText } from '../../restriction/limit-content.ts';
import { RestrictionController } from '../../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../../restriction/restriction-monitor.ts';
import { sidePanelStyles } from '../side-panel.styles.ts';
import { amountsOf, hasUncounted, nameOf, namesOf } from './describe-device.ts';
import type { KnownDevice } from './devices-desk.ts';
import type { DeviceRecords, ForgetOutcome } from './forget-device.ts';
import { ForgetAnsweredEvent } from './forget-answered-event.ts';

/**
 * Forgetting a device: what goes and what stays, its progress, and what came of it.
 *
 * @fires forget-answered - `answer` is `confirmed`, also to try again, or `closed`.
 */
@customElement('gb-forget-panel')
export class ForgetPanelElement extends LitElement {
  static override styles = [
    elementStyles,
    sidePanelStyles,
    css`
      p {
        margin: var(--gb-space-3) 0;
      }

      .said {
        flex-basis: 100%;
        min-inline-size: 0;
        border-radius: var(--gb-radius);
        overflow-wrap: anywhere;
      }

      .quiet {
        color: var(--gb-color-text-secondary);
        font-size: var(--gb-text-secondary-size);
      }
    `,
  ];

  @property({ attribute: false }) device?: KnownDevice;
  /** What goes; undefined until it is counted. */
  @property({ attribute: false }) counts: DeviceRecords | undefined;
  /** It goes on. */
  @property({ type: Boolean }) running = false;
  @property({ attribute: false }) outcome: ForgetOutcome | undefined;
  @property({ attribute: false }) monitor?: RestrictionSource;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  /** Gives the focus to what it says first: on a low display the buttons stand out of sight below it. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.said, gb-button')?.focus();
  }

  protected override render(): unknown {
    const { device } = this;
    if (device === undefined) return nothing;
    const words = messages.devices;
    if (this.running) return html`<gb-progress label=${words.forgettingNow}></gb-progress>`;
    return this.outcome === undefined ? this.#question(device) : this.#result(device, this.outcome);
  }

  #question(device: KnownDevice): unknown {
    const words = messages.devices;
    const { set } = this.#restriction.current;
    const counts = this.counts;
    const goes = counts && words.goes(amountsOf(counts));
    const isPartly = counts !== undefined && hasUncounted(counts);
    return html`<gb-focus-group>
      <div class="said" tabindex="0" role="group" aria-labelledby="title">
        <h2 id="title" dir="auto">${limitText(words.forgetTitle(nameOf(device)), set)}</h2>
        ${goes === undefined ? html`<gb-progress label=${messages.records.loading}></gb-progress>` : html`<p>${goes} ${isPartly ? words.uncounted : ''} ${words.noUndo}</p>`}
        <p class="quiet">${limitText(words.stays[device.kind], set)}</p>
      </div>
      <gb-button class="keep" @button-pressed=${this.#onClosed}>${words.keep}</gb-button>
      ${this.#confirm(words.confirm)}
    </gb-focus-group>`;
  }

  #result(device: KnownDevice, outcome: ForgetOutcome): unknown {
    const words = messages.devices;
    const { set } = this.#restriction.current;
    const gone = 'gone' in outcome ? words.removed(amountsOf(outcome.gone)) : '';
    const text = outcome.ok
      ? words.forgotten(limitText(nameOf(device), set))
      : 'car' in outcome
        ? words.unreachable
        : words.left(namesOf(outcome.left));
    return html`<gb-notice tone=${outcome.ok ? 'done' : 'fault'} text=${text} detail=${gone}></gb-notice>
      ${outcome.ok ? html`<p class="quiet">${limitText(words.stays[device.kind], set)}</p>` : nothing}
      <gb-focus-group>
        <gb-button rank="primary" @button-pressed=${this.#onClosed}>${words.done}</gb-button>
        ${outcome.ok ? nothing : this.#confirm(words.again)}
      </gb-focus-group>`;
  }

  #confirm(text: string): unknown {
    return html`<gb-button
      class="confirm"
      rank="danger"
      icon="delete-forever"
      blockedReason=${messages.devices.blocked[this.#restriction.current.state]}
      @button-pressed=${this.#onConfirmed}
      >${text}</gb-button
    >`;
  }

  #onConfirmed(): void {
    if (this.#restriction.allowsNow('NO_ERASE')) this.dispatchEvent(new ForgetAnsweredEvent('confirmed'));
  }

  #onClosed(): void {
    this.dispatchEvent(new ForgetAnsweredEvent('closed'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-forget-panel': ForgetPanelElement;
  }
}
