export type NudgeDirection = 'up' | 'down' | 'left' | 'right';

/** What the rotary knob did (after AOSP RotaryController). `detents` is positive clockwise, echo and speed already applied. */
export type KnobEvent =
  | { readonly kind: 'turn'; readonly detents: number }
  | { readonly kind: 'nudge'; readonly direction: NudgeDirection }
  | { readonly kind: 'press' }
  | { readonly kind: 'back' };

export interface InputPort {
  subscribe(listener: (event: KnobEvent) => void, signal: AbortSignal): void;
}
