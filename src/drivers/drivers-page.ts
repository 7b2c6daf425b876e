import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/empty/empty.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/page/page.ts';
import '../../components/row/row.ts';
import type { TextChangedEvent } from '../../components/text-field/text-changed-event.ts';
import { messages } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import type { DriverView } from '../session/driver-view.ts';
import { mostDrivers } from '../vault/add-bucket.ts';
import { DeskController } from './desk-controller.ts';
import type { Desk } from './desk.ts';
import './driver-avatar.ts';
import type { DriverChosenEvent } from './driver-chosen-event.ts';
import { DriverDrafts } from './driver-drafts.ts';
import type { DriverMovedEvent } from './driver-moved-event.ts';
import { driverName } from './driver-name.ts';
import './driver-order.ts';
import './driver-tiles.ts';
import { driversPageStyles } from './drivers-page.styles.ts';
import { driversStyles } from './drivers.styles.ts';
import './name-form.ts';
import './unlock-panel.ts';
import { allowsNow, waitReason } from './waits.ts';

/** As many drivers as a car keeps. */

/**
 * Who drives, who else may, and the ways to what belongs to who drives. While a PIN locks who drives, it is asked for first.
 */
@customElement('gb-drivers-page')
export class DriversPageElement extends LitElement {
  static override styles = [elementStyles, driversStyles, driversPageStyles];

  /** Undefined while storage is closed; then `closedReason` says why, or is empty while it opens. */
  @property({ attribute: false }) desk?: Desk | undefined;
  @property() closedReason = '';
  @property({ attribute: false }) monitor?: RestrictionSource;
  /** Kept while the driver looks at other screens. */
  @property({ attribute: false }) drafts = new DriverDrafts();

  @state() private isOrdering = false;

  readonly #restriction = new RestrictionController(this, () => this.monitor);
  readonly #asked = new DeskController(this, () => this.desk);

