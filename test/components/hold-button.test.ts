import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../components/hold-button/hold-button.ts';
import type { HoldButtonElement } from '../../components/hold-button/hold-button.ts';
import { KnobBackedEvent, KnobTurnedEvent } from '../../components/focus-group/knob-events.ts';
import { collect, expectTarget, inside, itIsAccessible, rightToLeft } from './themed.ts';

const DURATION = 60;

function make(): Promise<HoldButtonElement> {
  return fixture<HoldButtonElement>(
    html`<gb-hold-button
      .duration=${DURATION}
      hint="Hold to erase"
      holdingText="Keep holding"
      armedText="Press again"
      cancelledText="Nothing was erased"
      >Erase</gb-hold-button
    >`,
  );
}

/** A whole hold of another button, begun now: whoever began earlier and was not cancelled has fired before it ends. */
async function longEnough(): Promise<void> {
  const other = await make();
  const held = oneEvent(other, 'held');
  inside(other, 'button').dispatchEvent(new PointerEvent('pointerdown', { button: 0, bubbles: true }));
  await held;
}

function press(element: HoldButtonElement): void {
  inside(element, 'button').dispatchEvent(new PointerEvent('pointerdown', { button: 0, bubbles: true }));
}

function release(element: HoldButtonElement, type: string): void {
  inside(element, 'button').dispatchEvent(new PointerEvent(type, { bubbles: true }));
}

/** A press without a pointer, as a screen reader and the knob do it, at a time of our own. */
function virtualPress(element: HoldButtonElement, at: number): void {
  const event = new PointerEvent('click', { bubbles: true });
  Object.defineProperty(event, 'timeStamp', { value: at });
  inside(element, 'button').dispatchEvent(event);
}

async function statusOf(element: HoldButtonElement): Promise<string> {
  await element.updateComplete;
  return inside(element, '.status').textContent;
}

describe('gb-hold-button', () => {
  itIsAccessible({
    idle: () => html`<gb-hold-button hint="Hold for two seconds">Erase</gb-hold-button>`,
    blocked: () => html`<gb-hold-button hint="Hold" blockedReason="Parked only">Erase</gb-hold-button>`,
  });

  it('is held for two seconds unless told otherwise', async () => {
    const element = await fixture<HoldButtonElement>(html`<gb-hold-button>Erase</gb-hold-button>`);
    expect(element.duration).to.equal(2000);
  });

  it('fires once at the end of a hold by mouse, and shows how far it is', async () => {
    const element = await make();
    const held = collect(element, 'held');
    const { left, top, width, height } = inside(element, 'button').getBoundingClientRect();
    const done = oneEvent(element, 'held');
    await sendMouse({ type: 'move', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
    await sendMouse({ type: 'down' });
    await done;
    await sendMouse({ type: 'up' });
    await longEnough();
    expect(held.length).to.equal(1);
  });

  it('grows its fill while held and says so', async () => {
    const element = await make();
    press(element);
    expect(inside(element, '.fill').getAnimations().length).to.equal(1);
    expect(await statusOf(element)).to.equal('Keep holding');
    release(element, 'pointerup');
    expect(inside(element, '.fill').getAnimations()).to.deep.equal([]);
    expect(await statusOf(element)).to.equal('Nothing was erased');
  });

  for (const type of ['pointerup', 'pointerleave', 'pointercancel', 'blur']) {
    it(`fires nothing after ${type}`, async () => {
      const element = await make();
      const held = collect(element, 'held');
      press(element);
      release(element, type);
      await longEnough();
      expect(held).to.deep.equal([]);
    });
  }

  it('fires nothing when it becomes blocked in the middle, and explains at the next press', async () => {
    const element = await make();
    const held = collect(element, 'held');
    const asked = collect(element, 'reason-requested');
    press(element);
    element.blockedReason = 'Parked only';
    await longEnough();
    press(element);
    await longEnough();
    expect([held.length, asked.length]).to.deep.equal([0, 1]);
  });

  it('fires nothing after it is gone', async () => {
    const element = await make();
    const held = collect(element, 'held');
    press(element);
    element.remove();
    await longEnough();
    expect(held).to.deep.equal([]);
  });

  for (const key of ['Space', 'Enter']) {
    it(`is held by the ${key} key, and not by a short press of it`, async () => {
      const element = await make();
      element.focus();
      const held = collect(element, 'held');
      element.duration = 60_000;
      await sendKeys({ press: key });
      expect(await statusOf(element)).to.equal('Nothing was erased');
      element.duration = DURATION;
      const done = oneEvent(element, 'held');
      await sendKeys({ down: key });
      await done;
      await sendKeys({ up: key });
      expect(held.length).to.equal(1);
    });
  }

  it('is cancelled by Escape, which then closes nothing else', async () => {
    const element = await make();
    element.duration = 60_000;
    element.focus();
    let outside = 0;
    element.addEventListener('keydown', (event) => (outside += event.key === 'Escape' ? 1 : 0));
    press(element);
    await sendKeys({ press: 'Escape' });
    expect(await statusOf(element)).to.equal('Nothing was erased');
    expect(outside).to.equal(0);
    await sendKeys({ press: 'Escape' });
    expect(outside).to.equal(1);
  });

  it('takes two presses from whoever cannot hold: the first arms, the second confirms', async () => {
    const element = await make();
    const held = collect(element, 'held');
    virtualPress(element, 1000);
    expect(held.length).to.equal(0);
    expect(await statusOf(element)).to.equal('Press again');
    virtualPress(element, 1000 + 600_000);
    expect(held.length).to.equal(1);
  });

  it('takes a bounce for no second press', async () => {
    const element = await make();
    const held = collect(element, 'held');
    virtualPress(element, 1000);
    virtualPress(element, 1599);
    expect(held.length).to.equal(0);
    virtualPress(element, 1600);
    expect(held.length).to.equal(1);
  });

  for (const [name, away] of [
    ['turning on', () => new KnobTurnedEvent(1)],
    ['going back', () => new KnobBackedEvent()],
    ['losing the focus', () => new FocusEvent('blur')],
  ] as const) {
    it(`is disarmed by ${name}`, async () => {
      const element = await make();
      const held = collect(element, 'held');
      virtualPress(element, 1000);
      inside(element, 'button').dispatchEvent(away());
      virtualPress(element, 9000);
      expect(held.length).to.equal(0);
      expect(await statusOf(element)).to.equal('Press again');
    });
  }

  it('keeps a short tap from arming', async () => {
    const element = await make();
    element.duration = 60_000;
    const { left, top } = inside(element, 'button').getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left + 40), Math.round(top + 40)] });
    expect(await statusOf(element)).to.equal('Nothing was erased');
  });

  it('is a target of 76 dp or more', async () => {
    expectTarget(inside(await make(), 'button'));
  });

  it('fills from the right in right-to-left text', () =>
    rightToLeft(async () => {
      const fill = inside(await make(), '.fill');
      expect(getComputedStyle(fill).transformOrigin.startsWith('0px')).to.equal(false);
    }));
});
