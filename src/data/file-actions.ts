import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/button/button.ts';
import { messages } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import type { AddressBook } from './address-book.ts';
import { askExportTarget } from '../records/export-target.ts';
import { FilesChosenEvent } from './import-events.ts';
import { setupBlocked } from '../records/setup-blocked.ts';

const contactsFile = { name: 'contacts.vcf', mediaType: 'text/vcard', ending: '.vcf' };

/**
 * The address book's way in and out: import from files, export to one.
 *
 * @fires files-chosen - an import has begun, or was refused.
 */
@customElement('gb-file-actions')
export class FileActionsElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  @property({ attribute: false }) book?: AddressBook;
  @property({ attribute: false }) monitor?: RestrictionSource;
  @property({ attribute: false }) createWorker?: () => Worker;

  @query('input') private fileInput?: HTMLInputElement;

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
    const hasContacts = (this.book?.count ?? 0) > 0;
    return html`<gb-button
        icon="upload-file"
        ?compact=${hasContacts}
        blockedReason=${setupBlocked(this.#restriction, messages.contacts.importBlocked)}
        @button-pressed=${this.#onImportPressed}
        >${messages.contacts.import}</gb-button
      >
      ${
        !hasContacts
          ? nothing
          : html`<gb-button
              icon="outbox"
              compact
              blockedReason=${setupBlocked(this.#restriction, messages.contactImport.exportBlocked)}
              @button-pressed=${this.#onExportPressed}
              >${messages.contactImport.export}</gb-button
            >`
      }
      <input
        type="file"
        multiple
        accept=".vcf,.vcard,text/vcard"
        autocomplete="off"
        hidden
        @change=${this.#onFilesChosen}
      />`;
  }

  #onImportPressed(): void {
    if (this.#restriction.allowsNow('NO_SETUP')) this.fileInput?.click();
  }

  #onFilesChosen(): void {
    const files = [...(this.fileInput?.files ?? [])];
    const { book, createWorker } = this;
    // What was chosen stays with the input otherwise, and choosing it again would be no change.
    if (this.fileInput) this.fileInput.value = '';
    if (files.length === 0 || book === undefined || createWorker === undefined || book.imports.isBusy) return;
    // The car may have moved off while the file dialog was open.
    const refused = !this.#restriction.allowsNow('NO_SETUP');
    if (!refused) book.imports.start(files, createWorker);
    this.dispatchEvent(new FilesChosenEvent(refused));
  }

  async #onExportPressed(): Promise<void> {
    const { book } = this;
    if (book === undefined || !this.#restriction.allowsNow('NO_SETUP')) return;
    const target = await askExportTarget(window, contactsFile);
    if (target === undefined) return;
    if (this.#restriction.allowsNow('NO_SETUP')) book.exports.start(target);
    else await target.abort();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-file-actions': FileActionsElement;
  }
}
