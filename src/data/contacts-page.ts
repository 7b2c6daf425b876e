import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/button/button.ts';
import '../../components/empty/empty.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/page/page.ts';
import '../../components/progress/progress.ts';
import type { RowPressedEvent } from '../../components/row/row-pressed-event.ts';
import type { QueryChangedEvent } from '../../components/search-field/query-changed-event.ts';
import '../../components/undo-bar/undo-bar.ts';
import { messages } from '../i18n/messages.ts';
import '../records/record-list.ts';
import type { RecordListElement } from '../records/record-list.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import type { AddressBook } from './address-book.ts';
import { undoTime } from './address-book.ts';
import './contact-details.ts';
import './import-panel.ts';
import { contactsPageStyles } from './contacts-page.styles.ts';

/**
 * The address book: find, look, delete with undo, and take in what a phone exported. List and contact stand side by
 * side where there is room, one over the other where there is not.
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
  @state() private picture: ImageBitmap | null = null;
  @state() private problem = '';

  @query('input') private fileInput?: HTMLInputElement;
  @query('gb-record-list') private list?: RecordListElement;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

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
    const isImporting = this.book?.importing !== undefined;
    const { book } = this;
    return html`<gb-page
      fixed
      @knob-backed=${this.#onBacked}
      @keydown=${this.#onKeyDown}
      heading=${words.title}
      detail=${book?.isOpen === true && book.count > 0 ? words.count(book.count) : ''}
    >
      <gb-focus-group slot="actions" ?hidden=${book?.isOpen !== true || isImporting}>
        <gb-button
          icon="upload-file"
          blockedReason=${this.#importBlocked()}
          @button-pressed=${this.#onImportRequested}
          >${words.import}</gb-button
        >
      </gb-focus-group>
      <div slot="notices">${this.#notices()}</div>
      <input
        type="file"
        accept=".vcf,.vcard,text/vcard"
        autocomplete="off"
        hidden
        @change=${this.#onFileChosen}
      />
      ${this.#body()}
    </gb-page>`;
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
    if (book.count === 0 && side === undefined) {
      return html`<gb-empty icon="contacts" text=${words.empty}>${words.emptyHint}</gb-empty>`;
    }
    return html`<div class="panes" ?data-side=${side !== undefined}>
      <gb-record-list
        icon="person"
        label=${words.title}
        .items=${book.rows(this.searchText)}
        .searchText=${this.searchText}
        .monitor=${this.monitor}
        @query-changed=${this.#onQueryChanged}
        @row-pressed=${this.#onRowPressed}
      ></gb-record-list>
      <div class="side">${side ?? html`<p class="hint">${words.choose}</p>`}</div>
    </div>`;
  }

  #side(): unknown {
    const importing = this.book?.importing;
    if (importing !== undefined) {
      return html`<gb-import-panel
        .progress=${importing.run.progress}
        .end=${importing.end}
        .fileName=${importing.fileName}
        @button-pressed=${this.#onImportPanelPressed}
      ></gb-import-panel>`;
    }
    const contact = this.shownId === '' ? undefined : this.book?.contact(this.shownId);
    if (contact === undefined) return undefined;
    return html`<gb-contact-details
      .contact=${contact}
      .picture=${this.picture}
      .monitor=${this.monitor}
      @contact-closed=${this.#onContactClosed}
      @contact-deletion-requested=${this.#onDeletionRequested}
    ></gb-contact-details>`;
  }

  #notices(): unknown {
    const words = messages.contacts;
    const undoable = this.book?.undoable;
    const damaged = this.book?.unreadablePages ?? 0;
    return html`${damaged > 0 ? html`<gb-notice tone="fault" text=${words.unreadablePages(damaged)}></gb-notice>` : nothing}
    ${this.problem === '' ? nothing : html`<gb-notice tone="fault" text=${this.problem}></gb-notice>`}
    ${
      undoable === undefined
        ? nothing
        : html`<gb-focus-group
            ><gb-undo-bar
              message=${words.deleted}
              action=${messages.records.undo}
              secondsLeft=${undoable.secondsLeft}
              secondsTotal=${undoTime / 1000}
              secondsText=${messages.records.secondsLeft(undoable.secondsLeft)}
              @undo-requested=${this.#onUndoRequested}
            ></gb-undo-bar
          ></gb-focus-group>`
    }`;
  }

  /** Importing is setting up (AOSP NO_SETUP). */
  #importBlocked(): string {
    if (!this.#restriction.restricts('NO_SETUP')) return '';
    const { state: driving } = this.#restriction.current;
    return driving === 'moving'
      ? messages.contacts.importBlocked.moving
      : messages.contacts.importBlocked.unknown;
  }

  #onImportRequested(): void {
    if (this.#restriction.allowsNow('NO_SETUP')) this.fileInput?.click();
  }

  #onFileChosen(): void {
    const file = this.fileInput?.files?.[0];
    const { book, createWorker } = this;
    if (file === undefined || book === undefined || createWorker === undefined) return;
    if (!this.#restriction.allowsNow('NO_SETUP')) {
      this.problem = this.#importBlocked();
      return;
    }
    this.problem = '';
    book.import(file, createWorker);
    if (this.fileInput) this.fileInput.value = '';
  }

  #onImportPanelPressed(): void {
    const importing = this.book?.importing;
    if (importing?.end === undefined) importing?.run.cancel();
    else this.book?.dismissImport();
  }

  #onQueryChanged(event: QueryChangedEvent): void {
    this.searchText = event.query;
  }

  async #onRowPressed(event: RowPressedEvent): Promise<void> {
    this.book?.dismissImport();
    this.shownId = event.value;
    this.#showPicture(null);
    const contact = this.book?.contact(event.value);
    const picture = contact === undefined ? null : await this.book?.photo(contact);
    if (this.shownId === event.value) this.#showPicture(picture ?? null);
    else picture?.close();
  }

  #showPicture(picture: ImageBitmap | null): void {
    this.picture?.close();
    this.picture = picture;
  }

  #onBacked(event: Event): void {
    if (this.shownId === '' || event.defaultPrevented) return;
    event.preventDefault();
    this.#onContactClosed();
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#onBacked(event);
  }

  #onContactClosed(): void {
    this.shownId = '';
    this.#showPicture(null);
    this.list?.focus();
  }

  async #onDeletionRequested(): Promise<void> {
    const id = this.shownId;
    const written = await this.book?.remove(id);
    this.problem = written?.ok === true ? '' : messages.contacts.deleteFailed;
    if (written?.ok === true && this.shownId === id) this.shownId = '';
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
