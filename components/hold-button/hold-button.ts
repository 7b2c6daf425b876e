import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { BlockedController } from '../blocked/blocked-controller.ts';
import { blockedStyles } from '../blocked/blocked.styles.ts';
import { elementStyles } from '../base/element.styles.ts';
import '../icon/icon.ts';
import type { IconName } from '../icon/icons.ts';
import { HeldEvent } from './held-event.ts';
import { holdButtonStyles } from './hold-button.styles.ts';

type Phase = 'idle' | 'holding' | 'armed' | 'cancelled' | 'done';

/** A second press this soon after the first is a bounce or a double press, not a confirmation (milliseconds). */
const REBOUND = 600;

/**
 * Confirms what cannot be taken back: press and hold. Letting go, leaving, losing focus, Escape, or becoming blocked cancels it. Whoever
 * cannot hold (a screen reader's press, the knob, which knows no release) presses twice: the first arms, the second confirms, and
 * moving on disarms, without any time limit.
 *
 * @fires held - once, at the end of the hold.
 * @fires reason-requested - pressed while blocked.
 * @slot - the words on it.
 * @csspart base - the native button.
 * @csspart reason - the sentence that appears when a blocked button is tapped.
 */
@customElement('gb-hold-button')
export class HoldButtonElement extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [elementStyles, blockedStyles, holdButtonStyles];

  /** How long it must be held, in milliseconds. */
  @property({ type: Number }) duration = 2000;

  @property() icon: IconName | '' = '';

  /** Under the words while nothing happens: that it wants to be held. */
  @property() hint = '';

  /** While held ("Keep holding"). */
  @property() holdingText = '';

  /** After a first press without holding ("Press again to erase"). */
  @property() armedText = '';

  /** After letting go too early ("Nothing was erased"). */
  @property() cancelledText = '';

  /** Why it cannot be used now; empty when it can. Setting it in the middle of a hold cancels the hold. */
  @property() blockedReason = '';

  @state() private phase: Phase = 'idle';

  @query('button') private button?: HTMLButtonElement;
  @query('.fill') private fill?: HTMLElement;

  readonly #blocked = new BlockedController(this);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #animation: Animation | undefined;
  #armedAt = 0;

  /** As a press without holding: arms, or confirms what is armed. */
  override click(): void {
    this.button?.click();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop('idle');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('blockedReason') && this.#blocked.blocked) this.#cancel();
  }

  protected override render(): unknown {
    const sign = this.#blocked.blocked ? 'lock' : this.icon;
    return html`<button
        part="base"
        type="button"
        data-phase=${this.phase}
        aria-disabled=${this.#blocked.blocked ? 'true' : 'false'}
        aria-describedby="hint reason"
        @pointerdown=${this.#onPointerDown}
        @pointerup=${this.#cancel}
        @pointerleave=${this.#cancel}
        @pointercancel=${this.#cancel}
        @contextmenu=${this.#onContextMenu}
        @keydown=${this.#onKeyDown}
        @keyup=${this.#onKeyUp}
        @blur=${this.#cancel}
        @knob-turned=${this.#cancel}
        @knob-backed=${this.#onKnobBacked}
        @click=${this.#onClick}
      >
        <span class="fill"></span>
        ${sign === '' ? nothing : html`<gb-icon name=${sign} size="large"></gb-icon>`}
        <span class="words"><slot></slot></span>
      </button>
      <span class="line">
        <span class="hint" id="hint" ?hidden=${this.#statusText() !== ''}>${this.hint}</span>
        <span class="status" role="status">${this.#statusText()}</span>
      </span>
      ${this.#blocked.render()}`;
  }

  #statusText(): string {
    switch (this.phase) {
      case 'holding':
        return this.holdingText;
      case 'armed':
        return this.armedText;
      case 'cancelled':
        return this.cancelledText;
      case 'idle':
      case 'done':
        return '';
    }
  }

  #hold(): void {
    if (this.#blocked.ask() || this.phase === 'holding') return;
    this.phase = 'holding';
    this.#timer = setTimeout(() => this.#finish(), this.duration);
    // Not decoration but the measure of how long still to hold: it runs under reduced motion too.
    this.#animation = this.fill?.animate(
      { scale: ['0 1', '1 1'] },
      { duration: this.duration, fill: 'forwards' },
    );
  }

  #finish(): void {
    this.#stop('done');
    this.dispatchEvent(new HeldEvent());
  }

  #stop(phase: Phase): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#animation?.cancel();
    this.#animation = undefined;
    this.phase = phase;
  }

  #cancel(): void {
    if (this.phase === 'holding' || this.phase === 'armed') this.#stop('cancelled');
  }

  #onPointerDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    // A touch is captured by what it began on; without this the finger could slide away and still hold.
    if (this.button?.hasPointerCapture(event.pointerId)) this.button.releasePointerCapture(event.pointerId);
    this.#hold();
  }

  /** A long touch would open the menu and end the hold. */
  #onContextMenu(event: Event): void {
    event.preventDefault();
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && (this.phase === 'holding' || this.phase === 'armed')) {
      event.preventDefault();
      event.stopPropagation();
      this.#cancel();
    }
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    if (!event.repeat) this.#hold();
  }

  #onKeyUp(event: KeyboardEvent): void {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    this.#cancel();
  }

  #onKnobBacked(event: Event): void {
    if (this.phase !== 'armed') return;
    event.preventDefault();
    this.#cancel();
  }

  /** The click that ends a pointer's press says nothing new; one without a pointer is a screen reader's or the knob's. */
  #onClick(event: MouseEvent): void {
    if (event instanceof PointerEvent && event.pointerType !== '') return;
    if (this.#blocked.ask()) return;
    if (this.phase !== 'armed') {
      this.#stop('armed');
      this.#armedAt = event.timeStamp;
    } else if (event.timeStamp - this.#armedAt >= REBOUND) {
      this.#finish();
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-hold-button': HoldButtonElement;
  }
}
