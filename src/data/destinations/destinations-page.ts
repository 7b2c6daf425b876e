import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { elementStyles } from '../../../components/base/element.styles.ts';
import { SourceController } from '../../../components/base/source-controller.ts';
import '../../../components/button/button.ts';
import '../../../components/focus-group/focus-group.ts';
import '../../../components/notice/notice.ts';
import { messages } from '../../i18n/messages.ts';
import type { EditorClosedEvent } from '../../records/editor-events.ts';
import '../../records/record-details.ts';
import type { RecordDetailsElement } from '../../records/record-details.ts';
import '../../records/record-editor.ts';
import type { RecordShownEvent } from '../../records/record-events.ts';
import '../../records/records-page.ts';
import type { RecordsPageElement } from '../../records/records-page.ts';
import { typingBlocked } from '../../records/typing-blocked.ts';
import { RestrictionController } from '../../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../../restriction/restriction-monitor.ts';
import type { FilesChosenEvent } from '../import-events.ts';
import '../import-undo.ts';
import type { ImportUndoElement } from '../import-undo.ts';
import { destinationEditorFields } from './destination-rules.ts';
import type { Destinations } from './destinations.ts';
import { destinationsPageStyles } from './destinations-page.styles.ts';
import './place-actions.ts';
import type { PlaceActionsElement } from './place-actions.ts';
import type { PlacePanelWantedEvent, StickFileChosenEvent } from './place-file-events.ts';
import './place-files-panel.ts';
import type { PlaceFilesPanelElement } from './place-files-panel.ts';

/**
 * Where to go: find, look, add, change, delete with undo; bring files of places in and take them out.
 *
 * @slot facts - where they are kept and who can see them.
 */
@customElement('gb-destinations-page')
export class DestinationsPageElement extends LitElement {
  static override styles = [elementStyles, destinationsPageStyles];

  /** Undefined while storage is closed; then `closedReason` says why. */
  @property({ attribute: false }) destinations?: Destinations;
  @property() closedReason = '';
  @property({ attribute: false }) monitor?: RestrictionSource;
  @property({ attribute: false }) createWorker?: () => Worker;

  @state() private shownId = '';
  @state() private isEditing = false;
  @state() private panel: 'import' | 'export' | '' = '';
  /** Files were chosen and the car would not have it any more. */
  @state() private isRefused = false;

