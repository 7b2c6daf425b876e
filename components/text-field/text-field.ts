import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { BlockedController } from '../blocked/blocked-controller.ts';
import { blockedStyles } from '../blocked/blocked.styles.ts';
import { elementStyles } from '../base/element.styles.ts';
import { fieldStyles } from '../base/field.styles.ts';
import '../icon/icon.ts';
import { TextChangedEvent } from './text-changed-event.ts';
import { textFieldStyles } from './text-field.styles.ts';

/**
 * Where a text is typed. The native field stays inside the shadow root, without a name and with all of the browser's memory switched
 * off: text typed into the document itself, or handed to a form, reaches the disk. Blocked (no keyboard while driving), it keeps its
 * text and stays focusable. It never cuts what it was given, and lets nobody type more than `maxLength`.
 *
 * @fires text-changed - at each change, with the whole text.
 * @fires reason-requested - tapped or typed into while blocked.
 * @csspart base - the box.
 * @csspart reason - the sentence that appears when a blocked field is tapped.
 */
@customElement('gb-text-field')
export class TextFieldElement extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [elementStyles, blockedStyles, fieldStyles, textFieldStyles];

  @property({ attribute: false }) value = '';

  /** The name of the field, always in sight. */
  @property() label = '';

  /** Which keyboard a head unit brings up; `password` shows dots. */
  @property() kind: 'text' | 'tel' | 'email' | 'url' | 'password' = 'text';

  /** Several lines, growing with the text. */
  @property({ type: Boolean }) multiline = false;

  /** How to fill it in; gives way to `error`. */
  @property() hint = '';

  /** What is wrong with the text; empty when nothing is. */
  @property() error = '';

  /** Longest text that can be typed, in UTF-16 units. */
  @property({ type: Number }) maxLength = Infinity;

  /** Says that no more fits, once it is so. */
  @property() fullText = '';

  /** Why nothing can be typed now; empty when it can. */
  @property() blockedReason = '';

  @query('input, textarea') private field?: HTMLInputElement | HTMLTextAreaElement;

  readonly #blocked = new BlockedController(this);

  protected override render(): unknown {
    return html`<label for="field" dir="auto">${this.label}</label>
      <div class="base" part="base" ?data-wrong=${this.error !== ''}>
        ${this.multiline ? this.#lines() : this.#line()}
        ${this.#blocked.blocked ? html`<gb-icon name="lock"></gb-icon>` : nothing}
      </div>
      <span id="below" class="below" role="status" ?data-wrong=${this.error !== ''}>${this.#below()}</span>
      ${this.#blocked.render()}`;
  }

  #line(): unknown {
    return html`<input
      id="field"
      type=${this.kind}
      dir=${this.kind === 'text' ? 'auto' : 'ltr'}
      autocomplete="off"
      autocapitalize=${this.kind === 'text' ? 'words' : 'off'}
      spellcheck="false"
      aria-describedby="below reason"
      aria-invalid=${this.error === '' ? 'false' : 'true'}
      aria-disabled=${this.#blocked.blocked ? 'true' : 'false'}
      maxlength=${ifDefined(this.#limit())}
      ?readonly=${this.#blocked.blocked}
      .value=${live(this.value)}
      @input=${this.#onInput}
      @keydown=${this.#onKeyDown}
      @click=${this.#onClick}
    />`;
  }

  #lines(): unknown {
    return html`<textarea
      id="field"
      dir="auto"
      autocomplete="off"
      spellcheck="false"
      aria-describedby="below reason"
      aria-invalid=${this.error === '' ? 'false' : 'true'}
      aria-disabled=${this.#blocked.blocked ? 'true' : 'false'}
      maxlength=${ifDefined(this.#limit())}
      ?readonly=${this.#blocked.blocked}
      .value=${live(this.value)}
      @input=${this.#onInput}
      @keydown=${this.#onKeyDown}
      @click=${this.#onClick}
    ></textarea>`;
  }

  #limit(): number | undefined {
    return Number.isFinite(this.maxLength) ? this.maxLength : undefined;
  }

  #below(): unknown {
    if (this.error !== '') return html`<gb-icon name="error" size="small"></gb-icon>${this.error}`;
    return this.value.length >= this.maxLength ? this.fullText : this.hint;
  }

  #onClick(): void {
    this.#blocked.ask();
  }

  #onKeyDown(event: KeyboardEvent): void {
    this.#blocked.askOnTyping(event);
  }

  #onInput(): void {
    const text = this.field?.value ?? '';
    // A drop or an input method does not stop at `readonly` everywhere.
    if (this.#blocked.ask()) this.requestUpdate();
    else if (text !== this.value) this.dispatchEvent(new TextChangedEvent(text));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-text-field': TextFieldElement;
  }
}
