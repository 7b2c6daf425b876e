import { expect } from '@open-wc/testing';
import type { KnobEvent } from '../../platform/contract/input.ts';
import { withDebugKeys } from '../../src/bench/debug-keys.ts';
import { makeCar } from '../platform/emulator/fixture.ts';

describe('withDebugKeys', () => {
  let end: AbortController;
  let heard: KnobEvent[];
  beforeEach(() => {
    end = new AbortController();
    heard = [];
    const ports = makeCar().car.ports(end.signal, () => undefined);
    withDebugKeys(ports.input, window).subscribe((event) => heard.push(event), end.signal);
  });
  afterEach(() => end.abort());

  function press(key: string, target: EventTarget = document.body, more: KeyboardEventInit = {}): boolean {
    return target.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }),
    );
  }

  for (const [key, event] of [
    ['q', { kind: 'turn', detents: -1 }],
    ['e', { kind: 'turn', detents: 1 }],
    ['Q', { kind: 'turn', detents: -10 }],
    ['E', { kind: 'turn', detents: 10 }],
    ['w', { kind: 'nudge', direction: 'up' }],
    ['a', { kind: 'nudge', direction: 'left' }],
    ['s', { kind: 'nudge', direction: 'down' }],
    ['d', { kind: 'nudge', direction: 'right' }],
    ['f', { kind: 'press' }],
    ['r', { kind: 'back' }],
  ] as const) {
    it(`takes ${key} for the knob`, () => {
      expect(press(key)).to.equal(false);
      expect(heard).to.deep.equal([event]);
    });
  }

  it('leaves every other key, and keys with a modifier, to the page', () => {
    for (const key of ['x', 'Tab', 'Enter', 'Escape']) expect(press(key), key).to.equal(true);
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey'] as const)
      expect(press('r', document.body, { [modifier]: true }), modifier).to.equal(true);
    expect(heard).to.deep.equal([]);
  });

  it('leaves the keys of somebody who types alone, but not those on a switch', () => {
    const field = document.createElement('input');
    const lines = document.createElement('textarea');
    const check = document.createElement('input');
    check.type = 'checkbox';
    document.body.append(field, lines, check);
    expect(press('e', field)).to.equal(true);
    expect(press('w', lines)).to.equal(true);
    expect(heard).to.deep.equal([]);
    expect(press('e', check)).to.equal(false);
    expect(heard.length).to.equal(1);
    field.remove();
    lines.remove();
    check.remove();
  });

  it('still hears the car’s own knob, and nothing after its end', () => {
    const { car } = makeCar();
    const ports = car.ports(end.signal, () => undefined);
    withDebugKeys(ports.input, window).subscribe((event) => heard.push(event), end.signal);
    car.knob({ kind: 'press' });
    expect(heard).to.deep.equal([{ kind: 'press' }]);
    end.abort();
    expect(press('f')).to.equal(true);
    car.knob({ kind: 'press' });
    expect(heard.length).to.equal(1);
  });
});
