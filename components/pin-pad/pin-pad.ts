import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../base/element.styles.ts';
import { BlockedController } from '../blocked/blocked-controller.ts';
import { blockedStyles } from '../blocked/blocked.styles.ts';
import '../icon/icon.ts';
import { PinEnteredEvent } from './pin-entered-event.ts';
import { pinPadStyles } from './pin-pad.styles.ts';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const longest = 12;

/**
 * Takes a PIN of {@link PinPadElement.shortest} to 12 digits: by touch, by knob key after key, or typed. What was entered is
 * drawn as dots, is forgotten once it was handed on or blocked, and is never in an attribute.
 *
 * @fires pin-entered - `pin` is what was entered.
 * @fires reason-requested - a key was pressed while blocked.
 * @csspart reason - the sentence that appears when a blocked key is tapped.
 */
@customElement('gb-pin-pad')
export class PinPadElement extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [elementStyles, blockedStyles, pinPadStyles];

  /** What is entered ("PIN"). */
  @property() label = '';

  /** The names of the two keys that are no digits. */
  @property() removeLabel = '';
  @property() enterLabel = '';

  /** Fewer digits are no PIN here. */
  @property({ type: Number }) shortest = 4;

  /** Why the two keys that are no digits do nothing yet ("At least 6 digits"). */
  @property({ attribute: false }) hintText: (shortest: number) => string = String;

  /** Says how many digits there are, for who does not see the dots. */
  @property({ attribute: false }) countText: (count: number) => string = String;

  /** Why nothing can be entered now; empty when it can. */
  @property() blockedReason = '';

  @state() private entered = '';

  readonly #blocked = new BlockedController(this);

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.entered = '';
  }

  protected override willUpdate(): void {
    if (this.#blocked.blocked) this.entered = '';
  }

  protected override render(): unknown {
    const count = this.entered.length;
    return html`<div class="entered">
        <span class="label">${this.label}</span>
        ${Array.from({ length: count }, () => html`<span class="dot"></span>`)}
        <span class="spoken" role="status">${count === 0 ? '' : this.countText(count)}</span>
      </div>
      <div class="keys" role="group" aria-label=${this.label}>
        ${digits.map((digit) => this.#digit(digit))}
        ${this.#key('remove', html`<gb-icon name="backspace"></gb-icon>`, this.removeLabel, count > 0)}
        ${this.#digit('0')}
        ${this.#key('enter', html`<gb-icon name="check"></gb-icon>`, this.enterLabel, count >= this.shortest)}
      </div>
      <span id="hint" class="spoken">${this.hintText(this.shortest)}</span>
      ${this.#blocked.render()}`;
  }

  #digit(digit: string): unknown {
    return html`<button
      type="button"
      value=${digit}
      aria-disabled=${this.#blocked.blocked ? 'true' : 'false'}
      aria-describedby="reason"
      @click=${this.#onClick}
    >
      ${digit}
    </button>`;
  }

  #key(value: 'remove' | 'enter', sign: unknown, label: string, isUseful: boolean): unknown {
    return html`<button
      type="button"
      class=${value}
      value=${value}
      aria-label=${label}
      aria-disabled=${this.#blocked.blocked || !isUseful ? 'true' : 'false'}
      aria-describedby=${isUseful || this.#blocked.blocked ? 'reason' : 'hint'}
      @click=${this.#onClick}
    >
      ${sign}
    </button>`;
  }

  #onClick(event: Event): void {
    if (event.currentTarget instanceof HTMLButtonElement) this.#press(event.currentTarget.value);
  }

  /** Enter on a key presses that key, as everywhere: only the digits and Backspace are typed. */
  #onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (/^[0-9]$/.test(event.key)) this.#press(event.key);
    else if (event.key === 'Backspace') this.#press('remove');
    else return;
    event.preventDefault();
  }

  #press(key: string): void {
    if (this.#blocked.ask()) return;
    if (key === 'remove') this.entered = this.entered.slice(0, -1);
    else if (key !== 'enter') this.entered = (this.entered + key).slice(0, longest);
    else if (this.entered.length >= this.shortest) {
      const pin = this.entered;
      this.entered = '';
      this.dispatchEvent(new PinEnteredEvent(pin));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-pin-pad': PinPadElement;
  }
}
