import type { InputPort, KnobEvent } from '../../../platform/contract/input.ts';
import { equal, type ConformanceCase, type Passing } from './case.ts';

export interface InputHarness extends Passing {
  readonly port: InputPort;
  readonly turnKnob: (event: KnobEvent) => void;
}

const gestures: readonly KnobEvent[] = [
  { kind: 'turn', detents: 3 },
  { kind: 'turn', detents: -1 },
  { kind: 'nudge', direction: 'left' },
  { kind: 'press' },
  { kind: 'back' },
];

export const inputConformance: readonly ConformanceCase<InputHarness>[] = [
  {
    name: 'tells what the knob did, in order, each once',
    async run(make) {
      const { port, advance, turnKnob } = await make();
      await advance(10);
      const heard: KnobEvent[] = [];
      port.subscribe((event) => heard.push(event), new AbortController().signal);
      gestures.forEach(turnKnob);
      await advance(10);
      equal(heard, gestures, 'events');
    },
  },
  {
    name: 'tells nothing once the listener’s signal aborted',
    async run(make) {
      const { port, advance, turnKnob } = await make();
      await advance(10);
      const abort = new AbortController();
      const heard: KnobEvent[] = [];
      port.subscribe((event) => {
        heard.push(event);
        abort.abort();
      }, abort.signal);
      gestures.forEach(turnKnob);
      await advance(10);
      equal(heard, gestures.slice(0, 1), 'events');
    },
  },
];
