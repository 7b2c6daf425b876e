import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/radio-list/radio-list.ts';
import type { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import '../../components/text-field/text-field.ts';
import type { TextChangedEvent } from '../../components/text-field/text-changed-event.ts';
import { messages } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import './editor-frame.ts';
import type { EditorFrameElement } from './editor-frame.ts';
import type { FieldWantedEvent } from './editor-events.ts';
import type { RecordEditing } from './record-editing.ts';
import type { FormField, TextForm } from './text-form.ts';
import { typingBlocked } from './typing-blocked.ts';

/** A record that is edited as texts, whatever it is. */
export type TextEditing = Pick<
  RecordEditing<unknown, TextForm, string, string>,
  keyof RecordEditing<unknown, TextForm, string, string>
>;

/** A field as the editor shows it. */
export type ShownField = Omit<FormField<never>, 'read' | 'write' | 'check'>;

/**
 * The screen a record of texts is added or changed on.
 *
 * @fires editor-closed - saved or left; `editing` has nothing under way any more.
 */
@customElement('gb-record-editor')
export class RecordEditorElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        block-size: 100%;
      }

      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(520 * var(--dp))), 1fr));
        gap: var(--gb-space-4) var(--gb-space-5);
        align-items: start;
      }

      h2 {
        margin: 0;
        color: var(--gb-color-text-secondary);
        font-size: var(--gb-text-secondary-size);
        font-weight: var(--gb-weight-regular);
      }
    `,
  ];

  @property({ attribute: false }) editing?: TextEditing;
  /** Those of the record that is edited. */
  @property({ attribute: false }) fields: readonly ShownField[] = [];
  @property({ attribute: false }) words?: EditorFrameElement['words'];
  @property({ attribute: false }) monitor?: RestrictionSource;

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
    return html`<gb-editor-frame
      .editing=${this.editing}
      .words=${this.words ?? messages.editor}
      .monitor=${this.monitor}
      @field-wanted=${this.#onFieldWanted}
    >
      ${
        edit === undefined
          ? nothing
          : html`<gb-focus-group
              ><div
                class="fields"
                @text-changed=${this.#onTextChanged}
                @option-chosen=${this.#onOptionChosen}
              >
                ${this.fields.map((field) => this.#field(field, edit.form, edit.problems))}
              </div></gb-focus-group
            >`
      }
    </gb-editor-frame>`;
  }

  #field(field: ShownField, form: TextForm, problems: ReadonlyMap<string, string>): unknown {
    const words = messages.contactEditor;
    const { id, label, kind = 'text', options = [], hint = '', maxLength } = field;
    const blocked =
      this.editing?.current?.isSaving === true
        ? words.saving
        : typingBlocked(this.#restriction, words.blocked);
    if (kind === 'choice') {
      return html`<div>
        <h2>${label}</h2>
        <gb-radio-list
          inline
          data-field=${id}
          label=${label}
          .options=${options}
          value=${form[id] ?? ''}
          blockedReason=${blocked}
        ></gb-radio-list>
      </div>`;
    }
    return html`<gb-text-field
      data-field=${id}
      label=${label}
      kind=${kind === 'lines' ? 'text' : kind}
      ?multiline=${kind === 'lines'}
      hint=${hint}
      error=${problems.get(id) ?? ''}
      maxLength=${maxLength}
      fullText=${words.full(maxLength)}
      blockedReason=${blocked}
      .value=${form[id] ?? ''}
    ></gb-text-field>`;
  }

  #onTextChanged(event: TextChangedEvent): void {
    this.#change(event, event.text);
  }

  #onOptionChosen(event: OptionChosenEvent): void {
    this.#change(event, event.value);
  }

  #change({ target }: Event, text: string): void {
    const field = target instanceof HTMLElement ? target.dataset['field'] : undefined;
    const form = this.editing?.current?.form;
    if (field === undefined || form === undefined) return;
    if (this.#restriction.allowsNow('NO_KEYBOARD')) this.editing?.change({ ...form, [field]: text });
    else this.requestUpdate();
  }

  async #onFieldWanted({ field }: FieldWantedEvent): Promise<void> {
    await this.updateComplete;
    const found = this.renderRoot.querySelector<LitElement>(
      field === undefined ? '[data-field]' : `[data-field="${field}"]`,
    );
    await found?.updateComplete;
    found?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-record-editor': RecordEditorElement;
  }
}
