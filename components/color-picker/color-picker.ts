import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { elementStyles } from '../base/element.styles.ts';
import { styleProperty } from '../base/style-property.ts';
import { BlockedController } from '../blocked/blocked-controller.ts';
import { blockedStyles } from '../blocked/blocked.styles.ts';
import { DirectManipulation } from '../focus-group/direct-manipulation.ts';
import { ColorChosenEvent } from './color-chosen-event.ts';
import { colorPickerStyles } from './color-picker.styles.ts';
import { colorAt, placeOf, type WheelColor } from './hue.ts';

/** A colour with a name that a person would call it. */
export interface Swatch {
  /** `#RRGGBB`. */
  readonly color: string;
  readonly name: string;
}

/** What one arrow key or one detent of the knob changes. */
const hueStep = 10;
const saturationStep = 0.1;

/**
 * A colour: by a swatch, or anywhere on a wheel whose edge is full colour and whose middle is white. Shows what the car reports; what was
 * asked for is outlined. On the wheel the arrow keys sideways go round it, up and down go out and in; pressing the knob enters direct
 * manipulation, in which it goes round, until back, a second press, or moving on.
 *
 * @fires color-chosen - `color` is the colour asked for, at every step of a drag.
 * @fires reason-requested - tried while blocked.
 * @csspart reason - the sentence that appears when it is tried while blocked.
 */
@customElement('gb-color-picker')
export class ColorPickerElement extends LitElement {
  static override styles = [elementStyles, blockedStyles, colorPickerStyles];

  /** What is coloured. Required. */
  @property() label = '';

  /** The wheel's own name. */
  @property() wheelLabel = '';

  /** What the car says, `#RRGGBB`; undefined while it does not. */
  @property({ attribute: false }) reported: string | undefined;

  /** What was asked for and is not there yet; undefined when nothing is under way. */
  @property({ attribute: false }) requested: string | undefined;

  @property({ attribute: false }) swatches: readonly Swatch[] = [];

  /** What a person would call a colour: said of the wheel. */
  @property({ attribute: false }) nameOf: (color: string) => string = String;

  /** Why it cannot be set now; empty when it can. */
  @property() blockedReason = '';

  @query('.wheel') private wheel?: HTMLElement;

