import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { elementStyles } from '../../../components/base/element.styles.ts';
import { SourceController } from '../../../components/base/source-controller.ts';
import '../../../components/button/button.ts';
import { messages } from '../../i18n/messages.ts';
import { setupBlocked } from '../../records/setup-blocked.ts';
import { RestrictionController } from '../../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../../restriction/restriction-monitor.ts';
import { kindOfFile, mediaEndings } from './intake/media-files.ts';
import { MediaFilesChosenEvent, MediaImportWantedEvent } from './media-events.ts';
import type { Media } from './media.ts';

/**
 * The way in for media: what is on a stick, or files and folders that are chosen here.
 *
 * @fires media-import-wanted - there is something to choose first.
 * @fires media-files-chosen - these are to be taken in; the car may have moved off meanwhile.
 */
@customElement('gb-media-actions')
export class MediaActionsElement extends LitElement {
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

  @property({ attribute: false }) media?: Media;
  @property({ attribute: false }) monitor?: RestrictionSource;

  @query('.files') private filesInput?: HTMLInputElement;
  @query('.folder') private folderInput?: HTMLInputElement;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    new SourceController(
      this,
      () => this.media?.shelf,
      (shelf, signal) => shelf.subscribe(() => this.requestUpdate(), signal),
    );
  }

  /** Opens the browser's own choice. */
  choose(of: 'files' | 'folder'): void {
    if (this.#restriction.allowsNow('NO_SETUP'))
      (of === 'files' ? this.filesInput : this.folderInput)?.click();
  }

  protected override render(): unknown {
    const words = messages.media;
    return html`<gb-button
        icon="upload-file"
        ?compact=${(this.media?.shelf.count ?? 0) > 0}
        blockedReason=${setupBlocked(this.#restriction, words.importBlocked)}
        @button-pressed=${this.#onImportPressed}
        >${words.import}</gb-button
      >
      <input
        class="files"
        type="file"
        multiple
        accept=${mediaEndings.join(',')}
        autocomplete="off"
        hidden
        @change=${this.#onChosen}
      />
      <input
        class="folder"
        type="file"
        .webkitdirectory=${true}
        autocomplete="off"
        hidden
        @change=${this.#onChosen}
      />`;
  }

  #onImportPressed(): void {
    if (this.#restriction.allowsNow('NO_SETUP')) this.dispatchEvent(new MediaImportWantedEvent());
  }

  /** Of a folder only what is a medium: it holds whatever it holds. */
  #onChosen({ currentTarget }: Event): void {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const all = [...(currentTarget.files ?? [])];
    const files = currentTarget.webkitdirectory ? all.filter(({ name }) => kindOfFile(name)) : all;
    // What was chosen stays with the input otherwise, and choosing it again would be no change.
    currentTarget.value = '';
    if (all.length > 0) this.dispatchEvent(new MediaFilesChosenEvent(files));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-media-actions': MediaActionsElement;
  }
}
