import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { elementStyles } from '../../../components/base/element.styles.ts';
import { SourceController } from '../../../components/base/source-controller.ts';
import '../../../components/focus-group/focus-group.ts';
import '../../../components/notice/notice.ts';
import { messages } from '../../i18n/messages.ts';
import type { VehiclePack } from '../../pack/load-pack.ts';
import type { EditorClosedEvent } from '../../records/editor-events.ts';
import '../../records/record-details.ts';
import type { RecordDetailsElement } from '../../records/record-details.ts';
import '../../records/record-editor.ts';
import type { RecordShownEvent } from '../../records/record-events.ts';
import '../../records/records-page.ts';
import type { RecordsPageElement } from '../../records/records-page.ts';
import { typingBlocked } from '../../records/typing-blocked.ts';
import { RestrictionController } from '../../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../../restriction/restriction-monitor.ts';
import type { ListCategory } from './list-categories.ts';
import type { OpenList } from './open-list.ts';

/**
 * The screen of a category that is a plain list: what the car wrote down while it was used.
 *
 * @slot facts - where it is kept and who can see it.
 */
@customElement('gb-list-page')
export class ListPageElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        block-size: 100%;
      }

      [hidden] {
        display: none;
      }
    `,
  ];

  /** Undefined while storage is closed; then `closedReason` says why. */
  @property({ attribute: false }) list?: OpenList;
  @property() closedReason = '';
  @property() category: ListCategory = 'trips';
  @property({ attribute: false }) pack?: VehiclePack;
  @property({ attribute: false }) monitor?: RestrictionSource;

  @state() private shownId = '';
  @state() private isEditing = false;

  @query('gb-records-page') private page?: RecordsPageElement;
  @query('gb-record-details') private details?: RecordDetailsElement;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    const redraw = (): void => this.requestUpdate();
    new SourceController(
      this,
      () => this.list?.shelf,
      (shelf, signal) => shelf.subscribe(redraw, signal),
    );
    new SourceController(
      this,
      () => this.list?.editing,
      (editing, signal) => editing.subscribe(redraw, signal),
    );
  }

  protected override render(): unknown {
    const { list } = this;
    const texts = this.pack?.texts.categories[this.category];
    return html`<gb-records-page
        ?hidden=${this.isEditing}
        heading=${texts?.name ?? this.category}
        icon=${list?.icon ?? ''}
        countText=${messages.data.count(list?.shelf.count ?? 0)}
        emptyText=${messages.data.nothing}
        .shelf=${list?.shelf}
        ?readOnly=${list?.isReadOnly === true}
        closedReason=${this.closedReason}
        .monitor=${this.monitor}
        .shownId=${this.shownId}
        ?hasSide=${this.shownId !== ''}
        @record-shown=${this.#onShown}
        @record-edit-requested=${this.#onEditRequested}
      >
        ${this.#unfinished()} ${this.#side()}
        <slot name="facts" slot="facts"></slot>
      </gb-records-page>
      ${this.#editor()}`;
  }

  #side(): unknown {
    const shown = this.list?.show(this.shownId);
    if (shown === undefined) return nothing;
    return html`<gb-record-details
      slot="side"
      recordId=${shown.id}
      heading=${shown.heading}
      .lines=${shown.lines}
      ?editable=${shown.canEdit}
      ?readOnly=${this.list?.isReadOnly === true}
      ?aside=${this.list?.shelf.isAside(shown.id) === true}
      editBlockedReason=${this.#editBlocked()}
      .monitor=${this.monitor}
    ></gb-record-details>`;
  }

  /** Over the page, which stays as it is below: the list is in its place afterwards. */
  #editor(): unknown {
    if (!this.isEditing) return nothing;
    return html`<gb-record-editor
      .editing=${this.list?.editing}
      .fields=${this.list?.fields ?? []}
      .monitor=${this.monitor}
      @editor-closed=${this.#onEditorClosed}
    ></gb-record-editor>`;
  }

  #unfinished(): unknown {
    if (this.isEditing || this.list?.editing.isEdited !== true) return nothing;
    return html`<gb-focus-group slot="notices"
      ><gb-notice
        text=${messages.lists.unfinished}
        action=${messages.contactEditor.goOn}
        blockedReason=${typingBlocked(this.#restriction, messages.contactEditor.openBlocked)}
        @notice-action-pressed=${this.#onEditContinued}
      ></gb-notice
    ></gb-focus-group>`;
  }

  #editBlocked(): string {
    const words = messages.contactEditor;
    const typing = typingBlocked(this.#restriction, words.openBlocked);
    return typing === '' && this.list?.editing.isEdited === true ? words.finishFirst : typing;
  }

  #onShown({ id }: RecordShownEvent): void {
    this.shownId = id;
  }

  #onEditRequested(): void {
    if (!this.#restriction.allowsNow('NO_KEYBOARD')) return;
    this.isEditing = this.list?.editing.begin(this.shownId) ?? false;
  }

  #onEditContinued(): void {
    if (!this.#restriction.allowsNow('NO_KEYBOARD')) return;
    this.shownId = this.list?.editing.current?.record?.id ?? '';
    this.isEditing = true;
  }

  /** The focus goes to what was edited. */
  async #onEditorClosed({ savedId }: EditorClosedEvent): Promise<void> {
    this.isEditing = false;
    await this.updateComplete;
    if (savedId !== '') await this.page?.reveal(savedId);
    await this.details?.updateComplete;
    this.details?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-list-page': ListPageElement;
  }
}
