import type { AnySignalValue, SignalPath } from '../../../platform/contract/signals.ts';

/** The user asked for `value` of a function of the car. */
export class ValueWishedEvent extends Event {
  readonly path: SignalPath;
  readonly value: AnySignalValue;

  constructor(path: SignalPath, value: AnySignalValue) {
    super('value-wished', { bubbles: true, composed: true });
    this.path = path;
    this.value = value;
  }
}

declare global {
  interface HTMLElementEventMap {
    'value-wished': ValueWishedEvent;
  }
}
