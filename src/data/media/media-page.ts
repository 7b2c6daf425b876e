import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { elementStyles } from '../../../components/base/element.styles.ts';
import { SourceController } from '../../../components/base/source-controller.ts';
import '../../../components/button/button.ts';
import '../../../components/focus-group/focus-group.ts';
import '../../../components/notice/notice.ts';
import { messages } from '../../i18n/messages.ts';
import type { VehiclePack } from '../../pack/load-pack.ts';
import type { EditorClosedEvent } from '../../records/editor-events.ts';
import '../../records/record-editor.ts';
import type { RecordShownEvent } from '../../records/record-events.ts';
import '../../records/records-page.ts';
import type { RecordsPageElement } from '../../records/records-page.ts';
import { setupBlocked } from '../../records/setup-blocked.ts';
import { typingBlocked } from '../../records/typing-blocked.ts';
import { RestrictionController } from '../../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../../restriction/restriction-monitor.ts';
import '../import-undo.ts';
import type { ImportUndoElement } from '../import-undo.ts';
import './media-actions.ts';
import type { MediaActionsElement } from './media-actions.ts';
import type { MediaChoiceWantedEvent, MediaFilesChosenEvent } from './media-events.ts';
import './media-import-panel.ts';
import { mediumEditorFields } from './media-rules.ts';
import { mediaPageStyles } from './media-page.styles.ts';
import './media-source-panel.ts';
import type { MediaSourcePanelElement } from './media-source-panel.ts';
import type { Media } from './media.ts';
import './medium-details.ts';
import type { MediumDetailsElement } from './medium-details.ts';

/**
 * Music, films, photos and stations: find, look, mark, correct, delete with undo, and bring files in.
 *
 * @slot facts - where they are kept and who can see them.
 */
@customElement('gb-media-page')
export class MediaPageElement extends LitElement {
  static override styles = [elementStyles, mediaPageStyles];

  /** Undefined while storage is closed; then `closedReason` says why. */
  @property({ attribute: false }) media?: Media;
  @property() closedReason = '';
  @property({ attribute: false }) pack?: VehiclePack;
  @property({ attribute: false }) monitor?: RestrictionSource;

  @state() private shownId = '';
  @state() private isEditing = false;
  @state() private isChoosing = false;
  /** Files were chosen and the car would not have it any more. */
  @state() private isRefused = false;

