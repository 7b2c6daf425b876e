import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { BlockedController } from '../blocked/blocked-controller.ts';
import { blockedStyles } from '../blocked/blocked.styles.ts';
import { elementStyles } from '../base/element.styles.ts';
import '../icon/icon.ts';
import type { IconName } from '../icon/icons.ts';
import { ButtonPressedEvent } from './button-pressed-event.ts';
import { buttonStyles } from './button.styles.ts';

/**
 * A button of one of three ranks. Listen to `button-pressed`, not to `click`: a blocked button is still clicked, and then explains.
 *
 * @fires button-pressed - pressed while not blocked.
 * @fires reason-requested - pressed while blocked.
 * @slot - the words on it.
 * @csspart base - the native button.
 * @csspart reason - the sentence that appears when a blocked button is tapped.
 */
@customElement('gb-button')
export class ButtonElement extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [elementStyles, blockedStyles, buttonStyles];

  /** `primary` once on a screen at most; `danger` for what erases. */
  @property({ reflect: true }) rank: 'primary' | 'quiet' | 'danger' = 'quiet';

  @property() icon: IconName | '' = '';

  /** The name of a button that has no words in its slot. */
  @property() label = '';

  /** Gives up its words on a low display, for its sign; its name stays. */
  @property({ type: Boolean, reflect: true }) compact = false;

  /** Why it cannot be used now; empty when it can. */
  @property() blockedReason = '';

  /** Says whether what the button opens is open; empty for a button that opens nothing. */
  @property() expanded: 'true' | 'false' | '' = '';

  @query('button') private button?: HTMLButtonElement;

  readonly #blocked = new BlockedController(this);

  /** As a tap does; the row around calls it. */
  override click(): void {
    this.button?.click();
  }

  protected override render(): unknown {
    const { blocked } = this.#blocked;
    // Where its own sign may be all that says which button it is, the lock stands at its corner.
    const isLockSmall = blocked && this.icon !== '' && (this.compact || this.label !== '');
    const sign = blocked && !isLockSmall ? 'lock' : this.icon;
    return html`<button
        part="base"
        type="button"
        aria-label=${this.label === '' ? nothing : this.label}
        aria-expanded=${this.expanded === '' ? nothing : this.expanded}
        aria-disabled=${blocked ? 'true' : 'false'}
        aria-describedby="reason"
        @click=${this.#onClick}
      >
        ${sign === '' ? nothing : html`<gb-icon name=${sign}></gb-icon>`}
        ${isLockSmall ? html`<gb-icon class="lock" name="lock" size="small"></gb-icon>` : nothing}
        <span class="words"><slot></slot></span>
      </button>
      ${this.#blocked.render()}`;
  }

  #onClick(): void {
    if (!this.#blocked.ask()) this.dispatchEvent(new ButtonPressedEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-button': ButtonElement;
  }
}
