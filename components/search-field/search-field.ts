import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { BlockedController } from '../blocked/blocked-controller.ts';
import { blockedStyles } from '../blocked/blocked.styles.ts';
import { elementStyles } from '../base/element.styles.ts';
import { fieldStyles } from '../base/field.styles.ts';
import '../icon/icon.ts';
import { QueryChangedEvent } from './query-changed-event.ts';
import { searchFieldStyles } from './search-field.styles.ts';

/**
 * Where a name to find is typed. The native input stays inside the shadow root with all of the browser's memory switched off: text typed
 * into the document itself reaches the disk. Blocked (no keyboard while driving), it keeps its text and stays focusable.
 *
 * @fires query-changed - at each change, with the whole text.
 * @fires reason-requested - tapped or typed into while blocked.
 * @csspart base - the field.
 * @csspart reason - the sentence that appears when a blocked field is tapped.
 */
@customElement('gb-search-field')
export class SearchFieldElement extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [elementStyles, blockedStyles, fieldStyles, searchFieldStyles];

  @property({ attribute: false }) value = '';

  /** The name of the field, also shown while it is empty. */
  @property() label = '';

  /** The name of the button that empties it. */
  @property() clearLabel = '';

  /** Why nothing can be typed now; empty when it can. */
  @property() blockedReason = '';

  @query('input') private input?: HTMLInputElement;

  readonly #blocked = new BlockedController(this);

  protected override render(): unknown {
    const disabled = this.#blocked.blocked ? 'true' : 'false';
    return html`<div class="base" part="base">
        <gb-icon name=${this.#blocked.blocked ? 'lock' : 'search'}></gb-icon>
        <input
          type="text"
          inputmode="search"
          enterkeyhint="search"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          aria-label=${this.label}
          aria-describedby="reason"
          aria-disabled=${disabled}
          placeholder=${this.label}
          ?readonly=${this.#blocked.blocked}
          .value=${live(this.value)}
          @input=${this.#onInput}
          @keydown=${this.#onKeyDown}
          @click=${this.#onClick}
        />
        ${
          this.value === ''
            ? nothing
            : html`<button
                type="button"
                aria-label=${this.clearLabel}
                aria-disabled=${disabled}
                @click=${this.#onClear}
              >
                <gb-icon name="close"></gb-icon>
              </button>`
        }
      </div>
      ${this.#blocked.render()}`;
  }

  #onClick(): void {
    this.#blocked.ask();
  }

  #onInput(): void {
    this.#change(this.input?.value ?? '');
  }

  /** Escape empties the field first, and only an empty field lets it through to whatever is around. */
  #onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.value !== '' && !this.#blocked.blocked) {
      event.preventDefault();
      event.stopPropagation();
      this.#change('');
    } else {
      this.#blocked.askOnTyping(event);
    }
  }

  #onClear(): void {
    if (this.#blocked.ask()) return;
    // The button goes away with the text.
    this.input?.focus();
    this.#change('');
  }

  #change(text: string): void {
    if (text !== this.value) this.dispatchEvent(new QueryChangedEvent(text));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-search-field': SearchFieldElement;
  }
}
