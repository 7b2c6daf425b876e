import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { BitmapController } from '../../components/avatar/bitmap-controller.ts';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/button/button.ts';
import '../../components/empty/empty.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/page/page.ts';
import '../../components/progress/progress.ts';
import type { RowPressedEvent } from '../../components/row/row-pressed-event.ts';
import type { QueryChangedEvent } from '../../components/search-field/query-changed-event.ts';
import { messages } from '../i18n/messages.ts';
import '../records/record-list.ts';
import type { RecordListElement } from '../records/record-list.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import type { AddressBook } from './address-book.ts';
import type { Contact } from './contacts/contact.ts';
import './contact-details.ts';
import type { ContactDetailsElement } from './contact-details.ts';
import './contact-editor.ts';
import type { EditorClosedEvent } from '../records/editor-events.ts';
import './file-actions.ts';
import type { FilesChosenEvent } from './import-events.ts';
import { FilesPanelElement } from './files-panel.ts';
import './import-undo.ts';
import type { ImportUndoElement } from './import-undo.ts';
import './contacts-notices.ts';
import type { ContactsNoticesElement } from './contacts-notices.ts';
import { contactsPageStyles } from './contacts-page.styles.ts';
import { typingBlocked } from '../records/typing-blocked.ts';

/**
 * The address book: find, look, delete with undo, and take in what a phone exported. List and contact stand side by
 * side where there is room, one over the other where there is not.
 *
 * @slot notices - banners above the list, before its own.
 * @slot facts - where it is kept and who can see it.
 */
@customElement('gb-contacts-page')
export class ContactsPageElement extends LitElement {
  static override styles = [elementStyles, contactsPageStyles];

  /** Undefined while storage is closed; then `closedReason` says why. */
  @property({ attribute: false }) book?: AddressBook;
  @property() closedReason = '';
  @property({ attribute: false }) monitor?: RestrictionSource;
  @property({ attribute: false }) createWorker?: () => Worker;

  @state() private searchText = '';
  @state() private shownId = '';
  @state() private problem = '';
  @state() private isEditing = false;
  /** On a narrow display: where it is kept stands in place of the list. */
  @state() private isAbout = false;

  @query('gb-import-undo') private importUndo?: ImportUndoElement;
  @query('gb-record-list') private list?: RecordListElement;
  @query('gb-contact-details') private details?: ContactDetailsElement;
  @query('gb-contacts-notices') private notices?: ContactsNoticesElement;
  @query('.add') private addButton?: HTMLElement;

