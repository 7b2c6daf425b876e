import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/progress/progress.ts';
import type { Messages } from '../i18n/en/en.ts';
import { messages } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import type { UndoResult } from './imports/import-changes.ts';
import type { RecordImports } from './imports/record-imports.ts';
import { setupBlocked } from '../records/setup-blocked.ts';

/** A list that files are imported into. */
interface Imported {
  readonly imports: Pick<RecordImports<never, never, never>, 'undoable' | 'work' | 'undo'> & {
    /** The import whose account is not read yet. */
    readonly current: object | undefined;
  };
  subscribe(listener: () => void, signal: AbortSignal): void;
}

/** What it says of what was imported. */
type UndoWords = Pick<
  Messages['contactImport'],
  | 'undoing'
  | 'work'
  | 'undoable'
  | 'undoableUntil'
  | 'undo'
  | 'undoBlocked'
  | 'undone'
  | 'undoneKept'
  | 'undoFailed'
>;

/**
 * Offers to undo the last import once its account was read, undoes it, and says what came of that.
 *
 * @fires undo-ended - it can be undone no more, and the focus was on its undo.
 */
@customElement('gb-import-undo')
export class ImportUndoElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      gb-focus-group,
      gb-progress {
        display: block;
        padding-block-end: var(--gb-space-2);
      }
    `,
  ];

  @property({ attribute: false }) book?: Imported;
  /** Those of the address book where it is missing. */
  @property({ attribute: false }) words?: UndoWords;
  @property({ attribute: false }) monitor?: RestrictionSource;

  @state() private result: UndoResult | undefined;

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
    const imports = this.book?.imports;
    if (imports === undefined) return nothing;
    const work = imports.current === undefined ? imports.work : undefined;
    const words = this.words ?? messages.contactImport;
    if (work !== undefined) {
      return html`<gb-progress
        label=${words.undoing}
        .value=${work.total === 0 ? null : work.done / work.total}
        valueText=${words.work(work.done, work.total)}
      ></gb-progress>`;
    }
    if (imports.current !== undefined) return this.result?.ok === false ? this.#said(this.result) : nothing;
    // What came of an earlier undo is no news any more once there is something new to undo.
    const isNews = this.result !== undefined && (!this.result.ok || imports.undoable === 0);
    return html`${isNews && this.result ? this.#said(this.result) : nothing}${this.#offer(imports.undoable)}`;
  }

  /** Also for the account, which says so through the page. */
  async undo(): Promise<void> {
    if (!this.#restriction.allowsNow('NO_SETUP')) return;
    const hadFocus = this.matches(':focus-within');
    this.result = undefined;
    this.result = await this.book?.imports.undo();
    if (hadFocus) this.dispatchEvent(new Event('undo-ended'));
  }

  #offer(count: number): unknown {
    if (count === 0) return nothing;
    const words = this.words ?? messages.contactImport;
    return html`<gb-focus-group
      ><gb-notice
        text=${words.undoable(count)}
        detail=${words.undoableUntil}
        action=${words.undo}
        blockedReason=${setupBlocked(this.#restriction, words.undoBlocked)}
        @notice-action-pressed=${this.#onActionPressed}
      ></gb-notice
    ></gb-focus-group>`;
  }

  /** The page has other notices with actions: this one is answered here. */
  #onActionPressed(event: Event): void {
    event.stopPropagation();
    void this.undo();
  }

  #said(result: UndoResult): unknown {
    const words = this.words ?? messages.contactImport;
    if (!result.ok) return html`<gb-notice tone="fault" text=${words.undoFailed}></gb-notice>`;
    const { removed, restored, kept } = result;
    return html`<gb-notice
      tone="done"
      text=${words.undone(removed, restored)}
      detail=${kept > 0 ? words.undoneKept(kept) : ''}
    ></gb-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-import-undo': ImportUndoElement;
  }
}
