import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/row/row.ts';
import type { SignalsPort } from '../../platform/contract/signals.ts';
import type { EraseDesk } from '../eraser/erase-desk.ts';
import type { Precondition } from '../eraser/preconditions.ts';
import { messages } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import { erasePageStyles } from './erase-page.styles.ts';

const signs = { met: 'check-circle', missing: 'warning', unknown: 'help' } as const;

/** What should hold before a handover, as the car reports it at this moment, and how to get what is missing. */
@customElement('gb-precondition-list')
export class PreconditionListElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles];

  @property({ attribute: false }) desk?: EraseDesk;
  @property({ attribute: false }) signals?: SignalsPort;
  @property({ attribute: false }) monitor?: RestrictionSource;

  constructor() {
    super();
    new RestrictionController(this, () => this.monitor);
    new SourceController(
      this,
      () => this.signals,
      (signals, signal) =>
        signals.subscribe(['Vehicle.LowVoltageSystemState'], () => this.requestUpdate(), signal),
    );
  }

  protected override render(): unknown {
    return html`<div role="status">
        ${this.desk
          ?.preconditions()
          .map(
            (condition) =>
              html`<gb-row
                data-state=${condition.state}
                icon=${signs[condition.state]}
                heading=${messages.handover.preconditionNames[condition.id]}
                detail=${describe(condition)}
              ></gb-row>`,
          )}
      </div>
      <p class="quiet below">${messages.handover.found}</p>`;
  }
}

function describe({ state, remedy }: Precondition): string {
  const words = messages.handover;
  return state === 'met' || remedy === undefined ? words.met : words.remedies[remedy];
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-precondition-list': PreconditionListElement;
  }
}
