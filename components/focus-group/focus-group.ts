import { html, LitElement, css } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { deepActiveElement, flatClosest, tabStops } from './flat-tree.ts';

const TAG = 'gb-focus-group';

/**
 * Controls that the knob turns through; nudging goes from group to group. It remembers which of its controls had the focus last, and
 * where that one stood, so that a control that is gone is replaced by its neighbour. The keyboard is not affected.
 *
 * @slot - the controls, at any depth.
 */
@customElement(TAG)
export class FocusGroupElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }

    :host([hidden]) {
      display: none;
    }
  `;

  /** A name for screen readers; the group has no role while it is empty. */
  @property() label = '';

  #last: WeakRef<HTMLElement> | undefined;
  #lastIndex = 0;
  readonly #internals = this.attachInternals();

  constructor() {
    super();
    this.addEventListener('focusin', this.#onFocusIn);
  }

  /** Its controls in tab order; those of groups inside it belong to them. */
  get tabStops(): readonly HTMLElement[] {
    return tabStops(this, TAG);
  }

  /** Gives the focus to the control that had it last, else to its neighbour, else to the first. False if there is none. */
  enter(): boolean {
    const stops = this.tabStops;
    const last = this.#last?.deref();
    const target = last && stops.includes(last) ? last : stops[Math.min(this.#lastIndex, stops.length - 1)];
    target?.focus();
    return target !== undefined;
  }

  protected override willUpdate(): void {
    this.#internals.role = this.label === '' ? null : 'group';
    this.#internals.ariaLabel = this.label === '' ? null : this.label;
  }

  protected override render(): unknown {
    return html`<slot></slot>`;
  }

  #onFocusIn(): void {
    const active = deepActiveElement();
    if (!active || flatClosest(active, TAG) !== this) return;
    this.#last = new WeakRef(active);
    this.#lastIndex = Math.max(0, this.tabStops.indexOf(active));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-focus-group': FocusGroupElement;
  }
}
