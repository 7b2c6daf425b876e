import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/undo-bar/undo-bar.ts';
import type { UndoBarElement } from '../../components/undo-bar/undo-bar.ts';
import { messages } from '../i18n/messages.ts';
import type { Shelf } from './record-shelf.ts';
import { undoTime } from './undoable-removal.ts';

/**
 * What has come up in a list, above it: damage, what went wrong, a deletion that can be undone.
 *
 * @fires undo-ended - what was deleted is back, or can be brought back no more, and the focus was on that.
 */
@customElement('gb-records-notices')
export class RecordsNoticesElement extends LitElement {
  static override styles = elementStyles;

  @property({ attribute: false }) shelf?: Shelf;

  /** What went wrong last; empty when nothing did. */
  @state() private problem = '';

  @query('gb-undo-bar') private undoBar?: UndoBarElement;

  #hadUndoFocus = false;

  constructor() {
    super();
    new SourceController(
      this,
      () => this.shelf,
      (shelf, signal) => shelf.subscribe(() => this.requestUpdate(), signal),
    );
  }

  /** Deletes records, and gives the focus to the undo: there is little time to look for it. False, and said, when that failed. */
  async deleteRecords(ids: readonly string[]): Promise<boolean> {
    const removed = await this.shelf?.remove({ ids });
    this.problem = removed?.ok === true ? '' : messages.records.deleteFailed;
    await this.updateComplete;
    await this.undoBar?.updateComplete;
    this.undoBar?.focus();
    return removed?.ok === true;
  }

  protected override willUpdate(): void {
    this.#hadUndoFocus = this.undoBar?.matches(':focus-within') ?? false;
  }

  protected override updated(): void {
    if (this.#hadUndoFocus && !this.undoBar) this.dispatchEvent(new Event('undo-ended'));
  }

  protected override render(): unknown {
    const words = messages.records;
    const damaged = this.shelf?.unreadablePages ?? 0;
    return html`${damaged > 0 ? html`<gb-notice tone="fault" text=${words.unreadablePages(damaged)}></gb-notice>` : nothing}
    ${this.problem === '' ? nothing : html`<gb-notice tone="fault" text=${this.problem}></gb-notice>`}
    ${this.#undo()}`;
  }

  #undo(): unknown {
    const undoable = this.shelf?.undoable;
    if (undoable === undefined) return nothing;
    return html`<gb-focus-group
      ><gb-undo-bar
        message=${messages.records.deleted(undoable.count)}
        action=${messages.records.undo}
        secondsLeft=${undoable.secondsLeft}
        secondsTotal=${undoTime / 1000}
        secondsText=${messages.records.secondsLeft(undoable.secondsLeft)}
        @undo-requested=${this.#onUndoRequested}
      ></gb-undo-bar
    ></gb-focus-group>`;
  }

  async #onUndoRequested(): Promise<void> {
    const undone = await this.shelf?.undo();
    this.problem = undone?.ok === true ? '' : messages.records.undoFailed;
    this.dispatchEvent(new Event('undo-ended'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-records-notices': RecordsNoticesElement;
  }
}
