import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ConnectedDevice } from '../../../platform/contract/devices.ts';
import { elementStyles } from '../../../components/base/element.styles.ts';
import { SourceController } from '../../../components/base/source-controller.ts';
import '../../../components/button/button.ts';
import '../../../components/focus-group/focus-group.ts';
import '../../../components/radio-list/radio-list.ts';
import type { OptionChosenEvent } from '../../../components/radio-list/option-chosen-event.ts';
import '../../../components/row/row.ts';
import type { RowPressedEvent } from '../../../components/row/row-pressed-event.ts';
import { messages } from '../../i18n/messages.ts';
import { RecordClosedEvent } from '../../records/record-events.ts';
import type { StickFile } from '../../records/stick-files.ts';
import { sidePanelStyles } from '../side-panel.styles.ts';
import { mediaFileOf, mediaOnSticks } from './intake/media-files.ts';
import { MediaChoiceWantedEvent, MediaFilesChosenEvent } from './media-events.ts';
import type { Media } from './media.ts';

/** How many single files are offered; the rest comes with its whole stick. */
const mostOffered = 100;

interface StickContent {
  readonly stick: ConnectedDevice;
  readonly files: readonly StickFile[];
}

/**
 * What an import can begin with: a whole stick or files of it, copied or left there; files or a folder that are chosen.
 *
 * @fires media-files-chosen - these are to be taken in.
 * @fires media-choice-wanted - the browser's own choice.
 * @fires record-closed - nothing is to be imported.
 */
@customElement('gb-media-source-panel')
export class MediaSourcePanelElement extends LitElement {
  static override styles = [elementStyles, sidePanelStyles];

  @property({ attribute: false }) media?: Media;
  /** Why nothing can be imported now; empty when it can. */
  @property() blockedReason = '';

  @state() private files: readonly StickFile[] = [];
  @state() private isAsked = false;
  @state() private place: 'copy' | 'leave' = 'copy';

  constructor() {
    super();
    new SourceController(
      this,
      () => this.media?.devices,
      (devices, signal) => {
        const ask = async (): Promise<void> => {
          const files = await mediaOnSticks(devices);
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
    this.renderRoot.querySelector<HTMLElement>('gb-button')?.focus();
  }

  protected override render(): unknown {
    const words = messages.media;
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
      ${this.files.length > 0 ? this.#sticks() : nothing}
      ${this.isAsked && this.files.length === 0 ? html`<p>${words.noFiles}</p>` : nothing}
      <gb-focus-group>
        <gb-button
          class="files"
          icon="folder-open"
          blockedReason=${this.blockedReason}
          @button-pressed=${this.#onFilesWanted}
          >${words.chooseFiles}</gb-button
        >
        <gb-button
          class="folder"
          icon="folder-open"
          blockedReason=${this.blockedReason}
          @button-pressed=${this.#onFolderWanted}
          >${words.chooseFolder}</gb-button
        >
      </gb-focus-group>
      <p>${words.chosenCopied}</p>`;
  }

  #sticks(): unknown {
    const words = messages.media;
    const options = [
      { value: 'copy', heading: words.copy, detail: words.copyDetail },
      { value: 'leave', heading: words.leave, detail: words.leaveDetail },
    ];
    const more = this.files.length - mostOffered;
    return html`<gb-focus-group class="rows">
        <gb-radio-list
          label=${words.importTitle}
          .options=${options}
          value=${this.place}
          blockedReason=${this.blockedReason}
          @option-chosen=${this.#onPlaceChosen}
        ></gb-radio-list>
      </gb-focus-group>
      <gb-focus-group class="rows" @row-pressed=${this.#onRowPressed}>
        ${this.#contents().map(
          ({ stick, files }) =>
            html`<gb-row
              kind="button"
              icon="usb"
              value=${`stick:${stick.id}`}
              heading=${words.wholeStick(stick.label)}
              detail=${words.stickDetail(
                files.length,
                files.reduce((sum, { file }) => sum + file.bytes, 0),
              )}
              blockedReason=${this.blockedReason}
            ></gb-row>`,
        )}
        ${this.files
          .slice(0, mostOffered)
          .map(
            ({ stick, file }, index) =>
              html`<gb-row
                kind="button"
                icon="download"
                value=${String(index)}
                heading=${file.name}
                detail=${words.fileOnStick(stick.label, file.bytes)}
                blockedReason=${this.blockedReason}
              ></gb-row>`,
          )}
      </gb-focus-group>
      ${more > 0 ? html`<p>${words.moreFiles(more)}</p>` : nothing}`;
  }

  #contents(): readonly StickContent[] {
    const sticks = new Map(this.files.map(({ stick }) => [stick.id, stick]));
    return [...sticks.values()].map((stick) => ({
      stick,
      files: this.files.filter((file) => file.stick.id === stick.id),
    }));
  }

  #onPlaceChosen(event: OptionChosenEvent): void {
    event.stopPropagation();
    this.place = event.value === 'leave' ? 'leave' : 'copy';
  }

  #onRowPressed(event: RowPressedEvent): void {
    event.stopPropagation();
    const { media } = this;
    const chosen = event.value.startsWith('stick:')
      ? this.files.filter(({ stick }) => stick.id === event.value.slice('stick:'.length))
      : this.files.slice(Number(event.value), Number(event.value) + 1);
    if (media === undefined || chosen.length === 0) return;
    const files = chosen.map((file) => mediaFileOf(media.devices, file, this.place === 'copy'));
    this.dispatchEvent(new MediaFilesChosenEvent(files));
  }

  #onFilesWanted(): void {
    this.dispatchEvent(new MediaChoiceWantedEvent('files'));
  }

  #onFolderWanted(): void {
    this.dispatchEvent(new MediaChoiceWantedEvent('folder'));
  }

  #onClosed(): void {
    this.dispatchEvent(new RecordClosedEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-media-source-panel': MediaSourcePanelElement;
  }
}