  @query('gb-records-page') private page?: RecordsPageElement;
  @query('gb-medium-details') private details?: MediumDetailsElement;
  @query('gb-import-undo') private importUndo?: ImportUndoElement;
  @query('gb-media-actions') private actions?: MediaActionsElement;
  @query('gb-media-source-panel') private sources?: MediaSourcePanelElement;
  @query('.add') private addButton?: HTMLElement;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    const redraw = (): void => this.requestUpdate();
    new SourceController(
      this,
      () => this.media,
      (media, signal) => {
        media.subscribe(redraw, signal);
        media.shelf.subscribe(redraw, signal);
        media.editing.subscribe(redraw, signal);
      },
    );
  }

  protected override render(): unknown {
    const words = messages.media;
    const { media } = this;
    const side = this.#side();
    const isShown = side !== undefined && !this.#hasFiles;
    return html`<gb-records-page
        ?hidden=${this.isEditing}
        heading=${this.pack?.texts.categories['media']?.name ?? ''}
        icon="music-note"
        countText=${messages.data.count(media?.shelf.count ?? 0)}
        emptyText=${words.empty}
        .shelf=${media?.shelf}
        closedReason=${this.closedReason}
        .monitor=${this.monitor}
        .shownId=${isShown ? this.shownId : ''}
        ?hasSide=${side !== undefined}
        @record-shown=${this.#onShown}
        @record-edit-requested=${this.#onEditRequested}
        @media-import-wanted=${this.#onImportWanted}
        @media-choice-wanted=${this.#onChoiceWanted}
        @media-files-chosen=${this.#onFilesChosen}
      >
        ${this.#actions()} ${this.#notices()} ${side ?? nothing}
        ${side === undefined ? this.#facts() : nothing}
      </gb-records-page>
      ${this.#editor()}`;
  }

  #facts(): unknown {
    return html`${
        this.media?.shelf.count === 0 ? html`<p slot="empty">${messages.media.emptyHint}</p>` : nothing
      } <slot name="facts" slot="facts"></slot>`;
  }

  #actions(): unknown {
    const isBusy = this.#hasFiles;
    return html`<gb-button
        slot="actions"
        class="add"
        icon="radio"
        ?compact=${(this.media?.shelf.count ?? 0) > 0}
        ?hidden=${isBusy}
        blockedReason=${this.#editBlocked()}
        @button-pressed=${this.#onAddRequested}
        >${messages.media.add}</gb-button
      >
      <gb-media-actions
        slot="actions"
        ?hidden=${isBusy}
        .media=${this.media}
        .monitor=${this.monitor}
      ></gb-media-actions>`;
  }

  #notices(): unknown {
    const words = messages.media;
    const isUnfinished = !this.isEditing && this.media?.editing.isEdited === true;
    return html`<gb-focus-group slot="notices" ?hidden=${!isUnfinished}
        ><gb-notice
          text=${words.unfinished}
          action=${messages.contactEditor.goOn}
          blockedReason=${typingBlocked(this.#restriction, messages.contactEditor.openBlocked)}
          @notice-action-pressed=${this.#onEditContinued}
        ></gb-notice
      ></gb-focus-group>
      <gb-notice
        slot="notices"
        tone="fault"
        ?hidden=${!this.isRefused}
        text=${messages.contactImport.filesRefused}
      ></gb-notice>
      <gb-import-undo
        slot="notices"
        ?hidden=${this.#hasFiles && this.media?.imports.current === undefined}
        .book=${this.media}
        .words=${{ ...messages.contactImport, ...words.undo }}
        .monitor=${this.monitor}
        @undo-ended=${this.#onUndoEnded}
      ></gb-import-undo>`;
  }

  get #hasFiles(): boolean {
    return this.media?.imports.current !== undefined || this.isChoosing;
  }

  #side(): unknown {
    const { media } = this;
    if (media === undefined) return undefined;
    if (media.imports.current !== undefined)
      return html`<gb-media-import-panel
        slot="side"
        .media=${media}
        .monitor=${this.monitor}
        @import-closed=${this.#onImportClosed}
        @import-undo-requested=${this.#onImportUndoRequested}
      ></gb-media-import-panel>`;
    if (this.isChoosing)
      return html`<gb-media-source-panel
        slot="side"
        .media=${media}
        blockedReason=${setupBlocked(this.#restriction, messages.media.importBlocked)}
      ></gb-media-source-panel>`;
    if (media.show(this.shownId) === undefined) return undefined;
    return html`<gb-medium-details
      slot="side"
      .media=${media}
      mediumId=${this.shownId}
      editBlockedReason=${this.#editBlocked()}
      .monitor=${this.monitor}
    ></gb-medium-details>`;
  }

  /** Over the page, which stays as it is below: the list is in its place afterwards. */
  #editor(): unknown {
    const edit = this.media?.editing.current;
    if (!this.isEditing) return nothing;
    const { editorTitle, editorTitleNew } = messages.media;
    return html`<gb-record-editor
      .editing=${this.media?.editing}
      .fields=${edit === undefined ? [] : mediumEditorFields(edit.original)}
      .words=${{ ...messages.editor, title: editorTitle, titleNew: editorTitleNew }}
      .monitor=${this.monitor}
      @editor-closed=${this.#onEditorClosed}
    ></gb-record-editor>`;
  }

  #editBlocked(): string {
    const words = messages.contactEditor;
    const typing = typingBlocked(this.#restriction, words.openBlocked);
    return typing === '' && this.media?.editing.isEdited === true ? words.finishFirst : typing;
  }

  #onShown({ id }: RecordShownEvent): void {
    this.shownId = id;
    this.isChoosing = false;
    this.media?.dismiss();
  }

  #onAddRequested(): void {
    this.#edit();
  }

  #onEditRequested(): void {
    this.#edit(this.shownId);
  }

  #edit(id?: string): void {
    if (!this.#restriction.allowsNow('NO_KEYBOARD')) return;
    this.isEditing = this.media?.editing.begin(id) ?? false;
  }

  #onEditContinued(): void {
    if (!this.#restriction.allowsNow('NO_KEYBOARD')) return;
    this.shownId = this.media?.editing.current?.record?.id ?? '';
    this.isEditing = true;
  }

  /** The focus goes to what was edited, or back to where the edit began. */
  async #onEditorClosed({ savedId }: EditorClosedEvent): Promise<void> {
    this.isEditing = false;
    if (savedId !== '') {
      this.media?.dismiss();
      this.isChoosing = false;
      this.shownId = savedId;
      await this.updateComplete;
      await this.page?.reveal(savedId);
    }
    await this.updateComplete;
    await this.details?.updateComplete;
    (this.details ?? this.addButton)?.focus();
  }

  async #onImportWanted(): Promise<void> {
    this.media?.dismiss();
    this.shownId = '';
    this.isChoosing = true;
    await this.updateComplete;
    await this.sources?.updateComplete;
    this.sources?.focus();
  }

  #onChoiceWanted({ of }: MediaChoiceWantedEvent): void {
    this.actions?.choose(of);
  }

  /** The car may have moved off while the file dialog was open. */
  #onFilesChosen({ files }: MediaFilesChosenEvent): void {
    const { media } = this;
    if (media === undefined || media.imports.isBusy || media.removing !== undefined) return;
    this.isRefused = !this.#restriction.allowsNow('NO_SETUP');
    this.shownId = '';
    this.isChoosing = false;
    if (this.isRefused) return;
    media.dismiss();
    media.start(files);
  }

  #onImportClosed(): void {
    this.media?.dismiss();
    void this.page?.focusList();
  }

  readonly #onImportUndoRequested = (): void => void this.importUndo?.undo();

  async #onUndoEnded(): Promise<void> {
    await this.updateComplete;
    if (this.media?.shelf.count === 0) this.addButton?.focus();
    else await this.page?.focusList();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-media-page': MediaPageElement;
  }
}