  readonly #blocked = new BlockedController(this);
  readonly #manipulation = new DirectManipulation(this, this.#blocked, (detents) =>
    this.#turn(detents * hueStep, 0),
  );

  /** Gives the focus to the swatch that is on, else to the first. */
  override focus(): void {
    const inputs = this.#inputs();
    (inputs.find(({ checked }) => checked) ?? inputs[0] ?? this.wheel)?.focus();
  }

  protected override render(): unknown {
    const wish = this.#wish;
    return html`<div class="base">
        <div class="swatches" role="radiogroup" aria-label=${this.label} aria-describedby="reason">
          ${this.swatches.map(this.#renderSwatch)}
        </div>
        <div
          class="wheel"
          role="slider"
          tabindex="0"
          aria-label=${this.wheelLabel}
          aria-valuemin="0"
          aria-valuemax="360"
          aria-valuenow=${Math.round((wish === undefined ? undefined : placeOf(wish))?.hue ?? 0)}
          aria-valuetext=${wish === undefined ? '' : this.nameOf(wish)}
          aria-describedby="reason"
          aria-disabled=${this.#blocked.blocked ? 'true' : 'false'}
          ?data-held=${this.#manipulation.isHeld}
          @pointerdown=${this.#onPointerDown}
          @pointermove=${this.#onPointerMoved}
          @click=${this.#manipulation.onClick}
          @keydown=${this.#onKeyDown}
          @knob-turned=${this.#manipulation.onKnobTurned}
          @knob-backed=${this.#manipulation.onKnobBacked}
          @blur=${this.#leave}
        >
          ${this.#mark('mark', this.reported)}
          ${this.requested === this.reported ? nothing : this.#mark('ring', this.requested)}
        </div>
        <span class="name">${wish === undefined ? '' : this.nameOf(wish)}</span>
      </div>
      ${this.#blocked.render()}`;
  }

  readonly #renderSwatch = ({ color, name }: Swatch): unknown => {
    const isWish = isSame(color, this.requested) && !isSame(color, this.reported);
    return html`<label class="swatch" ?data-wish=${isWish}>
      <input
        type="radio"
        name="swatch"
        aria-label=${name}
        aria-describedby="reason"
        aria-disabled=${this.#blocked.blocked ? 'true' : 'false'}
        .value=${color}
        .checked=${live(isSame(color, this.reported))}
        ${styleProperty('--color', color)}
        @click=${this.#onSwatchClick}
      />
    </label>`;
  };

  #mark(kind: 'mark' | 'ring', color: string | undefined): unknown {
    const place = color === undefined ? undefined : placeOf(color);
    if (place === undefined) return nothing;
    const angle = (place.hue * Math.PI) / 180;
    return html`<span
      class=${kind}
      ${styleProperty('--x', String(Math.sin(angle) * place.saturation))}
      ${styleProperty('--y', String(-Math.cos(angle) * place.saturation))}
    ></span>`;
  }

  /** Where the next step begins. */
  get #wish(): string | undefined {
    return this.requested ?? this.reported;
  }

  #inputs(): readonly HTMLInputElement[] {
    return [...this.renderRoot.querySelectorAll('input')];
  }

  #choose(color: string): void {
    if (this.#blocked.ask()) return;
    if (!isSame(color, this.#wish)) this.dispatchEvent(new ColorChosenEvent(color.toUpperCase()));
  }

  #turn(hue: number, saturation: number): void {
    const place = placeOf(this.#wish ?? '') ?? { hue: 0, saturation: 1 };
    // White has no hue: turning begins at the edge.
    const from = place.saturation === 0 && hue !== 0 ? { ...place, saturation: 1 } : place;
    this.#choose(
      colorAt({
        hue: (from.hue + hue + 360) % 360,
        saturation: Math.min(1, Math.max(0, from.saturation + saturation)),
      }),
    );
  }

  #leave(): void {
    this.#manipulation.leave();
  }

  #placeUnder({ clientX, clientY }: PointerEvent): WheelColor | undefined {
    const box = this.wheel?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return undefined;
    const x = (clientX - box.left) / (box.width / 2) - 1;
    const y = (clientY - box.top) / (box.height / 2) - 1;
    return {
      hue: ((Math.atan2(x, -y) * 180) / Math.PI + 360) % 360,
      saturation: Math.min(1, Math.hypot(x, y)),
    };
  }

  /** Undoes the native flip here for the reason given at `gb-switch`. */
  #onSwatchClick(event: Event): void {
    for (const input of this.#inputs()) input.checked = isSame(input.value, this.reported);
    if (event.target instanceof HTMLInputElement) this.#choose(event.target.value);
  }

  #onPointerDown(event: PointerEvent): void {
    this.#leave();
    const place = this.#placeUnder(event);
    if (this.#blocked.blocked || place === undefined) return void this.#blocked.ask();
    this.wheel?.setPointerCapture(event.pointerId);
    this.#choose(colorAt(place));
  }

  #onPointerMoved(event: PointerEvent): void {
    if (this.wheel?.hasPointerCapture(event.pointerId) !== true || this.#blocked.blocked) return;
    const place = this.#placeUnder(event);
    if (place !== undefined) this.#choose(colorAt(place));
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (this.#manipulation.takesKey(event)) return;
    if (event.key === 'ArrowRight') this.#turn(hueStep, 0);
    else if (event.key === 'ArrowLeft') this.#turn(-hueStep, 0);
    else if (event.key === 'ArrowUp') this.#turn(0, saturationStep);
    else if (event.key === 'ArrowDown') this.#turn(0, -saturationStep);
    else return;
    event.preventDefault();
  }
}

function isSame(one: string, other: string | undefined): boolean {
  return one.toUpperCase() === other?.toUpperCase();
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-color-picker': ColorPickerElement;
  }
}
