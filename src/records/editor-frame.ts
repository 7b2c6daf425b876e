import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/button/button.ts';
import '../../components/dialog/dialog.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/page/page.ts';
import { messages } from '../i18n/messages.ts';
import type { Messages } from '../i18n/en/en.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import { EditorClosedEvent, FieldWantedEvent } from './editor-events.ts';
import type { RecordEdit, SaveResult } from './record-editing.ts';
import { typingBlocked } from './typing-blocked.ts';

type AnyEdit = Pick<
  RecordEdit<unknown, unknown, string, unknown>,
  'record' | 'problems' | 'isSaving' | 'failure' | 'conflict'
>;

/** What the frame needs of a record that is edited, whatever its form. */
export interface Editing {
  readonly current: AnyEdit | undefined;
  readonly isEdited: boolean;
  save(): Promise<SaveResult>;
  keepMine(): Promise<SaveResult>;
  takeTheirs(): void;
  postpone(): void;
  discard(): void;
  subscribe(listener: () => void, signal: AbortSignal): void;
}

/** What an editor says of what it edits; the rest is the same for all. */
export type EditorWords = Pick<Messages['contactEditor'], 'title' | 'titleNew' | 'saveFailed' | 'conflict'>;

/**
 * The screen a record is added or changed on, around its fields. Moving off makes every field read-only at once and keeps what was
 * typed; leaving asks first when something would be lost.
 *
 * @fires editor-closed - saved or left; `editing` has nothing under way any more.
 * @fires field-wanted - the fields are to take the focus, to a wrong one when there is one.
 * @slot - the fields.
 */
@customElement('gb-editor-frame')
export class EditorFrameElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        block-size: 100%;
      }

      [slot='actions'] {
        display: flex;
        align-items: start;
        gap: var(--gb-space-3);
      }

      /* Room for the focus ring, which the scrolling box would cut off. */
      .form {
        block-size: 100%;
        margin-inline: calc(-1 * var(--gb-space-2));
        padding: var(--gb-space-2) var(--gb-space-2) var(--gb-space-5);
        overflow: auto;
        overscroll-behavior: contain;
        scroll-padding-block: var(--gb-space-5);
      }
    `,
  ];

  @property({ attribute: false }) editing?: Editing;
  @property({ attribute: false }) words: EditorWords = messages.contactEditor;
  @property({ attribute: false }) monitor?: RestrictionSource;

  /** Asks whether what was entered may go. */
  @state() private isLeaving = false;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    new SourceController(
      this,
      () => this.editing,
      (editing, signal) => editing.subscribe(() => this.requestUpdate(), signal),
    );
  }

  protected override render(): unknown {
    const edit = this.editing?.current;
    if (edit === undefined) return nothing;
    const words = messages.contactEditor;
    const blocked = typingBlocked(this.#restriction, words.blocked);
    const reason = edit.isSaving ? words.saving : blocked;
    return html`<gb-page
      fixed
      heading=${edit.record === undefined ? this.words.titleNew : this.words.title}
      @keydown=${this.#onKeyDown}
      @knob-backed=${this.#onBacked}
    >
      <gb-focus-group slot="actions">
        <gb-button @button-pressed=${this.#onCancelled}>${words.cancel}</gb-button>
        <gb-button rank="primary" blockedReason=${reason} @button-pressed=${this.#onSaveRequested}
          >${words.save}</gb-button
        >
      </gb-focus-group>
      <div slot="notices">${this.#notices(edit, blocked)}</div>
      <div class="form">
        <slot></slot>
      </div>
      ${this.#questions(edit, blocked)}
    </gb-page>`;
  }

  protected override firstUpdated(): void {
    this.dispatchEvent(new FieldWantedEvent());
  }

  #notices({ problems, failure }: AnyEdit, blocked: string): unknown {
    const words = messages.contactEditor;
    if (blocked !== '') return html`<gb-notice tone="caution" text=${blocked}></gb-notice>`;
    if (failure !== undefined) {
      return html`<gb-notice tone="fault" text=${this.words.saveFailed[failure]}></gb-notice>`;
    }
    return problems.size === 0
      ? nothing
      : html`<gb-notice tone="fault" text=${words.problemCount(problems.size)}></gb-notice>`;
  }

  #questions({ conflict }: AnyEdit, blocked: string): unknown {
    const words = messages.contactEditor;
    return html`<gb-dialog
        heading=${words.discardTitle}
        ?open=${this.isLeaving}
        @dialog-dismissed=${this.#onStayed}
      >
        ${words.discardText}
        <gb-button slot="actions" @button-pressed=${this.#onStayed}>${words.keepEditing}</gb-button>
        <gb-button slot="actions" @button-pressed=${this.#onDiscarded}>${words.discard}</gb-button>
      </gb-dialog>
      <gb-dialog
        heading=${words.conflictTitle}
        ?open=${conflict !== undefined}
        @dialog-dismissed=${this.#onPostponed}
      >
        ${conflict === undefined ? nothing : this.words.conflict[conflict]}
        <gb-button slot="actions" @button-pressed=${this.#onTheirsTaken}
          >${conflict === undefined ? nothing : words.takeTheirs[conflict]}</gb-button
        >
        <gb-button slot="actions" blockedReason=${blocked} @button-pressed=${this.#onMineKept}
          >${words.keepMine}</gb-button
        >
      </gb-dialog>`;
  }

  async #onSaveRequested(): Promise<void> {
    if (this.#restriction.allowsNow('NO_KEYBOARD')) this.#finish(await this.editing?.save());
  }

  async #onMineKept(): Promise<void> {
    if (this.#restriction.allowsNow('NO_KEYBOARD')) this.#finish(await this.editing?.keepMine());
  }

  #onTheirsTaken(): void {
    const id = this.editing?.current?.record?.id ?? '';
    this.editing?.takeTheirs();
    this.dispatchEvent(new EditorClosedEvent(id));
  }

  #onPostponed(): void {
    this.editing?.postpone();
  }

  #finish(result: SaveResult | undefined): void {
    if (result?.ok === true) {
      this.dispatchEvent(new EditorClosedEvent(result.id));
      return;
    }
    const [wrong] = this.editing?.current?.problems.keys() ?? [];
    if (wrong !== undefined) this.dispatchEvent(new FieldWantedEvent(wrong));
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#onBacked(event);
  }

  #onBacked(event: Event): void {
    if (event.defaultPrevented) return;
    event.preventDefault();
    this.#onCancelled();
  }

  #onCancelled(): void {
    if (this.editing?.isEdited === true) this.isLeaving = true;
    else this.#onDiscarded();
  }

  #onStayed(): void {
    this.isLeaving = false;
  }

  #onDiscarded(): void {
    this.isLeaving = false;
    this.editing?.discard();
    this.dispatchEvent(new EditorClosedEvent(''));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-editor-frame': EditorFrameElement;
  }
}
