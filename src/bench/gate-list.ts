import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { SourceController } from '../../components/base/source-controller.ts';
import type { GateRecord } from '../../platform/contract/services.ts';
import type { EmulatedCar } from '../../platform/emulator/car.ts';
import { formatTime } from '../i18n/format.ts';
import { bench as words } from '../i18n/en/bench.ts';

/** How many records are shown; the car keeps more. */
const mostShown = 40;

/** What left the car and what was refused, as recorded behind the gate, newest first. */
@customElement('gb-gate-list')
export class GateListElement extends LitElement {
  static override styles = css`
    h2 {
      margin: 0 0 8px;
      font-size: 16px;
    }

    ol {
      block-size: 320px;
      margin: 0;
      padding: 0;
      overflow: auto;
      list-style: none;
      font-size: 14px;
    }

    li {
      padding-block: 4px;
    }

    [data-outcome='sent'] b {
      color: var(--gb-color-accent);
    }

    [data-outcome='refused'] {
      color: var(--gb-color-text-secondary);
    }
  `;

  @property({ attribute: false }) car?: EmulatedCar;

  #records: readonly GateRecord[] = [];

  constructor() {
    super();
    new SourceController(
      this,
      () => this.car,
      (car, signal) => {
        car.connect(
          (event) => {
            if (event.kind === 'gate') this.#take(event.record);
            if (event.kind === 'forget') this.#refill(car);
          },
          signal,
          () => undefined,
        );
        this.#refill(car);
      },
    );
  }

  protected override render(): unknown {
    return html`<h2 id="title">${words.transfers}</h2>
      ${
        this.#records.length === 0
          ? html`<p>${words.none}</p>`
          : html`<ol aria-labelledby="title" tabindex="0">
              ${repeat(this.#records, ({ cursor }) => cursor, line)}
            </ol>`
      }`;
  }

  #take(record: GateRecord): void {
    this.#records = [record, ...this.#records].slice(0, mostShown);
    this.requestUpdate();
  }

  #refill(car: EmulatedCar): void {
    this.#records = [...car.transfers(), ...car.refusals()]
      .sort((a, b) => b.cursor - a.cursor)
      .slice(0, mostShown);
    this.requestUpdate();
  }
}

function line(record: GateRecord): unknown {
  const detail =
    record.outcome === 'sent'
      ? `${words.bytes(record.bytes ?? 0)} → ${record.recipient ?? ''} (${record.connection})`
      : record.reasons.join(', ');
  return html`<li data-outcome=${record.outcome}>
    ${formatTime(record.at)} <b>${record.service}</b> ${words[record.outcome]}: ${record.groups.join(', ')}.
    ${detail}
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-gate-list': GateListElement;
  }
}
