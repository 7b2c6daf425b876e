import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/row/row.ts';
import type { SignalsPort } from '../../platform/contract/signals.ts';
import { messages } from '../i18n/messages.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import { limitText } from '../restriction/limit-content.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';

const ecallPath = 'Vehicle.Private.Glovebox.ECall.State';

/**
 * 112 eCall: on, locked, with a look that no switch shares. Shows the state that the car reports; a tap only explains,
 * in the pack's words.
 *
 * @fires reason-requested - pressed; the row says why nobody can switch it off.
 */
@customElement('gb-ecall-row')
export class EcallRowElement extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  @property({ attribute: false }) signals?: SignalsPort;
  @property({ attribute: false }) pack?: VehiclePack;
  @property({ attribute: false }) monitor?: RestrictionSource;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    new SourceController(
      this,
      () => this.signals,
      (signals, signal) => signals.subscribe([ecallPath], () => this.requestUpdate(), signal),
    );
  }

  protected override render(): unknown {
    const words = messages.settings.ecall;
    const texts = this.pack?.texts.services['ecall'];
    const reported = this.signals?.snapshot().get(ecallPath)?.value ?? 'UNKNOWN';
    return html`<gb-row
      kind="locked"
      icon="sos"
      heading=${texts?.name ?? words.title}
      detail=${words[reported]}
      blockedReason=${limitText(texts?.whyFixed ?? words.locked, this.#restriction.current.set)}
    ></gb-row>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-ecall-row': EcallRowElement;
  }
}