  readonly #restriction = new RestrictionController(this, () => this.monitor);
  readonly #photo = new BitmapController(
    this,
    async (contact: Contact) => (await this.book?.photo(contact)) ?? null,
  );

  constructor() {
    super();
    new SourceController(
      this,
      () => this.book,
      (book, signal) => book.subscribe(() => this.requestUpdate(), signal),
    );
  }

  protected override render(): unknown {
    const words = messages.contacts;
    const { book } = this;
    const hasFiles = FilesPanelElement.isNeeded(book);
    return html`<gb-page
        fixed
        ?hidden=${this.isEditing}
        @knob-backed=${this.#onBacked}
        @keydown=${this.#onKeyDown}
        heading=${words.title}
        backHref="/data"
        backLabel=${messages.data.back}
        detail=${book?.isOpen === true && book.count > 0 ? words.count(book.count) : ''}
      >
        <gb-focus-group slot="actions" ?hidden=${book?.isOpen !== true || hasFiles}>
          <gb-button
            class="add"
            icon="add"
            ?compact=${(book?.count ?? 0) > 0}
            blockedReason=${this.#editBlocked()}
            @button-pressed=${this.#onAddRequested}
            >${messages.contactEditor.add}</gb-button
          >
          <gb-file-actions
            .book=${book}
            .monitor=${this.monitor}
            .createWorker=${this.createWorker}
            @files-chosen=${this.#onFilesChosen}
          ></gb-file-actions>
          <gb-button
            class="narrow"
            icon="info"
            label=${messages.records.about}
            expanded=${this.isAbout ? 'true' : 'false'}
            @button-pressed=${this.#onAboutPressed}
          ></gb-button>
        </gb-focus-group>
        <slot name="notices" slot="notices"></slot>
        <gb-contacts-notices
          slot="notices"
          .book=${book}
          .monitor=${this.monitor}
          problem=${this.problem}
          @undo-requested=${this.#onUndoRequested}
          @undo-ended=${this.#onUndoEnded}
          @notice-action-pressed=${this.#onEditContinued}
        ></gb-contacts-notices>
        <gb-import-undo
          slot="notices"
          .book=${book}
          .monitor=${this.monitor}
          @undo-ended=${this.#onUndoEnded}
        ></gb-import-undo>
        ${this.#body()}
      </gb-page>
      ${this.#editor()}`;
  }

  /** Over the page, which stays as it is below: the list is in its place afterwards. */
  #editor(): unknown {
    if (!this.isEditing) return nothing;
    return html`<gb-contact-editor
      .editing=${this.book?.editing}
      .picture=${this.#photo.bitmap}
      .monitor=${this.monitor}
      @editor-closed=${this.#onEditorClosed}
    ></gb-contact-editor>`;
  }

  #body(): unknown {
    const words = messages.contacts;
    const { book } = this;
    if (book === undefined) return html`<gb-empty icon="lock" text=${this.closedReason}></gb-empty>`;
    if (book.failure !== undefined) {
      return html`<gb-empty icon="error" text=${words.openFailed[book.failure]}></gb-empty>`;
    }
    if (!book.isOpen) return html`<gb-progress label=${words.loading}></gb-progress>`;
    const side = this.#side();
    const isEmpty = book.count === 0 && side === undefined;
    return html`<div class="panes" ?data-side=${side !== undefined || this.isAbout}>
      ${isEmpty ? html`<gb-empty icon="contacts" text=${words.empty}>${words.emptyHint}</gb-empty>` : this.#list(book)}
      <div class="side">
        ${side ?? html`${isEmpty ? nothing : html`<p class="hint">${words.choose}</p>`}<slot name="facts"></slot>`}
      </div>
    </div>`;
  }

  #list(book: AddressBook): unknown {
    return html`<gb-record-list
      icon="person"
      label=${messages.contacts.title}
      .items=${book.rows(this.searchText)}
      .searchText=${this.searchText}
      .monitor=${this.monitor}
      @query-changed=${this.#onQueryChanged}
      @row-pressed=${this.#onRowPressed}
    ></gb-record-list>`;
  }

  #side(): unknown {
    if (FilesPanelElement.isNeeded(this.book)) {
      return html`<gb-files-panel
        .book=${this.book}
        .monitor=${this.monitor}
        @import-undo-requested=${this.#onImportUndoRequested}
      ></gb-files-panel>`;
    }
    const contact = this.shownId === '' ? undefined : this.book?.contact(this.shownId);
    if (contact === undefined) return undefined;
    return html`<gb-contact-details
      .contact=${contact}
      .picture=${this.#photo.bitmap}
      .monitor=${this.monitor}
      editBlockedReason=${this.#editBlocked()}
      @contact-closed=${this.#onContactClosed}
      @contact-edit-requested=${this.#onEditRequested}
      @contact-deletion-requested=${this.#onDeletionRequested}
    ></gb-contact-details>`;
  }

  #editBlocked(): string {
    const words = messages.contactEditor;
    const typing = typingBlocked(this.#restriction, words.openBlocked);
    return typing === '' && this.book?.editing.isEdited === true ? words.finishFirst : typing;
  }

  readonly #onAboutPressed = (): void => void this.#show('', !this.isAbout);

  readonly #onImportUndoRequested = (): void => void this.importUndo?.undo();

  #onQueryChanged(event: QueryChangedEvent): void {
    this.searchText = event.query;
  }

  readonly #onAddRequested = (): void => this.#edit();

  readonly #onEditRequested = (): void => this.#edit(this.shownId);

  #edit(id?: string): void {
    if (!this.#restriction.allowsNow('NO_KEYBOARD')) return;
    this.isEditing = this.book?.editing.begin(id) ?? false;
  }

  #onEditContinued(): void {
    if (!this.#restriction.allowsNow('NO_KEYBOARD')) return;
    this.isEditing = true;
    const id = this.book?.editing.current?.record?.id;
    if (id !== undefined) void this.#show(id);
  }

  /** The focus goes to what was edited, or back to where the edit began. */
  async #onEditorClosed({ savedId }: EditorClosedEvent): Promise<void> {
    this.isEditing = false;
    if (savedId !== '') {
      if (savedId !== this.shownId) this.searchText = '';
      await this.#show(savedId);
      await this.updateComplete;
      await this.list?.reveal(savedId);
    }
    await this.updateComplete;
    await this.details?.updateComplete;
    (this.details ?? this.addButton)?.focus();
  }

  async #onRowPressed(event: RowPressedEvent): Promise<void> {
    this.book?.imports.dismiss();
    this.book?.exports.dismiss();
    await this.#show(event.value);
  }

  async #show(id: string, isAbout = false): Promise<void> {
    this.shownId = id;
    this.isAbout = isAbout;
    await this.#photo.show(id === '' ? undefined : this.book?.contact(id));
  }

  #onBacked(event: Event): void {
    if ((this.shownId === '' && !this.isAbout) || event.defaultPrevented) return;
    event.preventDefault();
    this.#onContactClosed();
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#onBacked(event);
  }

  #onContactClosed(): void {
    void this.#show('');
    this.list?.focus();
  }

  async #onDeletionRequested(): Promise<void> {
    const id = this.shownId;
    const written = await this.book?.remove(id);
    this.problem = written?.ok === true ? '' : messages.contacts.deleteFailed;
    if (written?.ok !== true) return;
    if (this.shownId === id) this.shownId = '';
    await this.updateComplete;
    await this.notices?.focusUndo();
  }

  async #onUndoEnded(): Promise<void> {
    await this.updateComplete;
    (this.list ?? this.addButton)?.focus();
  }

  #onFilesChosen(event: FilesChosenEvent): void {
    this.problem = event.refused ? messages.contactImport.filesRefused : '';
  }

  async #onUndoRequested(): Promise<void> {
    const written = await this.book?.undo();
    this.problem = written?.ok === true ? '' : messages.contacts.undoFailed;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-contacts-page': ContactsPageElement;
  }
}
