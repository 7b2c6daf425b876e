import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { elementStyles } from '../base/element.styles.ts';
import { styleProperty } from '../base/style-property.ts';
import { BlockedController } from '../blocked/blocked-controller.ts';
import { blockedStyles } from '../blocked/blocked.styles.ts';
import { DirectManipulation } from '../focus-group/direct-manipulation.ts';
import '../icon/icon.ts';
import { nearestStep, shareOf } from './nearest-step.ts';
import { sliderStyles } from './slider.styles.ts';
import { ValueChosenEvent } from './value-chosen-event.ts';

/** Of the native range: finer than any pixel, because {@link nearestStep} finds the steps, decimal ones too. */
const finestStep = 0.001;

/** Steps that a Page key passes over. */
const page = 5;

/**
 * A number within a range: its name, what it is, a line to drag, minus and plus. The thumb stands where the car says it is and never moves by
 * itself; what was asked for is drawn as a ring that the thumb comes to. Drag, tap, arrow, Page, Home and End keys; pressing the knob
 * enters direct manipulation, in which every detent is a step, until back, a second press, or moving on.
 *
 * @fires value-chosen - `value` is the number asked for, at every step of a drag.
 * @fires reason-requested - tried while blocked.
 * @csspart reason - the sentence that appears when a blocked slider is tried.
 */
@customElement('gb-slider')
export class SliderElement extends LitElement {
  static override styles = [elementStyles, blockedStyles, sliderStyles];

  /** What is set. Required. */
  @property() label = '';

  @property({ type: Number }) min = 0;
  @property({ type: Number }) max = 100;
  @property({ type: Number }) step = 1;

  /** What the car says; undefined while it does not. */
  @property({ attribute: false }) reported: number | undefined;

  /** What was asked for and is not there yet; undefined when nothing is under way. */
  @property({ attribute: false }) requested: number | undefined;

  /** `failed`: what was asked for did not come, and `problem` says why. */
  @property({ reflect: true }) status: '' | 'moving' | 'failed' = '';

  /** Why what was asked for did not come. */
  @property() problem = '';

  /** A number in people's words: "130 mm". */
  @property({ attribute: false }) valueText: (value: number) => string = String;

  /** Said in place of the number while the car does not report one. */
  @property() unknownText = '';

  /** Names of the two buttons, with what they change: "Seat height: less". */
  @property() decreaseLabel = '';
  @property() increaseLabel = '';

  /** Why it cannot be set now; empty when it can. */
  @property() blockedReason = '';

  @query('input') private input?: HTMLInputElement;

