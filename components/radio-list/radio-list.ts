import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { choiceStyles } from '../base/choice.styles.ts';
import { elementStyles } from '../base/element.styles.ts';
import { BlockedController } from '../blocked/blocked-controller.ts';
import { blockedStyles } from '../blocked/blocked.styles.ts';
import '../icon/icon.ts';
import { OptionChosenEvent } from './option-chosen-event.ts';
import { radioListStyles } from './radio-list.styles.ts';

/** One of the options of a `gb-radio-list`. */
export interface RadioOption {
  /** Comes back in `option-chosen`. */
  readonly value: string;
  readonly heading: string;
  /** What choosing it means, in one line. */
  readonly detail?: string;
  /** The language of its texts, where it is not the page's: "Nederlands" among languages. */
  readonly lang?: string;
}

/**
 * One of a few options, such as the language. Whole rows are the targets; arrow keys choose, as in every radio group, while the knob
 * only moves and chooses when pressed. It waits for `value`.
 *
 * @fires option-chosen - `value` is that of the option asked for; not fired for the one that is chosen already.
 * @fires reason-requested - tapped while blocked.
 * @csspart base - each row.
 * @csspart reason - the sentence that appears when a blocked list is tapped.
 */
@customElement('gb-radio-list')
export class RadioListElement extends LitElement {
  static override styles = [elementStyles, blockedStyles, choiceStyles, radioListStyles];

  /** The name that a screen reader says. Required. */
  @property() label = '';

  @property({ attribute: false }) options: readonly RadioOption[] = [];

  /** The chosen option's; empty while none is. */
  @property() value = '';

  /** Side by side, for a few short ones that belong to the field above. */
  @property({ type: Boolean, reflect: true }) inline = false;

  /** Why nothing else can be chosen now; empty when it can. */
  @property() blockedReason = '';

  readonly #blocked = new BlockedController(this);

  /** Gives the focus to the chosen option, else to the first. */
  override focus(): void {
    const inputs = this.#inputs();
    (inputs.find(({ checked }) => checked) ?? inputs[0])?.focus();
  }

  protected override render(): unknown {
    return html`<div class="group" role="radiogroup" aria-label=${this.label} aria-describedby="reason">
        ${this.options.map(this.#renderOption)}
      </div>
      ${this.#blocked.render()}`;
  }

  readonly #renderOption = ({ value, heading, detail = '', lang }: RadioOption): unknown => {
    const chosen = value === this.value;
    return html`<label class="base" part="base" lang=${ifDefined(lang)}>
      <span class="box">
        <input
          type="radio"
          name="option"
          aria-label=${heading}
          aria-describedby="detail-${value} reason"
          aria-disabled=${this.#blocked.blocked ? 'true' : 'false'}
          .value=${value}
          .checked=${live(chosen)}
          @click=${this.#onClick}
        />
        <gb-icon name=${this.#blocked.blocked && !chosen ? 'lock' : ''}></gb-icon>
      </span>
      <span class="text">
        <span class="heading" dir="auto">${heading}</span>
        <span class="detail" id="detail-${value}" dir="auto">${detail}</span>
      </span>
    </label>`;
  };

  #inputs(): readonly HTMLInputElement[] {
    return [...this.renderRoot.querySelectorAll('input')];
  }

  /** A tap, Space, an arrow key. Undoes the native flip here for the reason given at `gb-switch`. */
  #onClick(event: Event): void {
    for (const input of this.#inputs()) input.checked = input.value === this.value;
    if (this.#blocked.ask() || !(event.target instanceof HTMLInputElement)) return;
    const { value } = event.target;
    if (value !== this.value) this.dispatchEvent(new OptionChosenEvent(value));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-radio-list': RadioListElement;
  }
}