  protected override render(): unknown {
    const words = messages.drivers;
    const { desk } = this;
    return html`<gb-page
      heading=${{ none: words.title, add: words.add, order: words.order }[this.#panel]}
      @knob-backed=${this.#onBacked}
      @keydown=${this.#onKeyDown}
      @panel-left=${this.#onPanelLeft}
    >
      <gb-focus-group slot="actions">${desk === undefined ? nothing : this.#actions(desk)}</gb-focus-group>
      <div slot="notices">
        ${this.#asked.problem === '' ? nothing : html`<gb-notice tone="fault" text=${this.#asked.problem}></gb-notice>`}
      </div>
      ${desk === undefined ? this.#closed() : this.#content(desk)}
    </gb-page>`;
  }

  #closed(): unknown {
    const isLoading = this.closedReason === '';
    return html`<gb-empty
      icon=${isLoading ? 'schedule' : 'lock'}
      text=${isLoading ? messages.drivers.loading : this.closedReason}
    ></gb-empty>`;
  }

  #actions({ drivers, canAdd, isLent }: Desk): unknown {
    const words = messages.drivers;
    if (isLent || this.#panel !== 'none') return nothing;
    const isAlone = drivers.length < 2;
    return html`<div class="buttons">
      ${
        isAlone
          ? nothing
          : html`<gb-button
              class="order"
              compact
              icon="swap-vert"
              blockedReason=${this.#reason('setup')}
              @button-pressed=${this.#onOrder}
              >${words.order}</gb-button
            >`
      }
      <gb-button
        class="add"
        compact
        icon="person-add"
        blockedReason=${canAdd ? this.#reason('typing') : words.full(mostDrivers)}
        @button-pressed=${this.#onAdd}
        >${words.add}</gb-button
      >
    </div>`;
  }

  get #panel(): 'add' | 'order' | 'none' {
    if (this.drafts.added !== undefined) return 'add';
    return this.isOrdering ? 'order' : 'none';
  }

  #content(desk: Desk): unknown {
    switch (this.#panel) {
      case 'add':
        return this.#adding(this.drafts.added ?? '');
      case 'order':
        return html`<gb-driver-order
          .drivers=${desk.drivers}
          blockedReason=${this.#reason('setup')}
          @driver-moved=${this.#onMoved}
        ></gb-driver-order>`;
      case 'none':
        return html`<div class="sides">
          <section>${this.#hero(desk.current)} ${this.#links(desk)}</section>
          <section>${this.#others(desk)}</section>
        </div>`;
    }
  }

  #adding(name: string): unknown {
    const words = messages.drivers;
    return html`<gb-name-form
      .name=${name}
      hint=${words.addHint}
      action=${words.create}
      typingBlocked=${this.#reason('typing')}
      blockedReason=${this.#reason('parked')}
      @text-changed=${this.#onTyped}
      @name-confirmed=${this.#onNameConfirmed}
      ><p class="starts">${words.addStarts}</p></gb-name-form
    >`;
  }

  #hero(driver: DriverView): unknown {
    const words = messages.drivers;
    return html`<div class="hero">
      <gb-driver-avatar size="large" .driver=${driver}></gb-driver-avatar>
      <div class="who">
        <span class="quiet">${words.drives}</span>
        <strong dir="auto">${driverName(driver)}</strong>
        ${driver.isGuest ? html`<span class="quiet">${words.guestDetail}</span>` : nothing}
        ${driver.state === 'locked' ? html`<span class="quiet">${words.locked}</span>` : nothing}
        ${driver.state === 'unreadable' ? html`<span class="quiet">${words.unreadableDetail}</span>` : nothing}
      </div>
    </div>`;
  }

  #links({ current, isLent }: Desk): unknown {
    const words = messages.drivers;
    if (isLent || current.state === 'unreadable') return nothing;
    return html`<gb-focus-group class="links">
      <gb-row
        kind="link"
        icon="seat"
        href="/drivers/comfort"
        heading=${words.comfort}
        detail=${words.comfortDetail}
      ></gb-row>
      <gb-row
        kind="link"
        icon="person"
        href="/drivers/profile"
        heading=${words.profile}
        detail=${words.profileDetail}
      ></gb-row>
      <gb-row
        kind="link"
        icon="luggage"
        href="/drivers/file"
        heading=${words.takeAlong}
        detail=${words.takeAlongDetail}
      ></gb-row>
    </gb-focus-group>`;
  }

  #others(desk: Desk): unknown {
    const words = messages.drivers;
    if (desk.isLent)
      return html`<gb-notice text=${words.lent}></gb-notice>
        <gb-focus-group
          ><gb-row kind="link" icon="key" href="/erase" heading=${words.give}></gb-row
        ></gb-focus-group>`;
    const { current } = desk;
    return html`${
        current.state === 'locked'
          ? html`<gb-unlock-panel .desk=${desk} .monitor=${this.monitor}></gb-unlock-panel>`
          : nothing
      }
      <h2>${words.others}</h2>
      <gb-driver-tiles
        .drivers=${desk.drivers.filter(({ isCurrent }) => !isCurrent)}
        ?guestDrives=${current.isGuest}
        blockedReason=${this.#reason('parked')}
        @driver-chosen=${this.#onDriverChosen}
      ></gb-driver-tiles>`;
  }

  #reason(wait: 'parked' | 'setup' | 'typing'): string {
    return this.#asked.busyReason === '' ? waitReason(this.#restriction, wait) : this.#asked.busyReason;
  }

  #onAdd(): void {
    this.#asked.forget();
    this.drafts.added = '';
    this.#focusPanel('gb-name-form');
  }

  #onOrder(): void {
    this.#asked.forget();
    this.isOrdering = true;
    this.#focusPanel('gb-driver-order');
  }

  #onTyped({ text }: TextChangedEvent): void {
    if (allowsNow(this.#restriction, 'typing')) this.drafts.added = text;
    this.requestUpdate();
  }

  async #onNameConfirmed(): Promise<void> {
    if (!allowsNow(this.#restriction, 'parked')) return;
    const name = this.drafts.added ?? '';
    const result = await this.#asked.ask((desk) => desk.create(name));
    if (result?.ok === true) this.drafts.added = undefined;
    this.requestUpdate();
  }

  async #onDriverChosen({ bucket }: DriverChosenEvent): Promise<void> {
    if (allowsNow(this.#restriction, 'parked')) await this.#asked.ask((desk) => desk.switchTo(bucket));
  }

  async #onMoved({ bucket, by }: DriverMovedEvent): Promise<void> {
    if (allowsNow(this.#restriction, 'setup')) await this.#asked.ask((desk) => desk.move(bucket, by));
  }

  #onPanelLeft(): void {
    const way = this.#panel === 'add' ? 'gb-button.add' : 'gb-button.order';
    this.#asked.forget();
    this.drafts.added = undefined;
    this.isOrdering = false;
    this.#focusPanel(way);
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#onBacked(event);
  }

  #onBacked(event: Event): void {
    if (event.defaultPrevented || this.#panel === 'none') return;
    event.preventDefault();
    this.#onPanelLeft();
  }

  /** What took the place of what had the focus. */
  #focusPanel(selector: string): void {
    this.requestUpdate();
    void this.updateComplete.then(async () => {
      const panel = this.renderRoot.querySelector<LitElement>(selector);
      await panel?.updateComplete;
      panel?.focus();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-drivers-page': DriversPageElement;
  }
}
