import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { elementStyles } from '../../../components/base/element.styles.ts';
import { SourceController } from '../../../components/base/source-controller.ts';
import '../../../components/button/button.ts';
import { messages } from '../../i18n/messages.ts';
import { setupBlocked } from '../../records/setup-blocked.ts';
import { RestrictionController } from '../../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../../restriction/restriction-monitor.ts';
import { FilesChosenEvent } from '../import-events.ts';
import type { ImportFile } from '../imports/import-file.ts';
import { importOf } from './destination-sticks.ts';
import { sticksOf } from '../../records/stick-files.ts';
import type { StickFile } from '../../records/stick-files.ts';
import type { Destinations } from './destinations.ts';
import { PlacePanelWantedEvent } from './place-file-events.ts';

/**
 * The destinations' way in and out: import from files, export to one.
 *
 * @fires files-chosen - an import has begun, or was refused.
 * @fires place-panel-wanted - there is something to choose first.
 */
@customElement('gb-place-actions')
export class PlaceActionsElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: contents;
      }

      :host([hidden]) {
        display: none;
      }
    `,
  ];

  @property({ attribute: false }) destinations?: Destinations;
  @property({ attribute: false }) monitor?: RestrictionSource;
  @property({ attribute: false }) createWorker?: () => Worker;

  @query('input') private fileInput?: HTMLInputElement;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    new SourceController(
      this,
      () => this.destinations?.shelf,
      (shelf, signal) => shelf.subscribe(() => this.requestUpdate(), signal),
    );
  }

  /** Opens the browser's own choice of files. */
  chooseFiles(): void {
    if (this.#restriction.allowsNow('NO_SETUP')) this.fileInput?.click();
  }

  importFromStick(file: StickFile): void {
    if (this.destinations !== undefined) this.#import([importOf(this.destinations.devices, file)]);
  }

  protected override render(): unknown {
    const words = messages.destinations;
    const hasSome = (this.destinations?.shelf.count ?? 0) > 0;
    return html`<gb-button
        icon="upload-file"
        ?compact=${hasSome}
        blockedReason=${setupBlocked(this.#restriction, words.importBlocked)}
        @button-pressed=${this.#onImportPressed}
        >${words.import}</gb-button
      >
      <gb-button
        icon="outbox"
        compact
        ?hidden=${!hasSome}
        blockedReason=${setupBlocked(this.#restriction, words.exportBlocked)}
        @button-pressed=${this.#onExportPressed}
        >${words.export}</gb-button
      >
      <input
        type="file"
        multiple
        accept=".gpx,.kml,.kmz,.geojson,.json,application/gpx+xml,application/geo+json"
        autocomplete="off"
        hidden
        @change=${this.#onFilesChosen}
      />`;
  }

  /** With something plugged in there is something to choose from; else the files are chosen at once. */
  #onImportPressed(): void {
    if (!this.#restriction.allowsNow('NO_SETUP') || this.destinations === undefined) return;
    if (sticksOf(this.destinations.devices).length === 0) this.chooseFiles();
    else this.dispatchEvent(new PlacePanelWantedEvent('import'));
  }

  #onExportPressed(): void {
    if (this.#restriction.allowsNow('NO_SETUP')) this.dispatchEvent(new PlacePanelWantedEvent('export'));
  }

  #onFilesChosen(): void {
    const files = [...(this.fileInput?.files ?? [])];
    // What was chosen stays with the input otherwise, and choosing it again would be no change.
    if (this.fileInput) this.fileInput.value = '';
    if (files.length > 0) this.#import(files);
  }

  #import(files: readonly ImportFile[]): void {
    const { destinations, createWorker } = this;
    if (destinations === undefined || createWorker === undefined || destinations.imports.isBusy) return;
    // The car may have moved off while the file dialog was open.
    const refused = !this.#restriction.allowsNow('NO_SETUP');
    if (!refused) {
      destinations.dismiss();
      destinations.imports.start(files, createWorker);
    }
    this.dispatchEvent(new FilesChosenEvent(refused));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-place-actions': PlaceActionsElement;
  }
}
