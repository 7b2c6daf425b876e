import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/undo-bar/undo-bar.ts';
import type { UndoBarElement } from '../../components/undo-bar/undo-bar.ts';
import { messages } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import type { Shelf } from './record-shelf.ts';
import { releaseBlocked } from './release-blocked.ts';
import { undoTime } from './undoable-change.ts';

/**
 * What has come up in a list, above it: damage, what went wrong, a change that can be undone.
 *
 * `data-undo` is on it while something can be undone.
 *
 * @fires undo-ended - what was changed is back, or can be brought back no more, and the focus was on that.
 */
@customElement('gb-records-notices')
export class RecordsNoticesElement extends LitElement {
  static override styles = elementStyles;

  @property({ attribute: false }) shelf?: Shelf;
  @property({ attribute: false }) monitor?: RestrictionSource;

  /** What went wrong last; empty when nothing did. */
  @state() private problem = '';

  @query('gb-undo-bar') private undoBar?: UndoBarElement;

  readonly #restriction = new RestrictionController(this, () => this.monitor);
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
    await this.focusUndo();
    return removed?.ok === true;
  }

  /** Keeps records and has no service use them, which works in every driving state; or lets services use them again, while parked. */
  async setAside(ids: readonly string[], isAside: boolean): Promise<void> {
    const words = messages.records;
    if (!isAside && !this.#restriction.allowsNow('NO_WIDENING')) return;
    const set = await this.shelf?.setAside(ids, isAside);
    this.problem = set?.ok === true ? '' : isAside ? words.asideFailed : words.releaseFailed;
  }

  async focusUndo(): Promise<void> {
    await this.updateComplete;
    await this.undoBar?.updateComplete;
    this.undoBar?.focus();
  }

  protected override willUpdate(): void {
    this.#hadUndoFocus = this.undoBar?.matches(':focus-within') ?? false;
    this.toggleAttribute('data-undo', this.shelf?.undoable !== undefined);
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
        message=${messages.records.undoable[undoable.kind](undoable.count)}
        blockedReason=${undoable.kind === 'aside' ? releaseBlocked(this.#restriction) : ''}
        action=${messages.records.undo}
        secondsLeft=${undoable.secondsLeft}
        secondsTotal=${undoTime / 1000}
        secondsText=${messages.records.secondsLeft(undoable.secondsLeft)}
        @undo-requested=${this.#onUndoRequested}
      ></gb-undo-bar
    ></gb-focus-group>`;
  }

  async #onUndoRequested(): Promise<void> {
    if (this.shelf?.undoable?.kind === 'aside' && !this.#restriction.allowsNow('NO_WIDENING')) return;
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