  @query('gb-records-page') private page?: RecordsPageElement;
  @query('gb-record-details') private details?: RecordDetailsElement;
  @query('gb-import-undo') private importUndo?: ImportUndoElement;
  @query('gb-place-actions') private actions?: PlaceActionsElement;
  @query('gb-place-files-panel') private filesPanel?: PlaceFilesPanelElement;
  @query('.add') private addButton?: HTMLElement;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    const redraw = (): void => {
      this.requestUpdate();
      // Orders come and go with where the car is.
      this.page?.requestUpdate();
    };
    new SourceController(
      this,
      () => this.destinations,
      (destinations, signal) => {
        destinations.subscribe(redraw, signal);
        destinations.shelf.subscribe(redraw, signal);
        destinations.editing.subscribe(redraw, signal);
      },
    );
  }

  protected override render(): unknown {
    const words = messages.destinations;
    const { destinations } = this;
    const side = this.#side();
    return html`<gb-records-page
        ?hidden=${this.isEditing}
        heading=${words.title}
        icon="location-on"
        countText=${words.count(destinations?.shelf.count ?? 0)}
        emptyText=${words.empty}
        .shelf=${destinations?.shelf}
        closedReason=${this.closedReason}
        .monitor=${this.monitor}
        .shownId=${side === undefined || this.#hasFiles ? '' : this.shownId}
        ?hasSide=${side !== undefined}
        @record-shown=${this.#onShown}
        @record-edit-requested=${this.#onEditRequested}
      >
        ${this.#actions()} ${this.#notices()} ${side ?? nothing}
        ${side === undefined ? this.#facts() : nothing}
      </gb-records-page>
      ${this.#editor()}`;
  }

  #facts(): unknown {
    const words = messages.destinations;
    return html`${this.destinations?.shelf.count === 0 ? html`<p slot="empty">${words.emptyHint}</p>` : nothing}
      <slot name="facts" slot="facts"></slot>`;
  }

  #actions(): unknown {
    const words = messages.destinations;
    const isBusy = this.#hasFiles;
    return html`<gb-button
        slot="actions"
        class="add"
        icon="add"
        ?compact=${(this.destinations?.shelf.count ?? 0) > 0}
        ?hidden=${isBusy}
        blockedReason=${this.#editBlocked()}
        @button-pressed=${this.#onAddRequested}
        >${words.add}</gb-button
      >
      <gb-place-actions
        slot="actions"
        ?hidden=${isBusy}
        .destinations=${this.destinations}
        .monitor=${this.monitor}
        .createWorker=${this.createWorker}
        @files-chosen=${this.#onFilesChosen}
        @place-panel-wanted=${this.#onPanelWanted}
      ></gb-place-actions>`;
  }

  #notices(): unknown {
    const words = messages.destinations;
    const isUnfinished = !this.isEditing && this.destinations?.editing.isEdited === true;
    return html`<gb-focus-group slot="notices" ?hidden=${!isUnfinished}
        ><gb-notice
          text=${words.unfinished}
          action=${words.goOn}
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
        ?hidden=${this.#hasFiles && this.destinations?.imports.current === undefined}
        .book=${this.destinations}
        .words=${{ ...messages.contactImport, ...words.undo }}
        .monitor=${this.monitor}
        @undo-ended=${this.#onUndoEnded}
      ></gb-import-undo>`;
  }

  get #hasFiles(): boolean {
    const { imports, exporting } = this.destinations ?? {};
    return imports?.current !== undefined || exporting !== undefined || this.panel !== '';
  }

  #side(): unknown {
    if (this.destinations === undefined || !this.#hasFiles) return this.#shown();
    return html`<gb-place-files-panel
      slot="side"
      .destinations=${this.destinations}
      panel=${this.panel}
      .monitor=${this.monitor}
      @import-closed=${this.#onImportClosed}
      @import-undo-requested=${this.#onImportUndoRequested}
      @stick-file-chosen=${this.#onStickFileChosen}
      @file-wanted=${this.#onFileWanted}
    ></gb-place-files-panel>`;
  }

  #shown(): unknown {
    const shown = this.destinations?.show(this.shownId);
    if (shown === undefined) return undefined;
    return html`<gb-record-details
      slot="side"
      recordId=${this.shownId}
      heading=${shown.heading}
      .lines=${shown.lines}
      ?aside=${this.destinations?.shelf.isAside(this.shownId) === true}
      editable
      editBlockedReason=${this.#editBlocked()}
      .monitor=${this.monitor}
    ></gb-record-details>`;
  }

  /** Over the page, which stays as it is below: the list is in its place afterwards. */
  #editor(): unknown {
    if (!this.isEditing) return nothing;
    const { editorTitle, editorTitleNew } = messages.destinations;
    return html`<gb-record-editor
      .editing=${this.destinations?.editing}
      .fields=${destinationEditorFields()}
      .words=${{ ...messages.editor, title: editorTitle, titleNew: editorTitleNew }}
      .monitor=${this.monitor}
      @editor-closed=${this.#onEditorClosed}
    ></gb-record-editor>`;
  }

  #editBlocked(): string {
    const words = messages.contactEditor;
    const typing = typingBlocked(this.#restriction, words.openBlocked);
    return typing === '' && this.destinations?.editing.isEdited === true ? words.finishFirst : typing;
  }

  #onShown({ id }: RecordShownEvent): void {
    this.shownId = id;
    this.panel = '';
    this.destinations?.dismiss();
  }

  #onAddRequested(): void {
    this.#edit();
  }

  #onEditRequested(): void {
    this.#edit(this.shownId);
  }

  #edit(id?: string): void {
    if (!this.#restriction.allowsNow('NO_KEYBOARD')) return;
    this.isEditing = this.destinations?.editing.begin(id) ?? false;
  }

  #onEditContinued(): void {
    if (!this.#restriction.allowsNow('NO_KEYBOARD')) return;
    this.shownId = this.destinations?.editing.current?.record?.id ?? '';
    this.isEditing = true;
  }

  /** The focus goes to what was edited, or back to where the edit began. */
  async #onEditorClosed({ savedId }: EditorClosedEvent): Promise<void> {
    this.isEditing = false;
    if (savedId !== '') {
      this.destinations?.dismiss();
      this.panel = '';
      this.shownId = savedId;
      await this.updateComplete;
      await this.page?.reveal(savedId);
    }
    await this.updateComplete;
    await this.details?.updateComplete;
    (this.details ?? this.addButton)?.focus();
  }

  async #onPanelWanted({ panel }: PlacePanelWantedEvent): Promise<void> {
    this.destinations?.dismiss();
    this.shownId = '';
    this.panel = panel;
    await this.updateComplete;
    await this.filesPanel?.updateComplete;
    this.filesPanel?.focus();
  }

  readonly #onFileWanted = (): void => this.actions?.chooseFiles();

  readonly #onStickFileChosen = ({ file }: StickFileChosenEvent): void => this.actions?.importFromStick(file);

  #onFilesChosen({ refused }: FilesChosenEvent): void {
    this.isRefused = refused;
    this.shownId = '';
    this.panel = '';
  }

  #onImportClosed(): void {
    this.destinations?.imports.dismiss();
    void this.page?.focusList();
  }

  readonly #onImportUndoRequested = (): void => void this.importUndo?.undo();

  async #onUndoEnded(): Promise<void> {
    await this.updateComplete;
    if (this.destinations?.shelf.count === 0) this.addButton?.focus();
    else await this.page?.focusList();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-destinations-page': DestinationsPageElement;
  }
}
