import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { deepActiveElement } from '../../components/focus-group/flat-tree.ts';
import '../../components/focus-group/focus-group.ts';
import { KnobNavigation } from '../../components/focus-group/knob-navigation.ts';
import '../../components/index-slider/index-slider.ts';
import type { IndexSection, IndexSliderElement } from '../../components/index-slider/index-slider.ts';
import { collect, inside, itIsAccessible, rightToLeft, setTheme } from './themed.ts';

const sections: readonly IndexSection[] = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (label, at) => ({
  label,
  start: at * 10,
}));

function slider(value: number, reason = '') {
  return html`<gb-index-slider
    style="height: 520px; margin-inline: 400px"
    label="Letters"
    valueText="M, 13 of 26"
    .sections=${sections}
    .value=${value}
    .blockedReason=${reason}
  ></gb-index-slider>`;
}

async function make(value: number, reason = ''): Promise<IndexSliderElement> {
  setTheme('day');
  return await fixture<IndexSliderElement>(slider(value, reason));
}

/** One whose screen answers at once, as a list does. */
async function makeAnswered(value: number): Promise<IndexSliderElement> {
  const element = await make(value);
  element.addEventListener('section-chosen', ({ index }) => (element.value = index));
  return element;
}

const input = (element: Element): HTMLInputElement => inside(element, 'input', HTMLInputElement);

/** The letter that is named large; empty while none is. */
function named(element: Element): string {
  const bubble = inside(element, '.bubble');
  return getComputedStyle(bubble).visibility === 'visible' ? bubble.textContent.trim() : '';
}

/** A point of it, 0 at its top and 1 at its bottom. */
function point(element: Element, share: number): [number, number] {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + 1 + share * (height - 2))];
}

function knobOn(root: HTMLElement) {
  const end = new AbortController();
  const knob = new KnobNavigation(root, end.signal);
  return {
    turn: (detents: number) => knob.handle({ kind: 'turn', detents }),
    press: () => knob.handle({ kind: 'press' }),
    back: () => knob.handle({ kind: 'back' }),
    end: () => {
      end.abort();
      delete document.documentElement.dataset['knob'];
    },
  };
}

