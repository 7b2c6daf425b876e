import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { elementStyles } from '../base/element.styles.ts';
import { styleProperty } from '../base/style-property.ts';
import { BlockedController } from '../blocked/blocked-controller.ts';
import { blockedStyles } from '../blocked/blocked.styles.ts';
import { DirectManipulation } from '../focus-group/direct-manipulation.ts';
import '../icon/icon.ts';
import { indexSliderStyles } from './index-slider.styles.ts';
import { SectionChosenEvent } from './section-chosen-event.ts';

/** A run of rows that stand under one label. */
export interface IndexSection {
  /** A letter, or a few: "M", "A–C". */
  readonly label: string;
  /** Its first row. */
  readonly start: number;
}

/** How long the letter stays named after the last key or turn (milliseconds). */
const LINGER = 1000;

/** Sections that a Page key passes over. */
const PAGE = 5;

/**
 * Moves through a long list by its sections, and names the one it is at in large letters while it moves. It stands at the list's edge on
 * the side away from the driver, down is on; drag it, tap it, or use the arrow, Page, Home and End keys. Pressing the knob enters direct
 * manipulation: turns then go from section to section until back, a second press, or moving on. It waits for `value`.
 *
 * @fires section-chosen - `index` is the section asked for.
 * @fires reason-requested - tried while blocked.
 * @csspart reason - the sentence that appears beside a blocked slider while it is tried.
 */
@customElement('gb-index-slider')
export class IndexSliderElement extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [elementStyles, blockedStyles, indexSliderStyles];

  /** In the order of their rows. */
  @property({ attribute: false }) sections: readonly IndexSection[] = [];

  /** The section the list is at: its place in `sections`. */
  @property({ type: Number }) value = 0;

  /** What a screen reader says of `value`: "M, 12 of 26". */
  @property() valueText = '';

  /** The name that a screen reader says. Required. */
  @property() label = '';

  /** Why it cannot be used now; empty when it can. */
  @property() blockedReason = '';

  @state() private moving = false;

  @query('input') private input?: HTMLInputElement;

  readonly #blocked = new BlockedController(this);
  readonly #manipulation = new DirectManipulation(this, this.#blocked, (detents) =>
    this.#choose(this.value + detents),
  );
  #lingering: ReturnType<typeof setTimeout> | undefined;

  /** As a press of the knob: enters or leaves direct manipulation. */
  override click(): void {
    this.input?.click();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('blockedReason') && this.#blocked.blocked) this.#leave();
  }

  protected override render(): unknown {
    const last = Math.max(0, this.sections.length - 1);
    const label = this.sections[this.value]?.label ?? '';
    const place = last === 0 ? 0 : this.value / last;
    return html`<div
        class="base"
        ?data-moving=${this.moving || this.#manipulation.isHeld}
        ${styleProperty('--place', String(place))}
      >
        <span class="track"></span>
        <input
          type="range"
          min="0"
          max=${last}
          step="1"
          aria-orientation="vertical"
          aria-label=${this.label}
          aria-valuetext=${this.valueText}
          aria-describedby="reason"
          aria-disabled=${this.#blocked.blocked ? 'true' : 'false'}
          .value=${live(String(this.value))}
          @input=${this.#onInput}
          @keydown=${this.#onKeyDown}
          @click=${this.#manipulation.onClick}
          @pointerdown=${this.#onPointerDown}
          @pointerup=${this.#onPointerEnd}
          @pointercancel=${this.#onPointerEnd}
          @knob-turned=${this.#manipulation.onKnobTurned}
          @knob-backed=${this.#manipulation.onKnobBacked}
          @blur=${this.#leave}
        />
        <span class="thumb" aria-hidden="true">
          ${this.#blocked.blocked ? html`<gb-icon name="lock"></gb-icon>` : label}
        </span>
        <span class="bubble" aria-hidden="true">${label}</span>
      </div>
      ${this.#blocked.render()}`;
  }

  #choose(index: number): void {
    if (this.#blocked.ask()) return;
    const wished = Math.max(0, Math.min(this.sections.length - 1, index));
    if (wished !== this.value) this.dispatchEvent(new SectionChosenEvent(wished));
  }

  #show(): void {
    clearTimeout(this.#lingering);
    this.moving = !this.#blocked.blocked;
  }

  #linger(): void {
    this.#show();
    this.#lingering = setTimeout(() => (this.moving = false), LINGER);
  }

  #leave(): void {
    clearTimeout(this.#lingering);
    this.moving = false;
    this.#manipulation.leave();
  }

  /** Undoes the native move here for the reason given at `gb-switch`. */
  #onInput(): void {
    const wished = Number(this.input?.value);
    if (this.input) this.input.value = String(this.value);
    this.#choose(wished);
  }

  #onPointerDown(): void {
    this.#manipulation.leave();
    this.#show();
  }

  #onPointerEnd(): void {
    this.#linger();
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (this.#manipulation.takesKey(event)) return;
    const target = this.#targetOf(event.key);
    if (target === undefined) return;
    event.preventDefault();
    this.#linger();
    this.#choose(target);
  }

  /** The list's own directions: a slider's up would otherwise be more, and more is further down here. */
  #targetOf(key: string): number | undefined {
    const forward = this.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
    switch (key) {
      case 'ArrowDown':
        return this.value + 1;
      case 'ArrowUp':
        return this.value - 1;
      case 'ArrowLeft':
      case 'ArrowRight':
        return this.value + (key === forward ? 1 : -1);
      case 'PageDown':
        return this.value + PAGE;
      case 'PageUp':
        return this.value - PAGE;
      case 'Home':
        return 0;
      case 'End':
        return this.sections.length - 1;
      default:
        return undefined;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-index-slider': IndexSliderElement;
  }
}
