import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../../components/base/element.styles.ts';
import { SourceController } from '../../../components/base/source-controller.ts';
import '../../../components/button/button.ts';
import '../../../components/focus-group/focus-group.ts';
import '../../../components/notice/notice.ts';
import '../../../components/progress/progress.ts';
import '../../../components/radio-list/radio-list.ts';
import type { OptionChosenEvent } from '../../../components/radio-list/option-chosen-event.ts';
import { messages } from '../../i18n/messages.ts';
import { RecordClosedEvent } from '../../records/record-events.ts';
import { setupBlocked } from '../../records/setup-blocked.ts';
import { sticksOf } from '../../records/stick-files.ts';
import { TargetChoice } from '../../records/target-choice.ts';
import { RestrictionController } from '../../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../../restriction/restriction-monitor.ts';
import { sidePanelStyles } from '../side-panel.styles.ts';
import type { Destinations } from './destinations.ts';
import { placeFiles, placeFormats, type PlaceExportEnd, type PlaceFormat } from './place-export.ts';

/**
 * Which kind of file the destinations are written to and where, then how it ended.
 *
 * @fires record-closed - back to the list.
 */
@customElement('gb-place-export-panel')
export class PlaceExportPanelElement extends LitElement {
  static override styles = [elementStyles, sidePanelStyles];

  @property({ attribute: false }) destinations?: Destinations;
  @property({ attribute: false }) monitor?: RestrictionSource;

  @state() private format: PlaceFormat = 'gpx';

  readonly #restriction = new RestrictionController(this, () => this.monitor);
  readonly #target = new TargetChoice(this, () => sticksOf(this.destinations?.devices));

  constructor() {
    super();
    new SourceController(
      this,
      () => this.destinations,
      (destinations, signal) => destinations.subscribe(() => this.requestUpdate(), signal),
    );
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-radio-list, gb-button')?.focus();
  }

  protected override render(): unknown {
    const exporting = this.destinations?.exporting;
    if (exporting === undefined) return this.#form();
    return exporting.kind === 'running' ? this.#running() : this.#ended(exporting);
  }

  #form(): unknown {
    const words = messages.destinations;
    const blockedReason = setupBlocked(this.#restriction, words.exportBlocked);
    const formats = placeFormats.map((value) => ({
      value,
      heading: words.formats[value],
      detail: words.formatsDetail[value],
    }));
    return html`<div class="head">
        <h2>${words.exportTitle}</h2>
        <gb-focus-group
          ><gb-button
            icon="close"
            label=${messages.records.close}
            @button-pressed=${this.#onClosed}
          ></gb-button
        ></gb-focus-group>
      </div>
      <gb-focus-group class="rows"
        ><gb-radio-list
          label=${words.exportTitle}
          .options=${formats}
          value=${this.format}
          blockedReason=${blockedReason}
          @option-chosen=${this.#onFormatChosen}
        ></gb-radio-list
      ></gb-focus-group>
      <h3>${messages.takeAlong.where}</h3>
      ${this.#target.render(blockedReason)}
      <gb-focus-group
        ><gb-button
          rank="primary"
          icon="outbox"
          blockedReason=${blockedReason}
          @button-pressed=${this.#onWrite}
          >${words.write}</gb-button
        ></gb-focus-group
      >`;
  }

  #running(): unknown {
    const words = messages.destinations;
    return html`<gb-progress label=${words.writing} .value=${null}></gb-progress>
      <gb-focus-group
        ><gb-button icon="close" @button-pressed=${this.#onCancel}>${words.cancel}</gb-button></gb-focus-group
      >`;
  }

  #ended(end: PlaceExportEnd): unknown {
    const words = messages.destinations;
    return html`${this.#outcome(end)}
      <gb-focus-group
        ><gb-button rank="primary" @button-pressed=${this.#onClosed}>${words.done}</gb-button></gb-focus-group
      >`;
  }

  #outcome(end: PlaceExportEnd): unknown {
    const words = messages.destinations;
    if (end.kind === 'failed') {
      const tone = end.reason === 'cancelled' ? 'info' : 'fault';
      return html`<gb-notice tone=${tone} text=${words.exportFailed[end.reason]}></gb-notice>`;
    }
    const { written, name, leftOut } = end;
    return html`<gb-notice
      tone=${leftOut > 0 ? 'caution' : 'done'}
      text=${words.written(written, name)}
      detail=${leftOut > 0 ? `${words.leftOut(leftOut)} ${words.notEncrypted}` : words.notEncrypted}
    ></gb-notice>`;
  }

  #onFormatChosen({ value }: OptionChosenEvent): void {
    this.format = value === 'geojson' ? value : 'gpx';
  }

  async #onWrite(): Promise<void> {
    const { destinations, format } = this;
    if (destinations === undefined || !this.#restriction.allowsNow('NO_SETUP')) return;
    const { devices } = destinations;
    await this.#target.write(
      placeFiles[format],
      (to) =>
        this.#restriction.allowsNow('NO_SETUP') &&
        destinations.startExport(format, typeof to === 'string' ? { devices, stick: to } : to),
    );
  }

  #onCancel(): void {
    this.destinations?.cancelExport();
  }

  #onClosed(): void {
    this.dispatchEvent(new RecordClosedEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-place-export-panel': PlaceExportPanelElement;
  }
}
