import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { KnobNavigation } from '../../components/focus-group/knob-navigation.ts';
import '../../components/slider/slider.ts';
import type { SliderElement } from '../../components/slider/slider.ts';
import { collect, expectTarget, inside, itIsAccessible, rightToLeft, setTheme } from './themed.ts';

interface State {
  readonly reported?: number;
  readonly requested?: number;
  readonly problem?: string;
  readonly blocked?: string;
}

const millimetres = (value: number): string => `${value} mm`;

function slider({ reported, requested, problem = '', blocked = '' }: State) {
  return html`<gb-slider
    style="inline-size: 700px"
    label="Position"
    .min=${0}
    .max=${260}
    .step=${5}
    .reported=${reported}
    .requested=${requested}
    status=${problem === '' ? (requested === undefined ? '' : 'moving') : 'failed'}
    problem=${problem}
    .valueText=${millimetres}
    unknownText="The car does not say."
    decreaseLabel="Less"
    increaseLabel="More"
    blockedReason=${blocked}
  ></gb-slider>`;
}

async function make(state: State): Promise<SliderElement> {
  setTheme('day');
  return await fixture<SliderElement>(slider(state));
}

/** One whose screen takes every wish at once, as the comfort page does. */
async function makeAnswered(state: State): Promise<SliderElement> {
  const element = await make(state);
  element.addEventListener('value-chosen', ({ value }) => (element.requested = value));
  return element;
}

const input = (element: Element): HTMLInputElement => inside(element, 'input', HTMLInputElement);
const button = (element: Element, value: string): HTMLButtonElement =>
  inside(element, `button[value="${value}"]`, HTMLButtonElement);
const shownValue = (element: Element): string =>
  inside(element, '.value').innerText.replace(/\s+/g, ' ').trim();

/** A point of its line, 0 at the left and 1 at the right. */
function point(element: Element, share: number): [number, number] {
  const { left, top, width, height } = input(element).getBoundingClientRect();
  return [Math.round(left + 1 + share * (width - 2)), Math.round(top + height / 2)];
}

function place(element: Element, part: '.thumb' | '.ring'): number {
  const { left, width } = inside(element, part).getBoundingClientRect();
  const line = input(element).getBoundingClientRect();
  return (left - line.left) / (line.width - width);
}

