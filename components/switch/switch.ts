import { html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { BlockedController } from '../blocked/blocked-controller.ts';
import { blockedStyles } from '../blocked/blocked.styles.ts';
import { elementStyles } from '../base/element.styles.ts';
import '../icon/icon.ts';
import { SwitchToggledEvent } from './switch-toggled-event.ts';
import { switchStyles } from './switch.styles.ts';

/**
 * Shows what the car reports, and takes a wish. It never moves by itself: while `requested` differs from `reported` the thumb stays and
 * the wished place is outlined. Unknown is drawn in the middle and hollow, and a screen reader hears "mixed" instead of "off".
 *
 * @fires switch-toggled - `wished` is the position asked for. From unknown that is always off, the choice that shares less.
 * @fires reason-requested - tapped while blocked.
 * @csspart reason - the sentence that appears when a blocked switch is tapped.
 */
@customElement('gb-switch')
export class SwitchElement extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [elementStyles, blockedStyles, switchStyles];

  /** What the car says. */
  @property({ reflect: true }) reported: 'on' | 'off' | 'unknown' = 'unknown';

  /** What the user asked for and the car has not answered yet; empty when nothing is under way. */
  @property({ reflect: true }) requested: 'on' | 'off' | '' = '';

  /** The name that a screen reader says. Required. */
  @property() label = '';

  /** The state in a word ("On", "Off", "Unknown", "Turning off"): shown beside the switch, in a row by the row's `figure`. */
  @property() stateText = '';

  /** Why it cannot be used now; empty when it can. */
  @property() blockedReason = '';

  @query('input') private input?: HTMLInputElement;

  readonly #blocked = new BlockedController(this);

  /** As a tap does; the row around calls it. */
  override click(): void {
    this.input?.click();
  }

  protected override render(): unknown {
    const unknown = this.reported === 'unknown';
    const pending = this.requested !== '' && this.requested !== this.reported;
    return html`<label class="target">
        <span class="track" data-wish=${pending ? this.requested : ''}>
          <input
            type="checkbox"
            role=${unknown ? 'checkbox' : 'switch'}
            aria-label=${this.label}
            aria-describedby="state reason"
            aria-disabled=${this.#blocked.blocked ? 'true' : 'false'}
            aria-busy=${pending ? 'true' : 'false'}
            .checked=${live(this.reported === 'on')}
            .indeterminate=${live(unknown)}
            @change=${this.#onChange}
          />
          <span class="wish"></span>
          <span class="thumb"><gb-icon name=${this.#sign()} size="small"></gb-icon></span>
        </span>
        <span class="state" id="state">${this.stateText}</span>
      </label>
      ${this.#blocked.render()}`;
  }

  #sign(): 'check' | 'lock' | '' {
    if (this.#blocked.blocked) return 'lock';
    return this.reported === 'on' ? 'check' : '';
  }

  /**
   * The native flip is undone here and not by cancelling `click`: the browser would put back the old state after Lit's update, which
   * runs first when a screen answers at once.
   */
  #onChange(): void {
    if (this.input) {
      this.input.checked = this.reported === 'on';
      this.input.indeterminate = this.reported === 'unknown';
    }
    if (this.#blocked.ask()) return;
    const current = this.requested === '' ? this.reported : this.requested;
    this.dispatchEvent(new SwitchToggledEvent(current === 'off' ? 'on' : 'off'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-switch': SwitchElement;
  }
}
