import type { InputPort, KnobEvent } from '../../platform/contract/input.ts';

/** Keys that stand for the knob on a desk (after AOSP: Q E turn, with Shift ten detents; W A S D nudge; F press; R back). */
const knobKeys: Readonly<Record<string, KnobEvent>> = {
  q: { kind: 'turn', detents: -1 },
  e: { kind: 'turn', detents: 1 },
  Q: { kind: 'turn', detents: -10 },
  E: { kind: 'turn', detents: 10 },
  w: { kind: 'nudge', direction: 'up' },
  a: { kind: 'nudge', direction: 'left' },
  s: { kind: 'nudge', direction: 'down' },
  d: { kind: 'nudge', direction: 'right' },
  f: { kind: 'press' },
  r: { kind: 'back' },
};

/** The car's knob, and beside it the keyboard of whoever sits at a desk; not where somebody types. */
export function withDebugKeys(input: InputPort, target: Window): InputPort {
  return {
    subscribe: (listener, signal) => {
      input.subscribe(listener, signal);
      const onKeyDown = (event: KeyboardEvent): void => {
        const knob = knobKeys[event.key];
        if (knob === undefined || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        listener(knob);
      };
      target.addEventListener('keydown', onKeyDown, { signal });
    },
  };
}

function isTyping(event: KeyboardEvent): boolean {
  return event
    .composedPath()
    .some(
      (node) =>
        node instanceof HTMLTextAreaElement || (node instanceof HTMLInputElement && node.type !== 'checkbox'),
    );
}
