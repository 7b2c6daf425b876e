import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { elementStyles } from '../../../components/base/element.styles.ts';
import { SourceController } from '../../../components/base/source-controller.ts';
import '../../../components/button/button.ts';
import '../../../components/empty/empty.ts';
import '../../../components/focus-group/focus-group.ts';
import '../../../components/page/page.ts';
import '../../../components/progress/progress.ts';
import type { RowPressedEvent } from '../../../components/row/row-pressed-event.ts';
import { messages } from '../../i18n/messages.ts';
import type { VehiclePack } from '../../pack/load-pack.ts';
import '../../records/record-details.ts';
import { recordsPageStyles } from '../../records/records-page.styles.ts';
import { setupBlocked } from '../../records/setup-blocked.ts';
import { RestrictionController } from '../../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../../restriction/restriction-monitor.ts';
import type { AddressBook } from '../address-book.ts';
import { FilesPanelElement } from '../files-panel.ts';
import type { ImportUndoElement } from '../import-undo.ts';
import '../import-undo.ts';
import { linesOf, nameOf } from './describe-device.ts';
import './device-list.ts';
import type { DeviceListElement } from './device-list.ts';
import { deviceRows, deviceSections } from './device-rows.ts';
import type { DeviceSection } from './device-rows.ts';
import type { DevicesDesk, KnownDevice } from './devices-desk.ts';
import { devicesPageStyles } from './devices-page.styles.ts';
import type { DeviceRecords } from './forget-device.ts';
import type { ForgetAnsweredEvent } from './forget-answered-event.ts';
import './forget-panel.ts';
import './phone-offer.ts';
import { takeAddressBook } from './take-address-book.ts';

/**
 * Phones, Wi-Fi networks, sticks and keys: what each gives and gets, and forgetting one with all it left in the car.
 *
 * @slot facts - where it is kept and who can see it.
 */
@customElement('gb-devices-page')
export class DevicesPageElement extends LitElement {
  static override styles = [elementStyles, recordsPageStyles, devicesPageStyles];

  /** Undefined while storage is closed; then `closedReason` says why. */
  @property({ attribute: false }) desk?: DevicesDesk;
  @property({ attribute: false }) book?: AddressBook;
  @property() closedReason = '';
  @property({ attribute: false }) pack?: VehiclePack;
  @property({ attribute: false }) monitor?: RestrictionSource;
  @property({ attribute: false }) createWorker?: () => Worker;

  @state() private shownId = '';
  @state() private isAsking = false;
  /** On a narrow display: where it is kept stands in place of the list. */
  @state() private isAbout = false;
  @state() private counts: { readonly id: string; readonly records: DeviceRecords } | undefined;

  @query('gb-device-list') private list?: DeviceListElement;
  @query('gb-import-undo') private importUndo?: ImportUndoElement;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    new SourceController(
      this,
      () => this.desk,
      (desk, signal) => desk.subscribe(() => this.#onChanged(), signal),
    );
    new SourceController(
      this,
      () => this.book,
      (book, signal) => book.subscribe(() => this.requestUpdate(), signal),
    );
  }

  protected override render(): unknown {
    const words = messages.devices;
    return html`<gb-page
      fixed
      heading=${words.title}
      backHref="/data"
      backLabel=${messages.data.back}
      @knob-backed=${this.#onBacked}
      @keydown=${this.#onKeyDown}
      @record-closed=${this.#onClosed}
      @forget-answered=${this.#onForgetAnswered}
    >
      <gb-focus-group slot="actions" ?hidden=${this.desk?.isOpen !== true}>
        <gb-button
          class="narrow"
          icon="info"
          label=${messages.records.about}
          expanded=${this.isAbout ? 'true' : 'false'}
          @button-pressed=${this.#onAboutPressed}
        ></gb-button>
      </gb-focus-group>
      <gb-phone-offer
        slot="notices"
        .desk=${this.desk}
        .book=${this.book}
        .monitor=${this.monitor}
        .createWorker=${this.createWorker}
      ></gb-phone-offer>
      <gb-import-undo slot="notices" .book=${this.book} .monitor=${this.monitor}></gb-import-undo>
      ${this.#body()}
    </gb-page>`;
  }

