import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/status-item/status-item.ts';
import { carSwitches } from '../../platform/contract/service-definition.ts';
import type { CarSwitch } from '../../platform/contract/service-definition.ts';
import type { SignalsPort } from '../../platform/contract/signals.ts';
import { messages } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import './driver-item.ts';
import type { ShownDriver } from './driver-item.ts';

const shownSignals = [
  'Vehicle.Private.Glovebox.MobileData.IsEnabled',
  'Vehicle.Private.Glovebox.Location.IsSharingAllowed',
  'Vehicle.Private.Glovebox.ECall.State',
] as const;

/** Always on screen: driving state, network, location and 112 eCall, as the car reports them, and who drives. */
@customElement('gb-status-bar')
export class StatusBarElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0 var(--gb-space-4);
        padding: 0 var(--gb-space-5);
      }

      /* A long name gives way, never the state of the car. */
      .driver {
        min-inline-size: 0;
        max-inline-size: calc(280 * var(--dp));
      }

      @media (max-width: 1400px) {
        :host {
          column-gap: var(--gb-space-2);
          padding-inline: var(--gb-space-3);
        }
      }
    `,
  ];

  @property({ attribute: false }) signals?: SignalsPort;
  @property({ attribute: false }) monitor?: RestrictionSource;
  /** The switches this car has. What it cannot switch stands still: the network on, location not shared. */
  @property({ attribute: false }) switches: readonly CarSwitch[] = carSwitches;
  /** Undefined while storage is closed. */
  @property({ attribute: false }) driver?: ShownDriver | undefined;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    const update = (): void => this.requestUpdate();
    new SourceController(
      this,
      () => this.signals,
      (signals, signal) => signals.subscribe(shownSignals, update, signal),
    );
  }

  protected override render(): unknown {
    const words = messages.shell;
    const [networkPath, locationPath, ecallPath] = shownSignals;
    const network = this.switches.includes('network')
      ? position(this.signals?.snapshot().get(networkPath)?.value)
      : 'on';
    const location = this.switches.includes('location')
      ? position(this.signals?.snapshot().get(locationPath)?.value)
      : 'off';
    const ecall = this.signals?.snapshot().get(ecallPath)?.value ?? 'UNKNOWN';
    const driving = this.#restriction.current.state;
    return html`
      <gb-status-item
        icon=${driving === 'parked' ? 'local-parking' : driving === 'unknown' ? 'help' : 'directions-car'}
        text=${words.driving[driving]}
        tone=${driving === 'unknown' ? 'caution' : 'plain'}
      ></gb-status-item>
      <gb-status-item
        icon=${network === 'on' ? 'cell-tower' : 'signal-disconnected'}
        text=${words.network[network]}
        tone=${network === 'unknown' ? 'caution' : 'plain'}
      ></gb-status-item>
      <gb-status-item
        icon=${location === 'on' ? 'location-on' : 'location-off'}
        text=${words.location[location]}
        tone=${location === 'unknown' ? 'caution' : 'plain'}
      ></gb-status-item>
      <gb-status-item
        icon="sos"
        text=${words.ecall[ecall]}
        tone=${ecall === 'FAULT' ? 'fault' : ecall === 'UNKNOWN' ? 'caution' : 'ecall'}
      ></gb-status-item>
      <gb-driver-item class="driver" .driver=${this.driver}></gb-driver-item>
    `;
  }
}

function position(reported: boolean | undefined): 'on' | 'off' | 'unknown' {
  return reported === undefined ? 'unknown' : reported ? 'on' : 'off';
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-status-bar': StatusBarElement;
  }
}
