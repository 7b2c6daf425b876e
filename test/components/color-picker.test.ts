import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../components/color-picker/color-picker.ts';
import type { ColorPickerElement } from '../../components/color-picker/color-picker.ts';
import { KnobNavigation } from '../../components/focus-group/knob-navigation.ts';
import { collect, expectTarget, inside, itIsAccessible, setTheme } from './themed.ts';

const swatches = [
  { color: '#FF0000', name: 'Red' },
  { color: '#00FF00', name: 'Green' },
  { color: '#FFFFFF', name: 'White' },
] as const;
const nameOf = (color: string): string => swatches.find((one) => one.color === color)?.name ?? 'Other';

function picker(reported?: string, requested?: string, blocked = '') {
  return html`<gb-color-picker
    label="Colour"
    wheelLabel="Any colour"
    .swatches=${swatches}
    .nameOf=${nameOf}
    .reported=${reported}
    .requested=${requested}
    blockedReason=${blocked}
  ></gb-color-picker>`;
}

async function make(...state: Parameters<typeof picker>): Promise<ColorPickerElement> {
  setTheme('day');
  return await fixture<ColorPickerElement>(picker(...state));
}

async function makeAnswered(reported: string): Promise<ColorPickerElement> {
  const element = await make(reported);
  element.addEventListener('color-chosen', ({ color }) => (element.requested = color));
  return element;
}

const wheel = (element: Element): HTMLElement => inside(element, '.wheel');
const inputs = (element: Element): HTMLInputElement[] => [
  ...(element.shadowRoot?.querySelectorAll('input') ?? []),
];

function at(element: Element, x: number, y: number): [number, number] {
  const { left, top, width, height } = wheel(element).getBoundingClientRect();
  return [Math.round(left + (width * (1 + x)) / 2), Math.round(top + (height * (1 + y)) / 2)];
}

describe('gb-color-picker', () => {
  itIsAccessible({
    'at rest': () => picker('#FF0000'),
    'with a wish': () => picker('#FF0000', '#00FF00'),
    'without a report': () => picker(),
    blocked: () => picker('#FF0000', undefined, 'Waits.'),
  });

  it('says the names of its swatches, and of the colour on the wheel', async () => {
    const element = await make('#FF0000');
    expect(inputs(element).map((input) => input.getAttribute('aria-label'))).to.deep.equal([
      'Red',
      'Green',
      'White',
    ]);
    expect(inputs(element).map(({ checked }) => checked)).to.deep.equal([true, false, false]);
    expect(wheel(element).getAttribute('aria-valuetext')).to.equal('Red');
  });

  it('asks for a swatch, and waits to be told', async () => {
    const element = await make('#ff0000');
    const chosen = collect(element, 'color-chosen');
    inputs(element)[1]?.click();
    inputs(element)[0]?.click();
    await element.updateComplete;
    expect(chosen.map(({ color }) => color)).to.deep.equal(['#00FF00']);
    expect(inputs(element).map(({ checked }) => checked)).to.deep.equal([true, false, false]);
  });

  it('takes the colour under the finger, along a drag', async () => {
    const element = await makeAnswered('#FFFFFF');
    const chosen = collect(element, 'color-chosen');
    await sendMouse({ type: 'move', position: at(element, 0, -0.99) });
    await sendMouse({ type: 'down' });
    expect(chosen.at(-1)?.color).to.match(/^#FF0[0-9]0[0-9]$/);
    await sendMouse({ type: 'move', position: at(element, 0.99, 0) });
    expect(chosen.at(-1)?.color).to.match(/^#[78][0-9A-F]FF0[0-9]$/);
    await sendMouse({ type: 'move', position: at(element, 0, 0) });
    expect(chosen.at(-1)?.color).to.match(/^#F[0-9A-F]F[0-9A-F]F[0-9A-F]$/);
    await sendMouse({ type: 'up' });
    const before = chosen.length;
    await sendMouse({ type: 'move', position: at(element, 0.5, 0.5) });
    expect(chosen.length).to.equal(before);
  });

  it('marks what is reported, and outlines the wish', async () => {
    const element = await make('#FF0000', '#00FFFF');
    const centre = (part: string): [number, number] => {
      const box = inside(element, part).getBoundingClientRect();
      const around = wheel(element).getBoundingClientRect();
      return [
        Math.round(box.left + box.width / 2 - around.left),
        Math.round(box.top + box.height / 2 - around.top),
      ];
    };
    expect(centre('.mark')).to.deep.equal([110, 0]);
    expect(centre('.ring')).to.deep.equal([110, 220]);
  });

  it('goes round and inwards by arrow keys', async () => {
    const element = await makeAnswered('#FF0000');
    wheel(element).focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(element.requested).to.equal('#FF2A00');
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'ArrowDown' });
    expect(element.requested).to.equal('#FF1919');
  });

  it('is held by a press of the knob, goes round, and is left by back', async () => {
    const element = await makeAnswered('#FF0000');
    const end = new AbortController();
    const knob = new KnobNavigation(element.parentElement ?? element, end.signal);
    wheel(element).focus();
    knob.handle({ kind: 'turn', detents: 1 });
    expect(element.requested).to.equal(undefined);
    knob.handle({ kind: 'press' });
    knob.handle({ kind: 'turn', detents: 12 });
    expect(element.requested).to.equal('#00FF00');
    expect([knob.handle({ kind: 'back' }), knob.handle({ kind: 'back' })]).to.deep.equal([true, false]);
    end.abort();
    delete document.documentElement.dataset['knob'];
  });

  it('gives its reason while blocked, by swatch and by wheel', async () => {
    const element = await make('#FF0000', undefined, 'Waits until the car stands.');
    const chosen = collect(element, 'color-chosen');
    const reasons = collect(element, 'reason-requested');
    inputs(element)[1]?.click();
    await sendMouse({ type: 'click', position: at(element, 0.5, 0.5) });
    await sendKeys({ press: 'ArrowRight' });
    await element.updateComplete;
    expect(chosen).to.deep.equal([]);
    expect(reasons.length).to.be.at.least(3);
    expect(inside(element, '.reason').textContent).to.equal('Waits until the car stands.');
  });

  it('has targets of 76 dp', async () => {
    const element = await make('#FF0000');
    for (const swatch of element.shadowRoot?.querySelectorAll('.swatch') ?? []) expectTarget(swatch);
    expectTarget(wheel(element));
  });
});
