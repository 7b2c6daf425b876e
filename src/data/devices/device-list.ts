import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { elementStyles } from '../../../components/base/element.styles.ts';
import '../../../components/focus-group/focus-group.ts';
import '../../../components/row/row.ts';
import type { RowElement } from '../../../components/row/row.ts';
import { messages } from '../../i18n/messages.ts';
import { limitItems, limitText } from '../../restriction/limit-content.ts';
import { RestrictionController } from '../../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../../restriction/restriction-monitor.ts';
import { deviceListStyles } from './device-list.styles.ts';
import { deviceSections } from './device-rows.ts';
import type { DeviceRow, DeviceSection } from './device-rows.ts';

/**
 * Devices by section; a section without any says so.
 *
 * @fires row-pressed - a phone or a network was chosen; `value` is its id.
 */
@customElement('gb-device-list')
export class DeviceListElement extends LitElement {
  static override styles = [elementStyles, deviceListStyles];

  @property({ attribute: false }) rows: readonly DeviceRow[] = [];
  /** Sections that this car has. */
  @property({ attribute: false }) sections: readonly DeviceSection[] = deviceSections;
  @property({ attribute: false }) monitor?: RestrictionSource;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  /** Gives the focus to the row of a device, or to the first where there is none. */
  focusRow(id: string): void {
    const rows = [...this.renderRoot.querySelectorAll<RowElement>('gb-row')];
    (rows.find(({ value }) => value === id) ?? rows[0])?.focus();
  }

  protected override render(): unknown {
    const { items, hidden } = limitItems(this.rows, this.#restriction.current.set);
    return html`${this.sections.map((section) =>
      this.#section(
        section,
        items.filter((row) => row.section === section),
      ),
    )}
    ${hidden > 0 ? html`<p class="quiet">${messages.records.moreWhenParked(hidden)}</p>` : nothing}`;
  }

  #section(section: DeviceSection, rows: readonly DeviceRow[]): unknown {
    const words = messages.devices;
    return html`<section aria-labelledby=${section}>
      <h2 id=${section}>${words.sections[section]}</h2>
      ${
        rows.length === 0
          ? html`<p class="quiet">${words.none[section]}</p>`
          : html`<gb-focus-group
                ><div role="list" aria-labelledby=${section}>
                  ${repeat(
                    rows,
                    ({ id }) => id,
                    (row) => this.#row(row),
                  )}
                </div></gb-focus-group
              >
              ${section === 'key' || section === 'stick' ? html`<p class="quiet">${words.kept[section]}</p>` : nothing}`
      }
    </section>`;
  }

  /** Rows that lead nowhere take the focus too, so that a knob can read on to the last one. */
  #row({ id, icon, heading, detail, isPressable }: DeviceRow): unknown {
    const { set } = this.#restriction.current;
    return html`<gb-row
      role="listitem"
      kind=${isPressable ? 'button' : 'plain'}
      tabindex=${isPressable ? nothing : '0'}
      icon=${icon}
      value=${id}
      heading=${limitText(heading, set)}
      detail=${limitText(detail, set)}
    ></gb-row>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-device-list': DeviceListElement;
  }
}
