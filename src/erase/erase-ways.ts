import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/row/row.ts';
import { messages } from '../i18n/messages.ts';
import { erasePageStyles } from './erase-page.styles.ts';

/**
 * The three ways to erase.
 *
 * @fires row-pressed - `value` is `some`, `driver` or `handover`.
 */
@customElement('gb-erase-ways')
export class EraseWaysElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles];

  /** False while nobody can say who the drivers are. */
  @property({ attribute: false }) hasDrivers = false;

  /** The first way. */
  override focus(): void {
    this.renderRoot.querySelector('gb-row')?.focus();
  }

  protected override render(): unknown {
    const words = messages.erase.ways;
    return html`<gb-focus-group label=${words.label} class="rows">
        <gb-row
          kind="button"
          icon="delete-forever"
          value="some"
          heading=${words.some}
          detail=${words.someDetail}
        ></gb-row>
        <gb-row
          kind="button"
          icon="person"
          value="driver"
          heading=${words.driver}
          detail=${words.driverDetail}
          blockedReason=${this.hasDrivers ? '' : words.noDrivers}
        ></gb-row>
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
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-erase-ways': EraseWaysElement;
  }
}
