import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../../components/base/element.styles.ts';
import { SourceController } from '../../../components/base/source-controller.ts';
import '../../../components/button/button.ts';
import '../../../components/focus-group/focus-group.ts';
import '../../../components/row/row.ts';
import type { RowPressedEvent } from '../../../components/row/row-pressed-event.ts';
import { messages } from '../../i18n/messages.ts';
import { RecordClosedEvent } from '../../records/record-events.ts';
import { sidePanelStyles } from '../side-panel.styles.ts';
import { placeFilesOf } from './destination-sticks.ts';
import type { StickFile } from '../../records/stick-files.ts';
import type { Destinations } from './destinations.ts';
import { FileWantedEvent, StickFileChosenEvent } from './place-file-events.ts';

/**
 * What an import can begin with: files of places on what is plugged in, or files that are chosen.
 *
 * @fires stick-file-chosen
 * @fires file-wanted - the browser's own choice of files.
 * @fires record-closed - nothing is to be imported.
 */
@customElement('gb-place-source-panel')
export class PlaceSourcePanelElement extends LitElement {
  static override styles = [elementStyles, sidePanelStyles];

  @property({ attribute: false }) destinations?: Destinations;
  /** Why nothing can be imported now; empty when it can. */
  @property() blockedReason = '';

  @state() private files: readonly StickFile[] = [];
  @state() private isAsked = false;

  constructor() {
    super();
    new SourceController(
      this,
      () => this.destinations?.devices,
      (devices, signal) => {
        const ask = async (): Promise<void> => {
          const files = await placeFilesOf(devices);
          if (signal.aborted) return;
          this.files = files;
          this.isAsked = true;
        };
        devices.subscribe(() => void ask(), signal);
        void ask();
      },
    );
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-row, gb-button')?.focus();
  }

  protected override render(): unknown {
    const words = messages.destinations;
    return html`<div class="head">
        <h2>${words.importTitle}</h2>
        <gb-focus-group
          ><gb-button
            icon="close"
            label=${messages.records.close}
            @button-pressed=${this.#onClosed}
          ></gb-button
        ></gb-focus-group>
      </div>
      <gb-focus-group class="rows">
        ${this.files.map(
          ({ stick, file }, index) =>
            html`<gb-row
              kind="button"
              icon="usb"
              value=${String(index)}
              heading=${file.name}
              detail=${words.file(stick.label, file.bytes)}
              blockedReason=${this.blockedReason}
              @row-pressed=${this.#onFilePressed}
            ></gb-row>`,
        )}
      </gb-focus-group>
      ${this.isAsked && this.files.length === 0 ? html`<p>${words.noFiles}</p>` : nothing}
      <gb-focus-group>
        <gb-button icon="folder-open" blockedReason=${this.blockedReason} @button-pressed=${this.#onWanted}
          >${words.chooseFile}</gb-button
        >
      </gb-focus-group>`;
  }

  #onFilePressed(event: RowPressedEvent): void {
    event.stopPropagation();
    const file = this.files[Number(event.value)];
    if (file !== undefined) this.dispatchEvent(new StickFileChosenEvent(file));
  }

  #onWanted(): void {
    this.dispatchEvent(new FileWantedEvent());
  }

  #onClosed(): void {
    this.dispatchEvent(new RecordClosedEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-place-source-panel': PlaceSourcePanelElement;
  }
}
