import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/progress/progress.ts';
import { messages } from '../i18n/messages.ts';
import { describeParts, describeProblem, describeSum, nameOfFile } from './describe-import.ts';
import { ImportCancelRequestedEvent, ImportClosedEvent, ImportUndoRequestedEvent } from './import-events.ts';
import type { FileOutcome, ImportEnd } from './imports/import-outcome.ts';
import { sumOf } from './imports/import-outcome.ts';
import type { ImportProgress } from './imports/import-run.ts';
import type { ImportAccount } from './vcard/import-account.ts';
import { sidePanelStyles } from './side-panel.styles.ts';

/** How many skipped cards and remarks of a file are named; the rest is counted. */
const mostNamed = 20;

/**
 * An import under way, with progress and cancel, and afterwards its account: what was taken, was there already, was
 * merged or skipped, and why, for all files and for each.
 *
 * @fires import-cancel-requested
 * @fires import-closed - the account was read.
 * @fires import-undo-requested
 * @slot - more of the account, between its sum and what is named of it.
 */
@customElement('gb-import-panel')
export class ImportPanelElement extends LitElement {
  static override styles = [elementStyles, sidePanelStyles];

  @property({ attribute: false }) progress?: ImportProgress;
  /** Holds the files' names: shown here only, never stored or logged. */
  @property({ attribute: false }) end: ImportEnd<ImportAccount> | undefined;
  /** Contacts merged since. */
  @property({ type: Number }) merged = 0;
  /** Whether the import can be undone. */
  @property({ type: Boolean }) undoable = false;
  /** Why it cannot be undone now; empty when it can. */
  @property() undoBlockedReason = '';

  protected override render(): unknown {
    return this.end === undefined ? this.#running() : this.#ended(this.end);
  }

  #running(): unknown {
    const words = messages.contacts;
    const { read, total, taken, file, files } = this.progress ?? {
      read: 0,
      total: 1,
      taken: 0,
      file: 1,
      files: 1,
    };
    return html`<gb-progress
        label=${words.importing}
        .value=${total === 0 ? null : read / total}
        valueText=${
          files > 1
            ? messages.contactImport.progressOfFiles(file, files, taken, read, total)
            : words.importProgress(taken, read, total)
        }
      ></gb-progress>
      <gb-focus-group
        ><gb-button icon="close" @button-pressed=${this.#onCancelPressed}
          >${words.cancel}</gb-button
        ></gb-focus-group
      >`;
  }

  #ended(end: ImportEnd<ImportAccount>): unknown {
    return html`${this.#outcome(end)}
      <gb-focus-group>
        <gb-button rank="primary" @button-pressed=${this.#onDonePressed}>${messages.contacts.done}</gb-button>
        ${
          this.undoable
            ? html`<gb-button
                icon="undo"
                blockedReason=${this.undoBlockedReason}
                @button-pressed=${this.#onUndoPressed}
                >${messages.contactImport.undo}</gb-button
              >`
            : nothing
        }
      </gb-focus-group>
      <slot></slot>
      ${end.files.length > 1 ? this.#perFile(end.files) : end.files.map((file) => this.#named(file))}`;
  }

  #outcome(end: ImportEnd<ImportAccount>): unknown {
    const words = messages.contacts;
    const sum = describeSum(end.files, this.merged);
    switch (end.kind) {
      case 'cancelled':
        return html`<gb-notice tone="info" text=${words.cancelled(sumOf(end.files).taken)}></gb-notice>`;
      case 'failed':
        return html`<gb-notice tone="fault" text=${words.saveFailed[end.reason]} detail=${sum}></gb-notice>`;
      case 'finished':
        return this.#finished(end.files, sum);
    }
  }

  #finished(files: readonly FileOutcome<ImportAccount>[], detail: string): unknown {
    const { taken, present, skipped } = sumOf(files);
    const problems = files.filter((file) => file.problem !== undefined).length;
    const nothingGained = problems > 0 && taken + present === 0;
    const isClean = problems === 0 && skipped === 0;
    const [only] = files;
    const why = files.length === 1 && only !== undefined ? describeProblem(only) : undefined;
    return html`<gb-notice
      tone=${nothingGained ? 'fault' : isClean ? 'done' : 'caution'}
      text=${why === undefined ? messages.contacts.accountTitle : messages.contacts.fileProblem(only?.name ?? '', why)}
      detail=${detail}
    ></gb-notice>`;
  }

  #perFile(files: readonly FileOutcome<ImportAccount>[]): unknown {
    return files.map((file, index) => {
      const why = describeProblem(file);
      const sum = describeSum([file], 0);
      const what = why === undefined ? sum : `${why}. ${sum}`;
      return html`<ul class="file">
        <li>${messages.contactImport.ofFile(nameOfFile(file, index), what)}${this.#named(file)}</li>
      </ul>`;
    });
  }

  #named(file: FileOutcome<ImportAccount>): unknown {
    const lines = describeParts(file);
    if (lines.length === 0) return nothing;
    const total = (file.account?.skippedTotal ?? 0) + (file.account?.remarkTotal ?? 0);
    const more = total - Math.min(mostNamed, lines.length);
    return html`<ul>
      ${lines.slice(0, mostNamed).map((line) => html`<li>${line}</li>`)}
      ${more > 0 ? html`<li>${messages.contacts.more(more)}</li>` : nothing}
    </ul>`;
  }

  #onCancelPressed(): void {
    this.dispatchEvent(new ImportCancelRequestedEvent());
  }

  #onDonePressed(): void {
    this.dispatchEvent(new ImportClosedEvent());
  }

  #onUndoPressed(): void {
    this.dispatchEvent(new ImportUndoRequestedEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-import-panel': ImportPanelElement;
  }
}
