import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/notice/notice.ts';
import '../../components/progress/progress.ts';
import { messages } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import type { AddressBook } from './address-book.ts';
import type { ImportInBook } from './contact-imports.ts';
import type { ImportWork } from './imports/record-imports.ts';
import { knownBy } from './contact-row.ts';
import { displayName } from './contacts/display-name.ts';
import './duplicates-panel.ts';
import { mostShown } from './duplicates-panel.ts';
import type { AlikeRow } from './duplicates-panel.ts';
import './export-panel.ts';
import type { MergeRequestedEvent } from './import-events.ts';
import './import-panel.ts';
import { setupBlocked } from '../records/setup-blocked.ts';
import { sidePanelStyles } from './side-panel.styles.ts';

/** Beside the list: the import or the export under way, and its account with what can still be done about it. */
@customElement('gb-files-panel')
export class FilesPanelElement extends LitElement {
  static override styles = [elementStyles, sidePanelStyles];

  @property({ attribute: false }) book?: AddressBook;
  @property({ attribute: false }) monitor?: RestrictionSource;

  @state() private hasFailed = false;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    new SourceController(
      this,
      () => this.book,
      (book, signal) => book.subscribe(() => this.requestUpdate(), signal),
    );
  }

  /** Whether there is anything to show for a book. */
  static isNeeded(book: AddressBook | undefined): boolean {
    return book?.imports.current !== undefined || book?.exports.current !== undefined;
  }

  protected override render(): unknown {
    const importing = this.book?.imports.current;
    const exporting = this.book?.exports.current;
    if (importing !== undefined) return this.#import(importing);
    if (exporting === undefined) return nothing;
    return html`<gb-export-panel
      .progress=${exporting.run.progress}
      .end=${exporting.end}
      @button-pressed=${this.#onExportPanelPressed}
    ></gb-export-panel>`;
  }

  #import({ run, end, changes }: ImportInBook): unknown {
    const work = this.book?.imports.work;
    if (work !== undefined) return this.#work(work);
    const words = messages.contactImport;
    const pairs = end === undefined ? [] : changes.alike;
    return html`<gb-import-panel
      .progress=${run.progress}
      .end=${end}
      .merged=${changes.mergedCount}
      ?undoable=${(this.book?.imports.undoable ?? 0) > 0}
      undoBlockedReason=${setupBlocked(this.#restriction, words.undoBlocked)}
      @import-cancel-requested=${this.#onCancelRequested}
      @import-closed=${this.#onClosed}
      ><gb-duplicates-panel
        .pairs=${pairs}
        .rows=${this.#rows(pairs)}
        blockedReason=${setupBlocked(this.#restriction, words.mergeBlocked)}
        @merge-requested=${this.#onMergeRequested}
      ></gb-duplicates-panel
      >${this.hasFailed ? html`<gb-notice tone="fault" text=${words.mergeFailed}></gb-notice>` : nothing}</gb-import-panel
    >`;
  }

  #work({ kind, done, total }: ImportWork): unknown {
    const words = messages.contactImport;
    return html`<gb-progress
      label=${kind === 'merging' ? words.merging : words.undoing}
      .value=${total === 0 ? null : done / total}
      valueText=${words.work(done, total)}
    ></gb-progress>`;
  }

  #rows(pairs: ImportInBook['changes']['alike']): readonly AlikeRow[] {
    return pairs.slice(0, mostShown).flatMap((pair) => {
      const known = this.book?.imports.current?.changes.knownOf(pair);
      const added = this.book?.contact(pair.id);
      if (known === undefined || added === undefined) return [];
      const names = [...new Set([displayName(known), displayName(added)])];
      const ways = [...new Set([knownBy(known), knownBy(added)])].filter((way) => !names.includes(way));
      const heading = names.reduce((first, second) => messages.contactImport.alikeRow(first, second));
      return [{ pair, heading, detail: ways.join(', ') }];
    });
  }

  #onCancelRequested(): void {
    this.book?.imports.current?.run.cancel();
  }

  #onClosed(): void {
    this.hasFailed = false;
    this.book?.imports.dismiss();
  }

  async #onMergeRequested({ pairs }: MergeRequestedEvent): Promise<void> {
    if (!this.#restriction.allowsNow('NO_SETUP')) return;
    const merged = await this.book?.imports.merge(pairs);
    if (merged !== undefined) this.hasFailed = !merged.ok;
  }

  #onExportPanelPressed(): void {
    const exporting = this.book?.exports.current;
    if (exporting?.end === undefined) exporting?.run.cancel();
    else this.book?.exports.dismiss();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-files-panel': FilesPanelElement;
  }
}
