import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/undo-bar/undo-bar.ts';
import type { UndoBarElement } from '../../components/undo-bar/undo-bar.ts';
import { messages } from '../i18n/messages.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import type { AddressBook } from './address-book.ts';
import { undoTime } from './address-book.ts';
import './unfinished-edit.ts';

/**
 * What has come up in the address book, above the list: damage, what went wrong, an edit that waits, a deletion that
 * can be undone.
 *
 * @fires undo-requested - bring the deleted contact back.
 * @fires notice-action-pressed - go on with the edit.
 * @fires undo-ended - the deletion can be undone no more, and the focus was on its undo.
 */
@customElement('gb-contacts-notices')
export class ContactsNoticesElement extends LitElement {
  static override styles = elementStyles;

  @property({ attribute: false }) book?: AddressBook;
  @property({ attribute: false }) monitor?: RestrictionSource;

  /** What went wrong last; empty when nothing did. */
  @property() problem = '';

  @query('gb-undo-bar') private undoBar?: UndoBarElement;

  #hadUndoFocus = false;

  constructor() {
    super();
    new SourceController(
      this,
      () => this.book,
      (book, signal) => book.subscribe(() => this.requestUpdate(), signal),
    );
  }

  /** The undo, once there is one: there is little time to look for it. */
  async focusUndo(): Promise<void> {
    await this.updateComplete;
    await this.undoBar?.updateComplete;
    this.undoBar?.focus();
  }

  protected override willUpdate(): void {
    this.#hadUndoFocus = this.undoBar?.matches(':focus-within') ?? false;
  }

  protected override updated(): void {
    if (this.#hadUndoFocus && !this.undoBar) this.dispatchEvent(new Event('undo-ended'));
  }

  protected override render(): unknown {
    const words = messages.contacts;
    const damaged = this.book?.unreadablePages ?? 0;
    return html`${damaged > 0 ? html`<gb-notice tone="fault" text=${words.unreadablePages(damaged)}></gb-notice>` : nothing}
      ${this.problem === '' ? nothing : html`<gb-notice tone="fault" text=${this.problem}></gb-notice>`}
      <gb-unfinished-edit .editing=${this.book?.editing} .monitor=${this.monitor}></gb-unfinished-edit>
      ${this.#undo()}`;
  }

  #undo(): unknown {
    const undoable = this.book?.undoable;
    if (undoable === undefined) return nothing;
    return html`<gb-focus-group
      ><gb-undo-bar
        message=${messages.contacts.deleted}
        action=${messages.records.undo}
        secondsLeft=${undoable.secondsLeft}
        secondsTotal=${undoTime / 1000}
        secondsText=${messages.records.secondsLeft(undoable.secondsLeft)}
      ></gb-undo-bar
    ></gb-focus-group>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-contacts-notices': ContactsNoticesElement;
  }
}
