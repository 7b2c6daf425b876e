import { expect, fixture, html } from '@open-wc/testing';
import type { AnySignalValue } from '../../platform/contract/signals.ts';
import '../../src/drivers/cabin/cabin.ts';
import type { CabinElement } from '../../src/drivers/cabin/cabin.ts';
import { collect, inside, itIsAccessible, setTheme } from '../components/themed.ts';
import { everyFunction, HandMadeComfort } from './hand-made-comfort.ts';

interface Options {
  readonly said?: Readonly<Record<string, AnySignalValue | undefined>>;
  readonly wished?: Readonly<Record<string, AnySignalValue>>;
  readonly side?: 'left' | 'right';
  readonly group?: 'seat' | 'mirrors';
  readonly blocked?: string;
}

function cabin({ said = {}, wished = {}, side = 'left', group = 'seat', blocked = '' }: Options = {}) {
  const comfort = new HandMadeComfort(everyFunction);
  for (const { path, meaning, declared } of comfort.functions) {
    const reported = Object.hasOwn(said, meaning) ? said[meaning] : declared.default;
    comfort.say(path, { reported, requested: wished[meaning] });
  }
  const entries = comfort.functions.map((each) => ({ function: each, state: comfort.state(each.path) }));
  return html`<gb-cabin
    style="inline-size: 900px; block-size: 660px"
    .entries=${entries}
    group=${group}
    driveSide=${side}
    label="Seat, 130 mm"
    blockedReason=${blocked}
  ></gb-cabin>`;
}

async function make(options?: Options): Promise<CabinElement> {
  setTheme('day');
  return await fixture<CabinElement>(cabin(options));
}

function part(element: CabinElement, selector: string): SVGElement {
  const found = element.shadowRoot?.querySelector(selector);
  if (!(found instanceof SVGElement)) throw new Error(`no ${selector}`);
  return found;
}

/** Puts a finger on the middle of a part, and takes it away by so much. */
function drag(element: CabinElement, grip: string, byX: number, byY: number): void {
  const svg = part(element, 'svg');
  svg.setPointerCapture = () => undefined;
  const target = part(element, `[data-grip=${grip}]`);
  const { left, top, width, height } = target.getBoundingClientRect();
  const from = { clientX: left + width / 2, clientY: top + height / 2 };
  const init = { bubbles: true, composed: true, pointerId: 1 };
  target.dispatchEvent(new PointerEvent('pointerdown', { ...init, ...from }));
  svg.dispatchEvent(
    new PointerEvent('pointermove', { ...init, clientX: from.clientX + byX, clientY: from.clientY + byY }),
  );
  svg.dispatchEvent(new PointerEvent('pointerup', init));
}

describe('gb-cabin', () => {
  itIsAccessible({
    'at rest': () => cabin(),
    'with a wish under way': () => cabin({ wished: { 'seat-position': 200 } }),
    'with the mirrors': () => cabin({ group: 'mirrors' }),
  });

  it('is a picture with a name, and nothing in it takes the focus', async () => {
    const svg = part(await make(), 'svg');
    expect([svg.getAttribute('role'), svg.getAttribute('aria-label')]).to.deep.equal(['img', 'Seat, 130 mm']);
    expect(svg.querySelectorAll('[tabindex], a, button')).to.have.length(0);
  });

  it('stands where the car reports, and shows the wish as an outline only', async () => {
    const element = await make({ wished: { 'seat-position': 260 } });
    expect(part(element, '.seat .moves').style.transform).to.equal('translate(0px, 0px)');
    expect(part(element, '.ghost .moves').style.transform).to.equal('translate(70px, 0px)');
  });

  it('draws no outline of what is not asked for', async () => {
    const element = await make();
    expect(element.shadowRoot?.querySelector('.ghost')).to.equal(null);
  });

  it('glows in the light’s own colour, and not while it is off', async () => {
    const element = await make({ said: { 'light-color': '#9B6BFF' } });
    expect(part(element, '.light').style.getPropertyValue('--light')).to.equal('#9B6BFF');
    const dark = await make({ said: { 'light-on': false } });
    expect(dark.shadowRoot?.querySelector('.light')).to.equal(null);
  });

  it('asks for a seat further back when it is dragged away from the wheel, on either side', async () => {
    for (const [side, by] of [
      ['left', 40],
      ['right', -40],
    ] as const) {
      const element = await make({ side });
      const events = collect(element, 'value-wished');
      drag(element, 'cushion', by, 0);
      expect(events.map(({ path }) => path.split('.').at(-1))).to.deep.equal(['Position']);
      expect(events[0]?.value).to.be.within(195, 215);
    }
  });

  for (const [grip, byX, byY, name, rises] of [
    ['backrest', 60, 0, 'Recline', true],
    ['headrest', 0, -15, 'Height', true],
    ['wheel', 0, -40, 'Tilt', true],
    ['cushion', 0, 20, 'Height', false],
  ] as const) {
    it(`sets ${name} by dragging the ${grip}`, async () => {
      const element = await make();
      const events = collect(element, 'value-wished');
      drag(element, grip, byX, byY);
      const event = events.find(({ path }) => path.endsWith(name));
      const declared = everyFunction.find(({ path }) => path === event?.path);
      if (declared?.kind !== 'range') throw new Error('nothing was asked for');
      const difference = Number(event?.value) - Number(declared.default);
      expect(Math.sign(difference)).to.equal(rises ? 1 : -1);
    });
  }

  it('sets the mirror that the finger is on', async () => {
    const element = await make({ group: 'mirrors' });
    const events = collect(element, 'value-wished');
    drag(element, 'mirror][data-place=passenger', 20, 0);
    expect(events.map(({ path }) => path)).to.deep.equal(['Vehicle.Body.Mirrors.PassengerSide.Yaw']);
    expect(Number(events[0]?.value)).to.be.greaterThan(20);
  });

  it('sets nothing of which the car does not say where it is', async () => {
    const element = await make({ said: { 'seat-recline': undefined } });
    const events = collect(element, 'value-wished');
    drag(element, 'backrest', 60, 0);
    expect(events).to.deep.equal([]);
  });

  it('says why it cannot be dragged', async () => {
    const element = await make({ blocked: 'It waits.' });
    const [events, reasons] = [collect(element, 'value-wished'), collect(element, 'reason-requested')];
    drag(element, 'cushion', 40, 0);
    await element.updateComplete;
    expect(events).to.deep.equal([]);
    expect(reasons.map(({ reason }) => reason)).to.deep.equal(['It waits.']);
    expect(inside(element, '.reason').textContent).to.equal('It waits.');
  });

  it('moves at once while driving', async () => {
    document.documentElement.dataset['driving'] = '';
    try {
      const { transitionDuration } = getComputedStyle(part(await make(), '.seat .moves'));
      expect(parseFloat(transitionDuration)).to.equal(0);
    } finally {
      delete document.documentElement.dataset['driving'];
    }
  });
});
