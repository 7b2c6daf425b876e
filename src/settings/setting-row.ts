import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/row/row.ts';
import '../../components/switch/switch.ts';
import type { IconName } from '../../components/icon/icons.ts';
import type { SwitchToggledEvent } from '../../components/switch/switch-toggled-event.ts';
import type { ChoicesStore } from '../choices/choices-store.ts';
import type { SwitchId } from '../choices/switches.ts';
import { messages } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import { describeSwitch } from './describe-switch.ts';
import type { SwitchTexts } from './describe-switch.ts';

/**
 * One switch of the car: shows what the car reports, says what that means, and takes a wish. Switching off works in
 * every driving state; switching on waits for parked and says so. Where the car has no such switch, the row says what
 * holds instead.
 */
@customElement('gb-setting-row')
export class SettingRowElement extends LitElement {
  @property({ attribute: false }) choices?: ChoicesStore;
  @property({ attribute: false }) monitor?: RestrictionSource;
  @property({ attribute: false }) switchId: SwitchId = 'network';
  @property({ attribute: false }) texts: SwitchTexts = { title: '', on: '', off: '', unknown: '' };
  @property() icon: IconName | '' = '';

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    new SourceController(
      this,
      () => this.choices,
      (choices, signal) => choices.subscribe(() => this.requestUpdate(), signal),
    );
  }

  protected override render(): unknown {
    const state = this.choices?.state(this.switchId);
    if (state === undefined) return html`<gb-row icon=${this.icon} heading=${this.texts.title}></gb-row>`;
    const view = describeSwitch(state, this.texts, messages.settings);
    if (view.position === 'absent')
      return html`<gb-row icon=${this.icon} heading=${this.texts.title} detail=${view.detail}></gb-row>`;
    // What the next tap would ask for, as the switch sees it: a wish under way is taken back.
    const asksForOn = (view.wish === '' ? view.position : view.wish) === 'off';
    const blocked = asksForOn && this.#restriction.restricts('NO_WIDENING');
    return html`<gb-row icon=${this.icon} heading=${this.texts.title} detail=${view.detail}>
      <gb-switch
        slot="control"
        label=${this.texts.title}
        stateText=${messages.settings.state[view.position]}
        reported=${view.position}
        requested=${view.wish}
        blockedReason=${blocked ? messages.settings.wideningBlocked[this.#restriction.current.state] : ''}
        @switch-toggled=${this.#onSwitchToggled}
      ></gb-switch>
    </gb-row>`;
  }

  #onSwitchToggled(event: SwitchToggledEvent): void {
    const on = event.wished === 'on';
    if (on && !this.#restriction.allowsNow('NO_WIDENING')) return;
    void this.choices?.request(this.switchId, on);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-setting-row': SettingRowElement;
  }
}
