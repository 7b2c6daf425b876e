import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import { messages } from '../i18n/messages.ts';
import '../records/editor-frame.ts';
import type { FieldWantedEvent } from '../records/editor-events.ts';
import { typingBlocked } from '../records/typing-blocked.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import './contact-fields.ts';
import type { ContactFieldsElement } from './contact-fields.ts';
import type { ContactEdit, ContactEditing } from './contact-editing.ts';
import type { FormEditedEvent } from './contact-form-event.ts';
import type { FieldId } from './contacts/contact-form.ts';

/**
 * The screen a contact is added or changed on.
 *
 * @fires editor-closed - saved or left; `editing` has nothing under way any more.
 */
@customElement('gb-contact-editor')
export class ContactEditorElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        block-size: 100%;
      }
    `,
  ];

  @property({ attribute: false }) editing?: ContactEditing;
  @property({ attribute: false }) picture: ImageBitmap | null = null;
  @property({ attribute: false }) monitor?: RestrictionSource;

  @query('gb-contact-fields') private fields?: ContactFieldsElement;

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
      .words=${messages.contactEditor}
      .monitor=${this.monitor}
      @field-wanted=${this.#onFieldWanted}
    >
      ${edit === undefined ? nothing : this.#fields(edit)}
    </gb-editor-frame>`;
  }

  #fields(edit: ContactEdit): unknown {
    const words = messages.contactEditor;
    return html`<gb-contact-fields
      .edit=${edit}
      .picture=${this.picture}
      blockedReason=${edit.isSaving ? words.saving : typingBlocked(this.#restriction, words.blocked)}
      @form-edited=${this.#onFormEdited}
    ></gb-contact-fields>`;
  }

  #onFormEdited(event: FormEditedEvent): void {
    if (this.#restriction.allowsNow('NO_KEYBOARD')) this.editing?.change(event.form);
    else this.requestUpdate();
  }

  async #onFieldWanted({ field }: FieldWantedEvent): Promise<void> {
    const known = [...(this.editing?.current?.problems.keys() ?? [])].find((id: FieldId) => id === field);
    await this.updateComplete;
    await this.fields?.focusField(known);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-contact-editor': ContactEditorElement;
  }
}