describe('gb-index-slider', () => {
  itIsAccessible({
    'at rest': () => slider(12),
    blocked: () => slider(12, 'Waits until the car stands.'),
  });

  it('is a vertical slider that says its letter and its place', async () => {
    const native = input(await make(12));
    expect([native.type, native.getAttribute('aria-orientation')]).to.deep.equal(['range', 'vertical']);
    expect([native.min, native.max, native.value]).to.deep.equal(['0', '25', '12']);
    expect(native.getAttribute('aria-valuetext')).to.equal('M, 13 of 26');
  });

  it('stays where it is until it is told', async () => {
    const element = await make(0);
    const chosen = collect(element, 'section-chosen');
    await sendMouse({ type: 'click', position: point(element, 0.5) });
    await element.updateComplete;
    expect(chosen.map(({ index }) => index)).to.deep.equal([13]);
    expect([element.value, input(element).value]).to.deep.equal([0, '0']);
  });

  it('follows a drag from end to end, and names every letter on its way large', async () => {
    const element = await makeAnswered(0);
    const letters: string[] = [];
    element.addEventListener('section-chosen', () => {
      void element.updateComplete.then(() => letters.push(named(element)));
    });
    await sendMouse({ type: 'move', position: point(element, 0.02) });
    await sendMouse({ type: 'down' });
    for (let step = 0; step <= 52; step += 1) {
      await sendMouse({ type: 'move', position: point(element, 0.02 + (0.96 * step) / 52) });
    }
    expect(letters.join('')).to.equal('BCDEFGHIJKLMNOPQRSTUVWXYZ');
    await sendMouse({ type: 'up' });
    await waitUntil(() => named(element) === '', 'the letter goes', { timeout: 3000 });
  });

  it('puts its thumb under the finger', async () => {
    const element = await makeAnswered(0);
    for (const share of [0, 0.5, 1]) {
      await sendMouse({ type: 'click', position: point(element, share) });
      await element.updateComplete;
      await Promise.all(element.shadowRoot?.getAnimations().map(({ finished }) => finished) ?? []);
      const thumb = inside(element, '.thumb').getBoundingClientRect();
      const [, y] = point(element, share);
      expect(y).to.be.within(thumb.top - 10, thumb.bottom + 10);
    }
  });

  for (const [key, from, to] of [
    ['ArrowDown', 3, 4],
    ['ArrowUp', 3, 2],
    ['ArrowRight', 3, 4],
    ['ArrowLeft', 3, 2],
    ['PageDown', 3, 8],
    ['PageUp', 3, 0],
    ['Home', 3, 0],
    ['End', 3, 25],
  ] as const) {
    it(`goes from ${from} to ${to} by ${key}, and names the letter for a while`, async () => {
      const element = await makeAnswered(from);
      element.focus();
      await sendKeys({ press: key });
      await element.updateComplete;
      expect(element.value).to.equal(to);
      expect(named(element)).to.equal(sections[to]?.label);
    });
  }

  it('stops at its ends', async () => {
    const element = await make(25);
    const chosen = collect(element, 'section-chosen');
    element.focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'End' });
    expect(chosen).to.deep.equal([]);
  });

  it('is held by a press of the knob, turns by letter, and is left by back', async () => {
    setTheme('day');
    const root = await fixture<HTMLElement>(
      html`<div>
        <gb-focus-group>${slider(3)}<button>Next</button></gb-focus-group>
      </div>`,
    );
    const element = root.querySelector('gb-index-slider');
    if (!element) throw new Error('no slider');
    element.addEventListener('section-chosen', ({ index }) => (element.value = index));
    const backs: boolean[] = [];
    root.addEventListener('knob-backed', ({ defaultPrevented }) => backs.push(defaultPrevented));
    const knob = knobOn(root);
    element.focus();
    knob.press();
    await element.updateComplete;
    expect(named(element)).to.equal('D');
    knob.turn(2);
    await element.updateComplete;
    expect([element.value, named(element)]).to.deep.equal([5, 'F']);
    knob.turn(99);
    knob.turn(1);
    await element.updateComplete;
    expect([element.value, deepActiveElement() === input(element)]).to.deep.equal([25, true]);
    knob.back();
    await waitUntil(() => named(element) === '');
    expect(backs).to.deep.equal([true]);
    knob.turn(1);
    expect([element.value, deepActiveElement()?.textContent]).to.deep.equal([25, 'Next']);
    knob.end();
  });

  it('lets go when the focus leaves, and by a second press', async () => {
    const element = await makeAnswered(3);
    const knob = knobOn(element.parentElement ?? element);
    element.focus();
    knob.press();
    knob.press();
    await waitUntil(() => named(element) === '');
    knob.press();
    await waitUntil(() => named(element) === 'D');
    input(element).blur();
    await waitUntil(() => named(element) === '');
    knob.end();
  });

  it('gives its reason instead of moving while blocked, as long as it is tried', async () => {
    const element = await make(3, 'Waits until the car stands.');
    const chosen = collect(element, 'section-chosen');
    const reasons = collect(element, 'reason-requested');
    await sendMouse({ type: 'click', position: point(element, 0.9) });
    await sendKeys({ press: 'ArrowDown' });
    await element.updateComplete;
    expect([chosen.length, input(element).value, named(element)]).to.deep.equal([0, '3', '']);
    expect(reasons.length).to.be.above(1);
    const reason = inside(element, '.reason');
    expect(reason.textContent).to.equal('Waits until the car stands.');
    expect(getComputedStyle(reason).clipPath).to.equal('none');
    input(element).blur();
    expect(getComputedStyle(reason).clipPath).not.to.equal('none');
  });

  it('gives its reason to the knob too, and cannot be held', async () => {
    const element = await make(3, 'Waits');
    const knob = knobOn(element.parentElement ?? element);
    const reasons = collect(element, 'reason-requested');
    element.focus();
    knob.press();
    await element.updateComplete;
    expect([reasons.length, named(element)]).to.deep.equal([1, '']);
    knob.end();
  });

  it('lets go when it is blocked in the middle', async () => {
    const element = await makeAnswered(3);
    const chosen = collect(element, 'section-chosen');
    await sendMouse({ type: 'move', position: point(element, 0.2) });
    await sendMouse({ type: 'down' });
    element.blockedReason = 'Waits';
    await waitUntil(() => named(element) === '');
    const before = chosen.length;
    await sendMouse({ type: 'move', position: point(element, 0.8) });
    await sendMouse({ type: 'up' });
    expect([chosen.length, input(element).value]).to.deep.equal([before, String(element.value)]);
  });

  it('is 76 dp wide', async () => {
    const { width, height } = input(await make(0)).getBoundingClientRect();
    expect([width, height]).to.deep.equal([76, 520]);
  });

  for (const [side, opens] of [
    ['left', 'left'],
    ['right', 'right'],
  ] as const) {
    it(`opens its bubble towards a driver on the ${side}, in right-to-left text too`, async () => {
      document.documentElement.dataset['driveSide'] = side;
      const check = async (): Promise<void> => {
        const element = await make(3);
        const bubble = inside(element, '.bubble').getBoundingClientRect();
        const box = element.getBoundingClientRect();
        if (opens === 'left') expect(bubble.right).to.be.at.most(box.left + 1);
        else expect(bubble.left).to.be.at.least(box.right - 1);
      };
      await check();
      await rightToLeft(check);
      delete document.documentElement.dataset['driveSide'];
    });
  }

  it('goes down for further, and left for further, in right-to-left text', () =>
    rightToLeft(async () => {
      const element = await makeAnswered(0);
      await sendMouse({ type: 'click', position: point(element, 0.97) });
      expect(element.value).to.equal(25);
      await sendKeys({ press: 'ArrowLeft' });
      expect(element.value).to.equal(25);
      await sendKeys({ press: 'ArrowRight' });
      expect(element.value).to.equal(24);
    }));

  it('does not glide while driving', async () => {
    document.documentElement.dataset['driving'] = '';
    const element = await make(3);
    const durations = ['.thumb', '.bubble'].map(
      (part) => getComputedStyle(inside(element, part)).transitionDuration,
    );
    delete document.documentElement.dataset['driving'];
    expect(durations.join()).to.match(/^[0s, ]+$/);
  });
});
