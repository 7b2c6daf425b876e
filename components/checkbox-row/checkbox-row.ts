import { html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { BlockedController } from '../blocked/blocked-controller.ts';
import { blockedStyles } from '../blocked/blocked.styles.ts';
import { choiceStyles } from '../base/choice.styles.ts';
import { elementStyles } from '../base/element.styles.ts';
import '../icon/icon.ts';
import { checkboxRowStyles } from './checkbox-row.styles.ts';
import { ChoiceToggledEvent } from './choice-toggled-event.ts';

/**
 * A row that is chosen or not, such as a category to erase. The whole row is the target; it waits for `checked`.
 *
 * @fires choice-toggled - `wished` is the state asked for.
 * @fires reason-requested - tapped while blocked.
 * @csspart base - the row.
 * @csspart reason - the sentence that appears when a blocked row is tapped.
 */
@customElement('gb-checkbox-row')
export class CheckboxRowElement extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [elementStyles, blockedStyles, choiceStyles, checkboxRowStyles];

  @property({ type: Boolean, reflect: true }) checked = false;

  @property() heading = '';

  /** What choosing it means, in one line. */
  @property() detail = '';

  /** How much there is of it, formatted. */
  @property() count = '';

  /** Comes back in `choice-toggled`. */
  @property() value = '';

  /** Why it cannot be chosen now; empty when it can. */
  @property() blockedReason = '';

  /** Heading and detail on one line each, for lists of fixed height. */
  @property({ type: Boolean, reflect: true }) compact = false;

  /** False while a list's roving focus is on another row. */
  @property({ attribute: false }) tabStop = true;

  @query('input') private input?: HTMLInputElement;

  readonly #blocked = new BlockedController(this);

  /** As a tap does. */
  override click(): void {
    this.input?.click();
  }

  protected override render(): unknown {
    return html`<label class="base" part="base">
        <span class="box">
          <input
            type="checkbox"
            tabindex=${this.tabStop ? '0' : '-1'}
            aria-labelledby="heading count"
            aria-describedby="detail reason"
            aria-disabled=${this.#blocked.blocked ? 'true' : 'false'}
            .checked=${live(this.checked)}
            @change=${this.#onChange}
          />
          <gb-icon name=${this.#sign()}></gb-icon>
        </span>
        <span class="text">
          <span class="heading" id="heading" dir="auto">${this.heading}</span>
          <span class="detail" id="detail" dir="auto">${this.detail}</span>
        </span>
        <span class="count" id="count">${this.count}</span>
      </label>
      ${this.#blocked.render()}`;
  }

  #sign(): 'check' | 'lock' | '' {
    if (this.checked) return 'check';
    return this.#blocked.blocked ? 'lock' : '';
  }

  /** Undoes the native flip here for the reason given at `gb-switch`. */
  #onChange(): void {
    if (this.input) this.input.checked = this.checked;
    if (!this.#blocked.ask()) this.dispatchEvent(new ChoiceToggledEvent(!this.checked, this.value));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-checkbox-row': CheckboxRowElement;
  }
}
