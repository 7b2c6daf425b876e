import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/row/row.ts';
import { messages } from '../i18n/messages.ts';
import type { DriverView } from '../session/driver-view.ts';
import './driver-avatar.ts';
import { driverName } from './driver-name.ts';
import { DriverMovedEvent } from './driver-moved-event.ts';
import { driversStyles } from './drivers.styles.ts';
import { PanelLeftEvent } from './panel-left-event.ts';

/**
 * The drivers in their order, each with a button up and one down.
 *
 * @fires driver-moved - asks for another place.
 * @fires panel-left - done.
 */
@customElement('gb-driver-order')
export class DriverOrderElement extends LitElement {
  static override styles = [
    elementStyles,
    driversStyles,
    css`
      gb-row::part(heading) {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        line-clamp: 2;
      }

      .buttons {
        display: flex;
        gap: var(--gb-space-2);
      }
    `,
  ];

  @property({ attribute: false }) drivers: readonly DriverView[] = [];

  /** Why no place can be changed now; empty when it can. */
  @property() blockedReason = '';

  /** Whoever was moved last. */
  @state() private moved = '';

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-button.later')?.focus();
  }

  protected override render(): unknown {
    const words = messages.drivers;
    return html`<gb-focus-group class="narrow">
      ${repeat(
        this.drivers,
        ({ bucket }) => bucket,
        (driver, index) => this.#row(driver, index),
      )}
      <div class="actions">
        <gb-button class="done" rank="primary" @button-pressed=${this.#onDone}>${words.orderDone}</gb-button>
      </div>
      <p class="spoken" role="status">${this.#place()}</p>
    </gb-focus-group>`;
  }

  #row(driver: DriverView, index: number): unknown {
    const words = messages.drivers;
    const name = driverName(driver);
    const isLast = index === this.drivers.length - 1;
    const reason = driver.state === 'unreadable' ? words.unreadableDetail : this.blockedReason;
    return html`<gb-row .heading=${name}
      ><gb-driver-avatar slot="lead" .driver=${driver}></gb-driver-avatar>
      <div slot="control" class="buttons">
        <gb-button
          class="earlier"
          icon="arrow-upward"
          .label=${words.earlier(name)}
          .blockedReason=${reason === '' && index === 0 ? words.first : reason}
          data-index=${index}
          @button-pressed=${this.#onEarlier}
        ></gb-button>
        <gb-button
          class="later"
          icon="arrow-downward"
          .label=${words.later(name)}
          .blockedReason=${reason === '' && isLast ? words.last : reason}
          data-index=${index}
          @button-pressed=${this.#onLater}
        ></gb-button></div
    ></gb-row>`;
  }

  #place(): string {
    const index = this.drivers.findIndex(({ bucket }) => bucket === this.moved);
    const driver = this.drivers[index];
    if (driver === undefined) return '';
    return messages.drivers.moved(driverName(driver), index + 1, this.drivers.length);
  }

  #onEarlier(event: Event): void {
    this.#move(event, -1);
  }

  #onLater(event: Event): void {
    this.#move(event, 1);
  }

  #move({ currentTarget }: Event, by: -1 | 1): void {
    const index = currentTarget instanceof HTMLElement ? Number(currentTarget.dataset['index']) : -1;
    const driver = this.drivers[index];
    if (driver === undefined) return;
    this.moved = driver.bucket;
    this.dispatchEvent(new DriverMovedEvent(driver.bucket, by));
  }

  #onDone(): void {
    this.dispatchEvent(new PanelLeftEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-driver-order': DriverOrderElement;
  }
}