  #body(): unknown {
    const { desk } = this;
    if (desk === undefined) return html`<gb-empty icon="lock" text=${this.closedReason}></gb-empty>`;
    if (desk.failure !== undefined) {
      return html`<gb-empty icon="error" text=${messages.records.openFailed[desk.failure]}></gb-empty>`;
    }
    if (!desk.isOpen) return html`<gb-progress label=${messages.records.loading}></gb-progress>`;
    const side = this.#side(desk);
    return html`<div class="panes" ?data-side=${side !== undefined || this.isAbout}>
      <gb-device-list
        .rows=${deviceRows(desk)}
        .sections=${this.#sections()}
        .monitor=${this.monitor}
        @row-pressed=${this.#onRowPressed}
      ></gb-device-list>
      <div class="side">
        ${
          side ??
          html`<p class="hint">${messages.devices.choose}</p>
            <slot name="facts"></slot>`
        }
      </div>
    </div>`;
  }

  #sections(): readonly DeviceSection[] {
    const hasKeys = this.pack?.categories.some(({ id }) => id === 'digital-keys') === true;
    return deviceSections.filter((section) => section !== 'key' || hasKeys);
  }

  #side(desk: DevicesDesk): unknown {
    const { forgetting } = desk;
    const device = desk.device(this.shownId);
    if (forgetting !== undefined || (this.isAsking && device !== undefined)) {
      return html`<gb-forget-panel
        .device=${forgetting?.device ?? device}
        .counts=${this.#countsOf(this.shownId)}
        ?running=${forgetting !== undefined && forgetting.outcome === undefined}
        .outcome=${forgetting?.outcome}
        .monitor=${this.monitor}
      ></gb-forget-panel>`;
    }
    if (FilesPanelElement.isNeeded(this.book)) {
      return html`<gb-files-panel
        .book=${this.book}
        .monitor=${this.monitor}
        @import-undo-requested=${this.#onImportUndoRequested}
      ></gb-files-panel>`;
    }
    return device && this.#details(device);
  }

  #details(device: KnownDevice): unknown {
    return html`<gb-record-details
      recordId=${device.id}
      heading=${nameOf(device)}
      .lines=${linesOf(device, this.#countsOf(device.id))}
      readOnly
      .monitor=${this.monitor}
      ><gb-focus-group
        ><div class="tools">
          ${this.#takeBook(device)}<gb-button
            class="forget"
            icon="delete-forever"
            blockedReason=${messages.devices.blocked[this.#restriction.current.state]}
            @button-pressed=${this.#onForgetRequested}
            >${messages.devices.forget}</gb-button
          >
        </div></gb-focus-group
      ></gb-record-details
    >`;
  }

  #takeBook({ id }: KnownDevice): unknown {
    if ((this.desk?.offers.filesOf(id).length ?? 0) === 0 || this.book?.isOpen !== true) return nothing;
    return html`<gb-button
      class="take-book"
      icon="download"
      blockedReason=${setupBlocked(this.#restriction, messages.contacts.importBlocked)}
      @button-pressed=${this.#onBookTaken}
      >${messages.devices.takeBook}</gb-button
    >`;
  }

  #countsOf(id: string): DeviceRecords | undefined {
    return this.counts?.id === id ? this.counts.records : undefined;
  }

  #onChanged(): void {
    this.requestUpdate();
    void this.#count();
  }

  async #count(): Promise<void> {
    const id = this.shownId;
    const records = id === '' ? undefined : await this.desk?.count(id);
    if (records !== undefined && id === this.shownId) this.counts = { id, records };
  }

  async #show(id: string, isAbout = false): Promise<void> {
    this.isAsking = false;
    this.shownId = id;
    this.isAbout = isAbout;
    this.book?.imports.dismiss();
    this.desk?.dismiss();
    await this.#count();
  }

  #onRowPressed({ value }: RowPressedEvent): void {
    void this.#show(value);
  }

  #onImportUndoRequested(): void {
    void this.importUndo?.undo();
  }

  #onAboutPressed(): void {
    void this.#show('', !this.isAbout);
  }

  #onBookTaken(): void {
    if (!this.#restriction.allowsNow('NO_SETUP')) return;
    takeAddressBook(this.desk, this.book, this.shownId, this.createWorker);
  }

  async #onForgetRequested(): Promise<void> {
    if (!this.#restriction.allowsNow('NO_ERASE')) return;
    this.isAsking = true;
    await this.#focusPanel();
  }

  async #onForgetAnswered({ answer }: ForgetAnsweredEvent): Promise<void> {
    const id = this.desk?.forgetting?.device.id ?? this.shownId;
    if (answer === 'closed') {
      const isOver = this.desk?.forgetting !== undefined;
      this.isAsking = false;
      this.desk?.dismiss();
      await (isOver ? this.#onClosed() : this.#focus('gb-record-details'));
      return;
    }
    // What an import changed could bring contacts of the phone back.
    this.book?.imports.current?.run.cancel();
    this.book?.imports.endUndo();
    await this.desk?.forget(id);
    this.isAsking = false;
    await this.#focusPanel();
  }

  async #onClosed(): Promise<void> {
    const id = this.shownId;
    await this.#show('');
    await this.updateComplete;
    this.list?.focusRow(id);
  }

  #focusPanel(): Promise<void> {
    return this.#focus('gb-forget-panel');
  }

  async #focus(tag: 'gb-forget-panel' | 'gb-record-details'): Promise<void> {
    await this.updateComplete;
    const panel = this.renderRoot.querySelector(tag);
    await panel?.updateComplete;
    panel?.focus();
  }

  #onBacked(event: Event): void {
    const isRunning = this.desk?.forgetting !== undefined && this.desk.forgetting.outcome === undefined;
    if (event.defaultPrevented || isRunning || (this.shownId === '' && !this.isAbout)) return;
    event.preventDefault();
    void this.#onClosed();
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#onBacked(event);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-devices-page': DevicesPageElement;
  }
}
