import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { elementStyles } from '../base/element.styles.ts';
import { BlockedController } from '../blocked/blocked-controller.ts';
import { blockedStyles } from '../blocked/blocked.styles.ts';
import '../icon/icon.ts';
import type { IconName } from '../icon/icons.ts';
import { OptionChosenEvent } from '../radio-list/option-chosen-event.ts';
import { segmentsStyles } from './segments.styles.ts';

/** One of the options of `gb-segments`. */
export interface Segment {
  /** Comes back in `option-chosen`. */
  readonly value: string;
  readonly label: string;
  readonly icon?: IconName;
}

/**
 * One of a few short options side by side: a mode of the car, a part of a page. The filled one is what holds; one that was asked for
 * and is not there yet is outlined. Arrow keys choose, as in every radio group, while the knob only moves and chooses when pressed.
 *
 * @fires option-chosen - `value` is that of the option asked for; not fired for the one that holds or was asked for already.
 * @fires reason-requested - tapped while blocked.
 * @csspart base - each option.
 * @csspart reason - the sentence that appears when a blocked option is tapped.
 */
@customElement('gb-segments')
export class SegmentsElement extends LitElement {
  static override styles = [elementStyles, blockedStyles, segmentsStyles];

  /** The name that a screen reader says. Required. */
  @property() label = '';

  @property({ attribute: false }) options: readonly Segment[] = [];

  /** The option that holds; empty while none is known to. */
  @property() reported = '';

  /** The option asked for; empty when nothing is under way. */
  @property() requested = '';

  /** Why nothing else can be chosen now; empty when it can. */
  @property() blockedReason = '';

  readonly #blocked = new BlockedController(this);

  /** Gives the focus to the option that holds, else to the first. */
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

  readonly #renderOption = ({ value, label, icon }: Segment): unknown => {
    const isWish = value === this.requested && value !== this.reported;
    const holds = value === this.reported;
    return html`<label class="base" part="base" ?data-wish=${isWish}>
      <input
        type="radio"
        name="segment"
        aria-label=${label}
        aria-describedby="reason"
        aria-disabled=${this.#blocked.blocked ? 'true' : 'false'}
        aria-busy=${isWish ? 'true' : 'false'}
        .value=${value}
        .checked=${live(holds)}
        @click=${this.#onClick}
      />
      ${this.#sign(icon, holds)}
      <span class="text" dir="auto">${label}</span>
    </label>`;
  };

  #sign(icon: IconName | undefined, holds: boolean): unknown {
    const name = this.#blocked.blocked && !holds ? 'lock' : icon;
    return name === undefined ? nothing : html`<gb-icon name=${name} size="small"></gb-icon>`;
  }

  #inputs(): readonly HTMLInputElement[] {
    return [...this.renderRoot.querySelectorAll('input')];
  }

  /** A tap, Space, an arrow key. Undoes the native flip here for the reason given at `gb-switch`. */
  #onClick(event: Event): void {
    for (const input of this.#inputs()) input.checked = input.value === this.reported;
    if (this.#blocked.ask() || !(event.target instanceof HTMLInputElement)) return;
    const { value } = event.target;
    const current = this.requested === '' ? this.reported : this.requested;
    if (value !== current) this.dispatchEvent(new OptionChosenEvent(value));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-segments': SegmentsElement;
  }
}
