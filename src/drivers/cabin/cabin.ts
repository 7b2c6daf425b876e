import { html, LitElement, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../../components/base/element.styles.ts';
import { BlockedController } from '../../../components/blocked/blocked-controller.ts';
import { blockedStyles } from '../../../components/blocked/blocked.styles.ts';
import type { ComfortGroup, ComfortPlace } from '../comfort/comfort-function.ts';
import { CabinDrag } from './cabin-drag.ts';
import { CabinScene, type CabinEntry } from './cabin-entry.ts';
import { cabinStyles } from './cabin.styles.ts';
import { dashboard, drawAir, drawLight, drawWheel, shell } from './cockpit-drawing.ts';
import { drawMirrors } from './mirror-drawing.ts';
import { drawSeat } from './seat-drawing.ts';
import { ValueWishedEvent } from './value-wished-event.ts';

/**
 * The cabin from the driver's door: it stands, moves and glows as the car reports, and shows what was asked for as an outline. Seat,
 * backrest, headrest, wheel and mirrors can be dragged; whoever cannot drag has the sliders, so the drawing is a picture with a name.
 *
 * @fires value-wished - a part was dragged; `path` and `value` of what was asked for, at every step.
 * @fires reason-requested - dragged while blocked.
 * @csspart reason - the sentence that appears when it is dragged while blocked.
 */
@customElement('gb-cabin')
export class CabinElement extends LitElement {
  static override styles = [elementStyles, blockedStyles, cabinStyles];

  /** Every function of the car. */
  @property({ attribute: false }) entries: readonly CabinEntry[] = [];

  /** Whose seat, air and light. */
  @property() place: ComfortPlace = 'driver';

  /** What is being set: it stands out. The mirrors have a picture of their own. */
  @property({ reflect: true }) group: ComfortGroup | '' = '';

  /** Where the driver sits, whatever the reading direction. */
  @property() driveSide: 'left' | 'right' = 'left';

  /** Its state in words. Required. */
  @property() label = '';

  /** Why nothing can be dragged now; empty when it can. */
  @property() blockedReason = '';

  @state() private isDragging = false;

  readonly #blocked = new BlockedController(this);
  #drag: CabinDrag | undefined;

  protected override willUpdate(): void {
    if (this.#blocked.blocked) this.#end();
  }

  protected override render(): unknown {
    const scene = this.#scene;
    return html`<svg
        viewBox=${this.group === 'mirrors' ? '0 150 900 360' : '0 -20 900 660'}
        role="img"
        aria-label=${this.label}
        ?data-dragging=${this.isDragging}
        @pointerdown=${this.#onPointerDown}
        @pointermove=${this.#onPointerMoved}
        @pointerup=${this.#end}
        @pointercancel=${this.#end}
      >
        ${this.group === 'mirrors' ? drawMirrors(scene, this.driveSide) : this.#cabin(scene)}
      </svg>
      <span class="reason" part="reason" role="status">${this.#blocked.shownReason}</span>`;
  }

  /** Seen from the door that the person sits at. */
  #cabin(scene: CabinScene): unknown {
    const isMirrored = (this.driveSide === 'right') !== (this.place === 'passenger');
    return svg`<g transform=${isMirrored ? 'translate(900 0) scale(-1 1)' : ''}>
      <defs>
        <linearGradient id="body" x1="0" y1="0" x2="0.9" y2="1">
          <stop class="light-stop" offset="0" /><stop class="body-stop" offset="0.6" />
        </linearGradient>
        <linearGradient id="fade"><stop offset="0" stop-color="white" stop-opacity="0" /><stop offset="0.09" stop-color="white" /><stop offset="0.84" stop-color="white" /><stop offset="1" stop-color="white" stop-opacity="0" /></linearGradient>
        <mask id="ends" maskUnits="userSpaceOnUse" x="-40" y="-40" width="980" height="720"><rect x="-40" y="-40" width="980" height="720" fill="url(#fade)" /></mask>
        <linearGradient id="ground" x1="0" y1="0" x2="0" y2="1"><stop class="deep-stop" offset="0" /><stop class="deep-stop" offset="1" stop-opacity="0" /></linearGradient>
        <linearGradient id="room" x1="0" y1="0" x2="0" y2="1">
          <stop class="back-stop" offset="0" /><stop class="deep-stop" offset="1" />
        </linearGradient>
        <filter id="soft" filterUnits="userSpaceOnUse" x="-120" y="-120" width="1140" height="880"><feGaussianBlur stdDeviation="26" /></filter>
        <filter id="near" filterUnits="userSpaceOnUse" x="-500" y="-500" width="1500" height="1200"><feGaussianBlur stdDeviation="7" /></filter>
        <filter id="breath" filterUnits="userSpaceOnUse" x="-120" y="-120" width="1140" height="880"><feGaussianBlur stdDeviation="14" /></filter>
      </defs>
      <g mask="url(#ends)">${shell} ${drawLight(scene)}</g>
      ${drawSeat(scene, 'reported')} ${drawWheel(scene, 'reported')}
      <g mask="url(#ends)">${dashboard}</g>
      ${this.group === 'climate' || this.group === '' ? drawAir(scene) : nothing} ${drawSeat(scene, 'requested')} ${drawWheel(scene, 'requested')}
    </g>`;
  }

  get #scene(): CabinScene {
    return new CabinScene(this.entries, this.place);
  }

  #onPointerDown(event: PointerEvent): void {
    const drag = CabinDrag.begin(event.target, { x: event.clientX, y: event.clientY }, this.#scene);
    if (drag === undefined || this.#blocked.ask()) return;
    this.#drag = drag;
    this.isDragging = true;
    if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
    event.preventDefault();
  }

  #onPointerMoved({ clientX, clientY }: PointerEvent): void {
    for (const { path, value } of this.#drag?.wishesAt({ x: clientX, y: clientY }, this.#scene) ?? [])
      this.dispatchEvent(new ValueWishedEvent(path, value));
  }

  readonly #end = (): void => {
    this.#drag = undefined;
    this.isDragging = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-cabin': CabinElement;
  }
}
