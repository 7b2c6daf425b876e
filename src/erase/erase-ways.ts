import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/row/row.ts';
import { messages } from '../i18n/messages.ts';
import type { LendingDesk, LendingState } from '../session/lending-desk.ts';
import { erasePageStyles } from './erase-page.styles.ts';

/**
 * The ways to erase, and lending, which erases nothing. While the car is lent a guest sees first how to give it back, and
 * chooses among no drivers.
 *
 * @fires row-pressed - `value` is `some`, `driver`, `lend`, `give-back` or `handover`.
 */
@customElement('gb-erase-ways')
export class EraseWaysElement extends LitElement {
  static override styles = [
    elementStyles,
    erasePageStyles,
    css`
      /* Two and two: all are seen at once on the smallest display too. */
      .ways {
        --column: max(calc(440 * var(--dp)), calc(50% - var(--gb-space-4)));

        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, var(--column)), 1fr));
        gap: var(--gb-space-2) var(--gb-space-4);
        align-items: start;
        margin-block-end: var(--gb-space-3);
      }
    `,
  ];

  /** False while nobody can say who the drivers are. */
  @property({ attribute: false }) hasDrivers = false;
  /** Undefined where the car cannot be lent. */
  @property({ attribute: false }) lending?: LendingDesk | undefined;

  /** The first way. */
  override focus(): void {
    this.renderRoot.querySelector('gb-row')?.focus();
  }

  protected override render(): unknown {
    const words = messages.erase.ways;
    const lending = this.lending?.state ?? 'not-lent';
    return html`<gb-focus-group label=${words.label} class="ways">
        ${lending === 'not-lent' ? nothing : this.#giveBack(lending)}
        <gb-row
          kind="button"
          icon="delete-forever"
          value="some"
          heading=${words.some}
          detail=${words.someDetail}
        ></gb-row>
        ${lending === 'not-lent' ? this.#driver() : nothing}
        ${this.lending === undefined || lending === 'lent' ? nothing : this.#lend(this.lending)}
        <gb-row
          kind="button"
          icon="directions-car"
          value="handover"
          heading=${words.handover}
          detail=${words.handoverDetail}
        ></gb-row>
      </gb-focus-group>
      <p class="quiet">${messages.erase.ecallStays}</p>`;
  }

  #driver(): unknown {
    const words = messages.erase.ways;
    return html`<gb-row
      kind="button"
      icon="person"
      value="driver"
      heading=${words.driver}
      detail=${words.driverDetail}
      blockedReason=${this.hasDrivers ? '' : words.noDrivers}
    ></gb-row>`;
  }

  #lend({ isYours }: LendingDesk): unknown {
    const words = messages.lend;
    return html`<gb-row
      kind="button"
      icon="lock"
      value="lend"
      heading=${words.way}
      detail=${words.wayDetail}
      blockedReason=${isYours ? '' : words.notYours}
    ></gb-row>`;
  }

  #giveBack(state: LendingState): unknown {
    const words = messages.lend;
    return html`<gb-row
      kind="button"
      icon="lock"
      value="give-back"
      heading=${words.lentWay}
      detail=${state === 'lent' ? words.lentWayDetail : words.unfinishedWayDetail}
    ></gb-row>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-erase-ways': EraseWaysElement;
  }
}
