import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../components/avatar/avatar.ts';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import type { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import '../../components/radio-list/radio-list.ts';
import type { TextChangedEvent } from '../../components/text-field/text-changed-event.ts';
import { TextFieldElement } from '../../components/text-field/text-field.ts';
import { messages } from '../i18n/messages.ts';
import { contactFieldsStyles } from './contact-fields.styles.ts';
import type { ContactEdit } from './contact-editing.ts';
import { addressParts, fieldsOf, formOf, lineLists, textOf } from './contacts/contact-form.ts';
import type { FieldId, FormLine, LineList } from './contacts/contact-form.ts';
import { withKind, withLine, withoutLine, withText } from './contacts/form-changes.ts';
import { longestText } from './contacts/form-problems.ts';
import { isLineKind } from './contacts/line-kind.ts';
import { describeField, describeLine } from './describe-field.ts';
import { FormEditedEvent } from './contact-form-event.ts';

/**
 * All fields of a contact that can be edited, with what is wrong under each. It shows what it is given and asks for
 * changes; blocked, everything stays in sight as it is and says why.
 *
 * @fires form-edited - with the whole form as it would be then.
 */
@customElement('gb-contact-fields')
export class ContactFieldsElement extends LitElement {
  static override styles = [elementStyles, contactFieldsStyles];

  @property({ attribute: false }) edit?: ContactEdit;
  @property({ attribute: false }) picture: ImageBitmap | null = null;

  /** Why nothing can be entered now; empty when it can. */
  @property() blockedReason = '';

  /** Where a line was asked for, until it is there. */
  #added: LineList | undefined;

  /** Gives the focus to a field, the first one by default. */
  async focusField(field: FieldId = 'given'): Promise<void> {
    await this.updateComplete;
    const wanted = [...this.renderRoot.querySelectorAll('gb-text-field')].find(
      ({ dataset }) => dataset['field'] === field,
    );
    await wanted?.updateComplete;
    wanted?.focus();
  }

  protected override render(): unknown {
    if (this.edit === undefined) return nothing;
    const hasOwnName = textOf(formOf(this.edit.original), 'shownAs') !== '';
    return html`<gb-focus-group
      @text-changed=${this.#onTextChanged}
      @option-chosen=${this.#onKindChosen}
      @button-pressed=${this.#onButtonPressed}
    >
      <section class="first">
        ${this.#field('given')} ${this.#field('family')} ${hasOwnName ? this.#field('shownAs') : nothing}
        ${this.#field('company')}
      </section>
      <section class="lines">${lineLists.map(this.#renderList)}</section>
      <section class="last">
        ${this.#field('birthday')} ${this.#field('website')} ${this.#field('note')} ${this.#photo()}
      </section>
    </gb-focus-group>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('edit') || this.#added === undefined) return;
    void this.#focusNewest(this.#added);
    this.#added = undefined;
  }

  #field(field: FieldId, number = 0): unknown {
    if (this.edit === undefined) return nothing;
    const words = messages.contactEditor;
    const { label, kind } = describeField(field, number, words);
    const problem = this.edit.problems.get(field);
    return html`<gb-text-field
      data-field=${field}
      label=${label}
      kind=${kind}
      ?multiline=${field === 'note'}
      hint=${field === 'birthday' ? words.birthdayHint : ''}
      error=${problem === undefined ? '' : words.problems[problem]}
      maxLength=${longestText(field)}
      fullText=${words.full(longestText(field))}
      blockedReason=${this.blockedReason}
      .value=${textOf(this.edit.form, field)}
    ></gb-text-field>`;
  }

  readonly #renderList = (list: LineList): unknown => {
    const lines = this.edit?.form.lines[list] ?? [];
    return html`${repeat(
        lines,
        ({ key }) => key,
        (line, index) => this.#line(list, line, lines.length > 1 ? index + 1 : 0),
      )}
      <gb-button data-add=${list} blockedReason=${this.blockedReason}
        >${messages.contactEditor.addLine[list]}</gb-button
      >`;
  };

  #line(list: LineList, line: FormLine, number: number): unknown {
    const words = messages.contactEditor;
    const { name, kinds } = describeLine(list, line, number, this.edit?.original, words);
    const fields =
      list === 'addresses'
        ? html`<div class="address">
            ${addressParts.map((part) => this.#field(`addresses.${line.key}.${part}`, number))}
          </div>`
        : this.#field(`${list}.${line.key}`, number);
    return html`<div class="line" data-list=${list} data-key=${line.key}>
      ${fields}
      <gb-button
        class="remove"
        icon="close"
        label=${words.removeLine(name)}
        blockedReason=${this.blockedReason}
      ></gb-button>
      <gb-radio-list
        inline
        label=${words.kindOf(name)}
        .options=${kinds}
        value=${line.kind}
        blockedReason=${this.blockedReason}
      ></gb-radio-list>
    </div>`;
  }

  #photo(): unknown {
    if (this.edit?.original.photo === undefined) return nothing;
    const words = messages.contactEditor;
    const { keepsPhoto } = this.edit.form;
    return html`<div class="photo">
      <gb-avatar size="large" .picture=${keepsPhoto ? this.picture : null}></gb-avatar>
      <p>${keepsPhoto ? words.photoStays : words.photoGoes}</p>
      <gb-button data-photo blockedReason=${this.blockedReason}
        >${keepsPhoto ? words.removePhoto : words.keepPhoto}</gb-button
      >
    </div>`;
  }

  #onTextChanged(event: TextChangedEvent): void {
    const { edit } = this;
    if (edit === undefined || !(event.target instanceof TextFieldElement)) return;
    const { dataset } = event.target;
    const field = fieldsOf(edit.form).find((id) => id === dataset['field']);
    if (field !== undefined) this.#change(withText(edit.form, field, event.text));
  }

  #onKindChosen(event: OptionChosenEvent): void {
    const line = this.#lineOf(event);
    if (this.edit === undefined || line === undefined || !isLineKind(event.value)) return;
    this.#change(withKind(this.edit.form, line.list, line.key, event.value));
  }

  #onButtonPressed(event: Event): void {
    const { edit } = this;
    if (edit === undefined || !(event.target instanceof HTMLElement)) return;
    const { dataset } = event.target;
    const added = lineLists.find((list) => list === dataset['add']);
    const line = this.#lineOf(event);
    if (added !== undefined) {
      this.#added = added;
      this.#change(withLine(edit.form, added, edit.original));
    } else if (line !== undefined) {
      this.#change(withoutLine(edit.form, line.list, line.key));
      // Its own button goes with the line.
      this.renderRoot.querySelector<HTMLElement>(`[data-add="${line.list}"]`)?.focus();
    } else if (dataset['photo'] !== undefined) {
      this.#change({ ...edit.form, keepsPhoto: !edit.form.keepsPhoto });
    }
  }

  #lineOf({ target }: Event): { readonly list: LineList; readonly key: number } | undefined {
    const line = target instanceof Element ? target.closest<HTMLElement>('.line') : null;
    const list = lineLists.find((name) => name === line?.dataset['list']);
    return list === undefined ? undefined : { list, key: Number(line?.dataset['key']) };
  }

  async #focusNewest(list: LineList): Promise<void> {
    const line = [...this.renderRoot.querySelectorAll(`.line[data-list="${list}"]`)].at(-1);
    const field = line?.querySelector('gb-text-field');
    await field?.updateComplete;
    field?.focus();
  }

  #change(form: ContactEdit['form']): void {
    this.dispatchEvent(new FormEditedEvent(form));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-contact-fields': ContactFieldsElement;
  }
}