describe('gb-slider', () => {
  itIsAccessible({
    'at rest': () => slider({ reported: 130 }),
    'with a wish under way': () => slider({ reported: 130, requested: 180 }),
    'with a wish that failed': () => slider({ reported: 130, requested: 180, problem: 'Blocked.' }),
    'without a report': () => slider({}),
    blocked: () => slider({ reported: 130, blocked: 'Waits until the car stands.' }),
  });

  it('says its name, its number in words and its range', async () => {
    const native = input(await make({ reported: 130 }));
    expect([native.type, native.getAttribute('aria-label')]).to.deep.equal(['range', 'Position']);
    expect([native.min, native.max, native.value]).to.deep.equal(['0', '260', '130']);
    expect(native.getAttribute('aria-valuetext')).to.equal('130 mm');
  });

  it('shows what the car reports and what was asked for apart', async () => {
    const element = await make({ reported: 65, requested: 195 });
    expect([place(element, '.thumb'), place(element, '.ring')]).to.deep.equal([0.25, 0.75]);
    expect(shownValue(element)).to.equal('65 mm 195 mm');
    expect(getComputedStyle(inside(element, '.ring')).visibility).to.equal('visible');
    expect(input(element).getAttribute('aria-valuetext')).to.equal('195 mm');
    element.reported = 195;
    await element.updateComplete;
    expect(getComputedStyle(inside(element, '.ring')).visibility).to.equal('hidden');
    expect(shownValue(element)).to.equal('195 mm');
  });

  it('does not look like any number while the car reports none', async () => {
    const element = await make({});
    expect(shownValue(element)).to.equal('The car does not say.');
    expect(getComputedStyle(inside(element, '.thumb')).borderStyle).to.equal('dashed');
    expect(getComputedStyle(inside(element, '.fill')).backgroundColor).to.equal('rgba(0, 0, 0, 0)');
  });

  it('stays where it is until it is told', async () => {
    const element = await make({ reported: 0 });
    const chosen = collect(element, 'value-chosen');
    await sendMouse({ type: 'click', position: point(element, 0.5) });
    await element.updateComplete;
    expect(chosen.map(({ value }) => value)).to.deep.equal([130]);
    expect([place(element, '.thumb'), input(element).value]).to.deep.equal([0, '0']);
  });

  it('follows a drag from end to end, on its steps, each asked for once', async () => {
    const element = await makeAnswered({ reported: 0 });
    const chosen = collect(element, 'value-chosen');
    await sendMouse({ type: 'move', position: point(element, 0) });
    await sendMouse({ type: 'down' });
    for (let step = 1; step <= 60; step += 1) {
      await sendMouse({ type: 'move', position: point(element, step / 60) });
    }
    await sendMouse({ type: 'up' });
    const values = chosen.map(({ value }) => value);
    expect(values.at(-1)).to.equal(260);
    expect(new Set(values).size).to.equal(values.length);
    expect(values.every((value) => value % 5 === 0)).to.equal(true);
    expect(values).to.deep.equal([...values].sort((one, other) => one - other));
  });

  for (const [key, to] of [
    ['ArrowUp', 135],
    ['ArrowDown', 125],
    ['ArrowRight', 135],
    ['ArrowLeft', 125],
    ['PageUp', 155],
    ['PageDown', 105],
    ['Home', 0],
    ['End', 260],
  ] as const) {
    it(`asks for ${to} by ${key}`, async () => {
      const element = await makeAnswered({ reported: 130 });
      element.focus();
      await sendKeys({ press: key });
      expect(element.requested).to.equal(to);
    });
  }

  it('counts steps from the wish, not from where the motor is', async () => {
    const element = await makeAnswered({ reported: 130 });
    for (let press = 0; press < 3; press += 1) button(element, 'plus').click();
    expect(element.requested).to.equal(145);
    button(element, 'minus').click();
    expect(element.requested).to.equal(140);
  });

  it('asks for nothing beyond its ends', async () => {
    const element = await make({ reported: 260 });
    const chosen = collect(element, 'value-chosen');
    button(element, 'plus').click();
    element.focus();
    await sendKeys({ press: 'End' });
    expect(chosen).to.deep.equal([]);
  });

  it('keeps decimal steps exact', async () => {
    const element = await makeAnswered({ reported: 16 });
    Object.assign(element, { min: 16, max: 28, step: 0.1 });
    await element.updateComplete;
    for (let press = 0; press < 3; press += 1) button(element, 'plus').click();
    expect(element.requested).to.equal(16.3);
  });

  it('is held by a press of the knob, turns by step, and is left by back', async () => {
    const element = await makeAnswered({ reported: 130 });
    const end = new AbortController();
    const knob = new KnobNavigation(element.parentElement ?? element, end.signal);
    element.focus();
    knob.handle({ kind: 'turn', detents: 2 });
    expect(element.requested).to.equal(undefined);
    knob.handle({ kind: 'press' });
    knob.handle({ kind: 'turn', detents: 2 });
    expect(element.requested).to.equal(140);
    expect(knob.handle({ kind: 'back' })).to.equal(true);
    expect(knob.handle({ kind: 'back' })).to.equal(false);
    end.abort();
    delete document.documentElement.dataset['knob'];
  });

  it('gives its reason instead of asking while blocked', async () => {
    const element = await make({ reported: 130, blocked: 'Waits until the car stands.' });
    const chosen = collect(element, 'value-chosen');
    const reasons = collect(element, 'reason-requested');
    button(element, 'plus').click();
    await sendMouse({ type: 'click', position: point(element, 0.9) });
    await sendKeys({ press: 'ArrowUp' });
    await element.updateComplete;
    expect([chosen.length, input(element).value]).to.deep.equal([0, '130']);
    expect(reasons.length).to.be.at.least(3);
    expect(inside(element, '.reason').textContent).to.equal('Waits until the car stands.');
  });

  it('says in words what went wrong', async () => {
    const element = await make({ reported: 130, requested: 180, problem: 'Something is in the way.' });
    expect(inside(element, '.problem').textContent.trim()).to.equal('Something is in the way.');
    expect(inside(element, '.problem').getAttribute('role')).to.equal('status');
  });

  it('has targets of 76 dp', async () => {
    const element = await make({ reported: 130 });
    expectTarget(button(element, 'minus'));
    expectTarget(button(element, 'plus'));
    expectTarget(input(element));
  });

  it('grows towards the left in right-to-left text', () =>
    rightToLeft(async () => {
      const element = await makeAnswered({ reported: 65 });
      expect(place(element, '.thumb')).to.equal(0.75);
      element.focus();
      await sendKeys({ press: 'ArrowLeft' });
      expect(element.requested).to.equal(70);
      await element.updateComplete;
      await sendMouse({ type: 'click', position: point(element, 0) });
      expect(element.requested).to.equal(260);
    }));
});
