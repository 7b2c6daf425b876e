import { html, LitElement, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/button/button.ts';
import '../../components/empty/empty.ts';
import '../../components/focus-group/focus-group.ts';
import type { IconName } from '../../components/icon/icons.ts';
import '../../components/page/page.ts';
import type { RowPressedEvent } from '../../components/row/row-pressed-event.ts';
import type { QueryChangedEvent } from '../../components/search-field/query-changed-event.ts';
import { messages } from '../i18n/messages.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import { RecordShownEvent } from './record-events.ts';
import type { RecordAsideRequestedEvent, RecordDeletionRequestedEvent } from './record-events.ts';
import './record-list.ts';
import type { RecordItem, RecordListElement } from './record-list.ts';
import { RecordSelection } from './record-selection.ts';
import type { Shelf } from './record-shelf.ts';
import './records-notices.ts';
import type { RecordsNoticesElement } from './records-notices.ts';
import { recordsPageStyles } from './records-page.styles.ts';
import { wholeView } from './record-view.ts';
import type { RecordView } from './record-view.ts';
import { shelfState } from './shelf-state.ts';
import './selection-bar.ts';
import type { SelectionEvent } from './selection-event.ts';
import './view-panel.ts';
import { ViewPanelElement } from './view-panel.ts';
import type { ViewChangedEvent } from './view-changed-event.ts';

/**
 * The screen of every list: find, which ones, in which order, look at one, mark several, delete with undo, and where it is kept. List
 * and record stand side by side where there is room, one over the other where there is not.
 *
 * @fires record-shown - `id` is that of the record to be shown in the side; empty when it was left.
 * @slot actions - what can be done with the whole list (add, import, take along), beside its own.
 * @slot notices - banners above the list, after its own.
 * @slot side - what `hasSide` says is there: a record, an import, an editor.
 * @slot facts - where it is kept and who can see it: beside the list while nothing else is.
 * @slot empty - what to do when there is nothing yet.
 */
@customElement('gb-records-page')
export class RecordsPageElement extends LitElement {
  static override styles = [elementStyles, recordsPageStyles];

  @property() heading = '';
  @property() icon: IconName | '' = '';
  /** How many there are, in words. */
  @property() countText = '';
  @property() emptyText = '';
  /** Undefined while storage is closed; then `closedReason` says why. */
  @property({ attribute: false }) shelf?: Shelf;
  @property() closedReason = '';
  /** A legal record: nothing of it is deleted here. */
  @property({ type: Boolean }) readOnly = false;
  @property({ attribute: false }) monitor?: RestrictionSource;
  /** Something stands in the slot `side`. */
  @property({ type: Boolean }) hasSide = false;
  /** The record that is shown there; empty when that is something else. */
  @property() shownId = '';

  @state() private view: RecordView = wholeView;
  @state() private panel: 'view' | 'facts' | '' = '';

  @query('gb-record-list') private list?: RecordListElement;
  @query('gb-records-notices') private notices?: RecordsNoticesElement;

  readonly #selection = new RecordSelection(this);

  constructor() {
    super();
    new SourceController(
      this,
      () => this.shelf,
      (shelf, signal) => shelf.subscribe(() => this.requestUpdate(), signal),
    );
  }

  /** Brings a record into sight, whatever was being looked for, and gives the focus to its row. */
  async reveal(id: string): Promise<void> {
    if (!this.#rows().some((row) => row.id === id)) this.view = { ...this.view, query: '', filter: '' };
    await this.updateComplete;
    await this.list?.reveal(id);
  }

  /** Gives the focus to the row that had it last. */
  async focusList(): Promise<void> {
    await this.updateComplete;
    this.list?.focus();
  }

  /** Deletes records; the undo gets the focus. */
  async deleteRecords(ids: readonly string[]): Promise<void> {
    const isGone = await this.notices?.deleteRecords(ids);
    if (isGone === true && ids.includes(this.shownId)) this.#show('');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('shelf')) this.#selection.end();
    if (changed.has('hasSide') && this.hasSide) this.panel = '';
    // Somebody else, or an age rule, took the shown record away.
    if (this.shownId !== '' && this.shelf?.isOpen === true && !this.shelf.has(this.shownId)) this.#show('');
  }

  protected override render(): unknown {
    const { shelf } = this;
    const hasList = shelf?.isOpen === true && shelf.count > 0;
    return html`<gb-page
      fixed
      heading=${this.heading}
      detail=${hasList ? this.countText : ''}
      backHref="/data"
      backLabel=${messages.data.back}
      @knob-backed=${this.#onBacked}
      @keydown=${this.#onKeyDown}
      @record-closed=${this.#onClosed}
      @record-deletion-requested=${this.#onDeletionRequested}
      @record-aside-requested=${this.#onAsideRequested}
    >
      <gb-focus-group slot="actions" ?hidden=${shelf?.isOpen !== true}>
        <div class="actions">
          <slot name="actions"></slot>
          ${hasList ? this.#actions() : nothing}
        </div>
      </gb-focus-group>
      <gb-records-notices
        slot="notices"
        .shelf=${shelf}
        .monitor=${this.monitor}
        @undo-ended=${this.#onUndoEnded}
      ></gb-records-notices>
      ${this.#selectionBar()}
      <slot name="notices" slot="notices"></slot>
      ${this.#body()}
    </gb-page>`;
  }

  #actions(): unknown {
    const words = messages.records;
    const isView = this.panel === 'view' && !this.hasSide;
    return html`${
        ViewPanelElement.isNeeded(this.shelf)
          ? html`<gb-button
              class="view"
              icon="tune"
              label=${words.view}
              expanded=${isView ? 'true' : 'false'}
              @button-pressed=${this.#onViewRequested}
            ></gb-button>`
          : nothing
      }
      ${
        this.readOnly
          ? nothing
          : html`<gb-button
              icon="checklist"
              label=${words.select}
              expanded=${this.#selection.ids === undefined ? 'false' : 'true'}
              @button-pressed=${this.#selection.toggleMode}
            ></gb-button>`
      }
      <gb-button
        class="narrow"
        icon="info"
        label=${words.about}
        @button-pressed=${this.#onFactsRequested}
      ></gb-button>`;
  }

  #selectionBar(): unknown {
    const { ids } = this.#selection;
    if (ids === undefined) return nothing;
    return html`<gb-selection-bar
      slot="notices"
      .count=${ids.size}
      .total=${this.#rows().length}
      .asideCount=${[...ids].filter((id) => this.shelf?.isAside(id)).length}
      .monitor=${this.monitor}
      @selection-asked=${this.#onSelectionAsked}
    ></gb-selection-bar>`;
  }

  #body(): unknown {
    const { shelf } = this;
    if (shelf?.isOpen !== true) return shelfState(shelf, this.closedReason);
    const isEmpty = shelf.count === 0;
    const hasPanel = this.hasSide || (!isEmpty && this.panel !== '');
    return html`<div class="panes" ?data-side=${hasPanel}>
      ${isEmpty ? html`<gb-empty icon=${this.icon} text=${this.emptyText}><slot name="empty"></slot></gb-empty>` : this.#list()}
      <div class="side">${isEmpty && !hasPanel ? html`<slot name="facts"></slot>` : this.#side()}</div>
    </div>`;
  }

  #list(): unknown {
    return html`<gb-record-list
      icon=${this.icon}
      label=${this.heading}
      .items=${this.#rows()}
      .searchText=${this.view.query}
      .selected=${this.#selection.ids}
      .monitor=${this.monitor}
      @query-changed=${this.#onQueryChanged}
      @row-pressed=${this.#onRowPressed}
      @choice-toggled=${this.#selection.onToggled}
    ></gb-record-list>`;
  }

  #side(): unknown {
    if (this.hasSide) return html`<slot name="side"></slot>`;
    if (this.panel !== 'view') return html`<slot name="facts"></slot>`;
    return html`<gb-view-panel
      .shelf=${this.shelf}
      .view=${this.view}
      .monitor=${this.monitor}
      @view-changed=${this.#onViewChanged}
    ></gb-view-panel>`;
  }

  #rows(): readonly RecordItem[] {
    return this.shelf?.rows(this.view) ?? [];
  }

  #show(id: string): void {
    this.panel = '';
    this.dispatchEvent(new RecordShownEvent(id));
  }

  #onQueryChanged(event: QueryChangedEvent): void {
    event.stopPropagation();
    this.view = { ...this.view, query: event.query };
  }

  #onViewChanged({ view }: ViewChangedEvent): void {
    this.view = view;
    this.#selection.keepOnly(this.#rows());
  }

  #onRowPressed(event: RowPressedEvent): void {
    this.#show(event.value);
  }

  async #onViewRequested(): Promise<void> {
    this.#show('');
    this.panel = 'view';
    await this.updateComplete;
    const panel = this.renderRoot.querySelector('gb-view-panel');
    await panel?.updateComplete;
    panel?.focus();
  }

  #onFactsRequested(): void {
    this.#show('');
    this.panel = 'facts';
  }

  async #onSelectionAsked({ wish }: SelectionEvent): Promise<void> {
    if (wish === 'all') return this.#selection.mark(this.#rows().map(({ id }) => id));
    if (wish === 'none') return this.#selection.mark([]);
    const ids = [...(this.#selection.ids ?? [])];
    this.#selection.end();
    if (wish === 'delete') return this.deleteRecords(ids);
    if (wish === 'end') return this.focusList();
    await this.notices?.setAside(ids, wish === 'aside');
    await this.notices?.focusUndo();
  }

  #onBacked(event: Event): void {
    const isSelecting = this.#selection.ids !== undefined;
    if (event.defaultPrevented || (!this.hasSide && this.panel === '' && !isSelecting)) return;
    event.preventDefault();
    if (isSelecting) this.#selection.end();
    else this.#onClosed();
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#onBacked(event);
  }

  #onClosed(): void {
    this.#show('');
    void this.focusList();
  }

  readonly #onUndoEnded = (): Promise<void> => this.focusList();

  /** The focus stays on the switch. */
  readonly #onAsideRequested = ({ id, isAside }: RecordAsideRequestedEvent): void =>
    void this.notices?.setAside([id], isAside);

  readonly #onDeletionRequested = ({ id }: RecordDeletionRequestedEvent): void =>
    void this.deleteRecords([id]);
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-records-page': RecordsPageElement;
  }
}