  readonly #blocked = new BlockedController(this);
  readonly #manipulation = new DirectManipulation(this, this.#blocked, (detents) =>
    this.#choose(this.#wish + detents * this.step),
  );

  /** Gives the focus to the line, never to a button. */
  override focus(): void {
    this.input?.focus();
  }

  /** As a press of the knob: enters or leaves direct manipulation. */
  override click(): void {
    this.input?.click();
  }

  protected override render(): unknown {
    return html`<div class="base">
        <span class="text">
          <span class="label">${this.label}</span>
          <span class="value" dir="auto">${this.#value()}</span>
        </span>
        <span class="controls">
          ${this.#button('minus', this.decreaseLabel)} ${this.#line()}
          ${this.#button('plus', this.increaseLabel)}
        </span>
      </div>
      <span class="problem" role="status">${this.#problem()}</span>
      ${this.#blocked.render()}`;
  }

  #value(): unknown {
    const now = this.reported === undefined ? this.unknownText : this.valueText(this.reported);
    if (!this.#isUnderWay) return now;
    return html`${now}<gb-icon name="chevron-right" size="small"></gb-icon
      ><strong>${this.valueText(this.#wish)}</strong>`;
  }

  #problem(): unknown {
    return this.problem === ''
      ? nothing
      : html`<gb-icon name="error" size="small"></gb-icon><span>${this.problem}</span>`;
  }

  #line(): unknown {
    const place = shareOf(this.reported ?? (this.min + this.max) / 2, this);
    return html`<span
      class="line"
      ?data-held=${this.#manipulation.isHeld}
      ?data-unknown=${this.reported === undefined}
      ?data-wish=${this.#isUnderWay}
      ${styleProperty('--place', String(place))}
      ${styleProperty('--wish', String(shareOf(this.#wish, this)))}
    >
      <span class="track"><span class="fill"></span></span>
      <input
        type="range"
        min=${this.min}
        max=${this.max}
        step=${finestStep}
        aria-label=${this.label}
        aria-valuetext=${this.#spokenValue()}
        aria-describedby="reason"
        aria-disabled=${this.#blocked.blocked ? 'true' : 'false'}
        .value=${live(String(this.#wish))}
        @input=${this.#onInput}
        @keydown=${this.#onKeyDown}
        @click=${this.#manipulation.onClick}
        @pointerdown=${this.#onLeft}
        @knob-turned=${this.#manipulation.onKnobTurned}
        @knob-backed=${this.#manipulation.onKnobBacked}
        @blur=${this.#onLeft}
      />
      <span class="ring" aria-hidden="true"></span>
      <span class="thumb" aria-hidden="true">
        ${this.#blocked.blocked ? html`<gb-icon name="lock" size="small"></gb-icon>` : nothing}
      </span>
    </span>`;
  }

  /** Not in the tab order: the line itself does the same by arrow keys and by knob. */
  #button(value: 'minus' | 'plus', label: string): unknown {
    return html`<button
      type="button"
      tabindex="-1"
      value=${value}
      aria-label=${label}
      aria-disabled=${this.#blocked.blocked ? 'true' : 'false'}
      aria-describedby="reason"
      @click=${this.#onButtonClick}
    >
      <gb-icon name=${value === 'minus' ? 'remove' : 'add'}></gb-icon>
    </button>`;
  }

  get #isUnderWay(): boolean {
    return this.requested !== undefined && this.requested !== this.reported;
  }

  /** Where the next step begins. */
  get #wish(): number {
    return this.requested ?? this.reported ?? nearestStep((this.min + this.max) / 2, this);
  }

  #spokenValue(): string {
    if (this.requested !== undefined) return this.valueText(this.requested);
    return this.reported === undefined ? this.unknownText : this.valueText(this.reported);
  }

  #choose(value: number): void {
    if (this.#blocked.ask()) return;
    const wished = nearestStep(value, this);
    if (wished !== this.#wish || (this.reported === undefined && this.requested === undefined)) {
      this.dispatchEvent(new ValueChosenEvent(wished));
    }
  }

  /** Undoes the native move here for the reason given at `gb-switch`. */
  #onInput(): void {
    const wished = Number(this.input?.value);
    if (this.input) this.input.value = String(this.#wish);
    this.#choose(wished);
  }

  #onButtonClick(event: Event): void {
    if (!(event.currentTarget instanceof HTMLButtonElement)) return;
    this.#choose(this.#wish + (event.currentTarget.value === 'plus' ? this.step : -this.step));
  }

  /** A finger takes over from the knob, and moving on lets go. */
  #onLeft(): void {
    this.#manipulation.leave();
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (this.#manipulation.takesKey(event)) return;
    const target = this.#targetOf(event.key);
    if (target === undefined) return;
    event.preventDefault();
    this.#choose(target);
  }

  #targetOf(key: string): number | undefined {
    const forward = this.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
    switch (key) {
      case 'ArrowUp':
        return this.#wish + this.step;
      case 'ArrowDown':
        return this.#wish - this.step;
      case 'ArrowLeft':
      case 'ArrowRight':
        return this.#wish + (key === forward ? this.step : -this.step);
      case 'PageUp':
        return this.#wish + page * this.step;
      case 'PageDown':
        return this.#wish - page * this.step;
      case 'Home':
        return this.min;
      case 'End':
        return this.max;
      default:
        return undefined;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-slider': SliderElement;
  }
}
