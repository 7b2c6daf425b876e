import type { LitElement, ReactiveController } from 'lit';
import type { BlockedController } from '../blocked/blocked-controller.ts';
import type { KnobTurnedEvent } from './knob-events.ts';

/**
 * Direct manipulation by the knob (after AOSP's RotaryController), for whatever has a value that turns change: a press enters it, turns
 * then move the value instead of the focus, and back, Escape, a second press, moving on or being blocked leave it.
 */
export class DirectManipulation implements ReactiveController {
  readonly #host: LitElement;
  readonly #blocked: BlockedController;
  readonly #turn: (detents: number) => void;
  #isHeld = false;

  /** `turn` moves the value by so many detents, positive clockwise. */
  constructor(host: LitElement, blocked: BlockedController, turn: (detents: number) => void) {
    this.#host = host;
    this.#blocked = blocked;
    this.#turn = turn;
    host.addController(this);
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  leave(): void {
    this.#set(false);
  }

  /** For `@click`: one without a pointer is the knob's press; that of a finger has moved the value already. */
  readonly onClick = (event: MouseEvent): void => {
    if (event instanceof PointerEvent && event.pointerType !== '') return;
    if (!this.#blocked.ask()) this.#set(!this.#isHeld);
  };

  /** For `@knob-turned`. */
  readonly onKnobTurned = (event: KnobTurnedEvent): void => {
    if (!this.#isHeld) return;
    event.preventDefault();
    this.#turn(event.detents);
  };

  /** For `@knob-backed`. */
  readonly onKnobBacked = (event: Event): void => {
    if (!this.#isHeld) return;
    event.preventDefault();
    this.leave();
  };

  /** To be asked first of every key: true when it was Escape and was used up. */
  takesKey(event: KeyboardEvent): boolean {
    if (event.key !== 'Escape' || !this.#isHeld) return false;
    event.preventDefault();
    this.leave();
    return true;
  }

  hostUpdate(): void {
    if (this.#blocked.blocked) this.#isHeld = false;
  }

  hostDisconnected(): void {
    this.leave();
  }

  #set(isHeld: boolean): void {
    if (isHeld === this.#isHeld) return;
    this.#isHeld = isHeld;
    this.#host.requestUpdate();
  }
}
