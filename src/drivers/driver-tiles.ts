import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../components/avatar/avatar.ts';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/row/row.ts';
import type { RowPressedEvent } from '../../components/row/row-pressed-event.ts';
import { messages } from '../i18n/messages.ts';
import type { DriverView } from '../session/driver-view.ts';
import './driver-avatar.ts';
import { DriverChosenEvent } from './driver-chosen-event.ts';
import { driverName } from './driver-name.ts';

const guest = 'guest';

/**
 * Who else may drive, and a guest: a tap asks for the seat.
 *
 * @fires driver-chosen - `bucket` is theirs, or `guest`.
 */
@customElement('gb-driver-tiles')
export class DriverTilesElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      .tiles {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, calc(320 * var(--dp))), 1fr));
        gap: var(--gb-space-3);
      }

      gb-row::part(base) {
        block-size: 100%;
        min-block-size: calc(112 * var(--dp));
        background: var(--gb-color-surface);
      }

      gb-row::part(heading) {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        line-clamp: 2;
      }
    `,
  ];

  @property({ attribute: false }) drivers: readonly DriverView[] = [];

  /** No tile for a guest: a guest drives. */
  @property({ type: Boolean }) guestDrives = false;

  /** Why nobody can take the seat now; empty when somebody can. */
  @property() blockedReason = '';

  protected override render(): unknown {
    const words = messages.drivers;
    return html`<gb-focus-group label=${words.others} @row-pressed=${this.#onRowPressed}
      ><div class="tiles">
        ${repeat(
          this.drivers,
          ({ bucket }) => bucket,
          (driver) => this.#tile(driver),
        )}
        ${
          this.guestDrives
            ? nothing
            : html`<gb-row
                kind="button"
                .value=${guest}
                heading=${words.guest}
                detail=${words.guestTile}
                blockedReason=${this.blockedReason}
                ><gb-avatar slot="lead"></gb-avatar
              ></gb-row>`
        }
      </div></gb-focus-group
    >`;
  }

  #tile(driver: DriverView): unknown {
    const words = messages.drivers;
    const isReadable = driver.state !== 'unreadable';
    const pin = driver.hasPin ? words.withPin : '';
    return html`<gb-row
      kind="button"
      .value=${driver.bucket}
      .heading=${driverName(driver)}
      detail=${isReadable ? pin : words.unreadableTile}
      blockedReason=${isReadable ? this.blockedReason : words.unreadableDetail}
      ><gb-driver-avatar slot="lead" .driver=${driver}></gb-driver-avatar
    ></gb-row>`;
  }

  #onRowPressed({ value }: RowPressedEvent): void {
    this.dispatchEvent(new DriverChosenEvent(value));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-driver-tiles': DriverTilesElement;
  }
}
