import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ButtonElement } from '../../components/button/button.ts';
import { deepActiveElement } from '../../components/focus-group/flat-tree.ts';
import { KnobNavigation } from '../../components/focus-group/knob-navigation.ts';
import { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import { SegmentsElement } from '../../components/segments/segments.ts';
import { SliderElement } from '../../components/slider/slider.ts';
import { SwitchElement } from '../../components/switch/switch.ts';
import { ColorPickerElement } from '../../components/color-picker/color-picker.ts';
import { isSignalPath } from '../../platform/contract/signals.ts';
import type { SignalPath } from '../../platform/contract/signals.ts';
import { CabinElement } from '../../src/drivers/cabin/cabin.ts';
import '../../src/drivers/comfort-page.ts';
import type { ComfortPageElement } from '../../src/drivers/comfort-page.ts';
import { ComfortResetsElement } from '../../src/drivers/comfort-resets.ts';
import { ComfortRowElement } from '../../src/drivers/comfort-row.ts';
import { RecallPanelElement } from '../../src/drivers/recall-panel.ts';
import { messages } from '../../src/i18n/messages.ts';
import type { DrivingState } from '../../src/restriction/driving-state.ts';
import { inside, itIsAccessible, rightToLeft, setTheme } from '../components/themed.ts';
import { makeCar } from '../platform/emulator/fixture.ts';
import { SaidDriving } from './driving.ts';
import { everyFunction, HandMadeComfort, HandMadePositions } from './hand-made-comfort.ts';

const words = messages.comfort;

function pathOf(path: string): SignalPath {
  if (!isSignalPath(path)) throw new Error(path);
  return path;
}

const position = pathOf('Vehicle.Cabin.Seat.Row1.DriverSide.Position');
const recline = pathOf('Vehicle.Cabin.Seat.Row1.DriverSide.Backrest.Recline');
const heat = pathOf('Vehicle.Cabin.Seat.Row1.DriverSide.HeatingCooling');
const mode = pathOf('Vehicle.Powertrain.Transmission.PerformanceMode');
const lightOn = pathOf('Vehicle.Cabin.Light.AmbientLight.Row1.DriverSide.IsLightOn');
const color = pathOf('Vehicle.Cabin.Light.AmbientLight.Row1.DriverSide.Color');

describe('gb-comfort-page', () => {
  function rig(state: DrivingState = 'parked', functions = everyFunction) {
    const comfort = new HandMadeComfort(functions);
    const driving = new SaidDriving(state);
    const page = html`<gb-comfort-page
      style="block-size: 620px; inline-size: 1500px"
      .comfort=${comfort}
      .positions=${new HandMadePositions()}
      .monitor=${driving}
    ></gb-comfort-page>`;
    return { comfort, driving, page };
  }

  async function make(section = 'seat', state: DrivingState = 'parked') {
    setTheme('day');
    const made = rig(state);
    const element = await fixture<ComfortPageElement>(made.page);
    await choose(element, section);
    return { ...made, element };
  }

  async function choose(element: ComfortPageElement, section: string): Promise<void> {
    inside(element, 'gb-segments').dispatchEvent(new OptionChosenEvent(section));
    await element.updateComplete;
    await new Promise(requestAnimationFrame);
  }

  const rowOf = (element: ComfortPageElement, path: string): ComfortRowElement =>
    inside(element, `gb-comfort-row[data-path="${path}"]`, ComfortRowElement);
  const sliderOf = (element: ComfortPageElement, path: string): SliderElement =>
    inside(rowOf(element, path), 'gb-slider', SliderElement);

  async function drawn(element: ComfortPageElement): Promise<void> {
    await element.updateComplete;
    await new Promise(requestAnimationFrame);
  }

  itIsAccessible({
    'with a parked car': () => rig().page,
    'while driving': () => rig('moving').page,
    'with something on its way and something in the way': () => {
      const { comfort, page } = rig();
      comfort.say(position, { reported: 130, requested: 200, status: 'moving' });
      comfort.say(recline, { reported: 22, requested: 30, status: 'failed', problem: 'obstructed' });
      return page;
    },
    'with a car that says nothing': () => {
      const { comfort, page } = rig();
      for (const { path } of comfort.functions) comfort.say(path, {});
      return page;
    },
    'with a car that has nothing': () => rig('parked', []).page,
  });

  it('offers the groups that the car has, and no others', async () => {
    const { page } = rig(
      'parked',
      everyFunction.filter(({ path }) => path.includes('Seat') || path === mode),
    );
    const element = await fixture<ComfortPageElement>(page);
    const { options } = inside(element, 'gb-segments', SegmentsElement);
    expect(options.map(({ value }) => value)).to.deep.equal(['positions', 'seat', 'chassis']);
  });

  it('asks the car for what a slider, options, a switch and a colour were set to', async () => {
    const { element, comfort } = await make();
    inside(sliderOf(element, position), '[value="plus"]').click();
    await choose(element, 'chassis');
    inside(inside(rowOf(element, mode), 'gb-segments', SegmentsElement), 'input[value="SPORT"]').click();
    await choose(element, 'lighting');
    inside(rowOf(element, lightOn), 'gb-switch', SwitchElement).click();
    const picker = inside(rowOf(element, color), 'gb-color-picker', ColorPickerElement);
    inside(picker, 'input[aria-label="Amber"]').click();
    expect(comfort.asked).to.deep.equal([
      [position, 135],
      [mode, 'SPORT'],
      [lightOn, false],
      [color, '#FFB347'],
    ]);
  });

  it('shows what the car reports, and what it was asked for apart from it', async () => {
    const { element, comfort } = await make();
    comfort.say(position, { reported: 130, requested: 200, status: 'moving' });
    await drawn(element);
    const { reported, requested, status } = sliderOf(element, position);
    expect([reported, requested, status]).to.deep.equal([130, 200, 'moving']);
    expect(inside(element, 'gb-cabin', CabinElement).label).to.contain('130 mm, going to 200 mm');
  });

  it('says what is in the way and where it stopped', async () => {
    const { element, comfort } = await make();
    comfort.say(position, { reported: 120, requested: 200, status: 'failed', problem: 'obstructed' });
    await drawn(element);
    expect(sliderOf(element, position).problem).to.equal(
      'Blocked: something is in the way. It stopped at 120 mm.',
    );
  });

  for (const state of ['moving', 'idling', 'unknown'] as const) {
    it(`keeps what moves in sight with the reason, and nothing else blocked, while ${state}`, async () => {
      const { element, comfort } = await make('seat', state);
      expect(sliderOf(element, position).blockedReason).to.equal(words.waits[state]);
      expect(sliderOf(element, heat).blockedReason).to.equal('');
      expect(inside(element, 'gb-cabin', CabinElement).blockedReason).to.equal(words.waits[state]);
      inside(sliderOf(element, position), '[value="plus"]').click();
      expect(comfort.asked).to.deep.equal([]);
    });
  }

  it('stops everything at one press, which is there only while something moves', async () => {
    const { element, comfort } = await make();
    const panel = inside(element, 'gb-recall-panel', RecallPanelElement);
    expect(panel.shadowRoot?.querySelector('.stop')).to.equal(null);
    comfort.say(position, { reported: 130, requested: 200, status: 'moving' });
    await panel.updateComplete;
    inside(panel, '.stop', ButtonElement).click();
    expect(comfort.stops).to.equal(1);
    await panel.updateComplete;
    expect(panel.shadowRoot?.querySelector('.stop')).to.equal(null);
  });

  it('keeps the stop in sight when its list is scrolled, also while driving', async () => {
    const { element, comfort, driving } = await make();
    comfort.say(position, { reported: 130, requested: 200, status: 'moving' });
    driving.become('moving');
    await drawn(element);
    inside(element, '.controls').scrollTop = 10_000;
    const { top, bottom } = inside(element, 'gb-recall-panel').getBoundingClientRect();
    const page = element.getBoundingClientRect();
    expect(top).to.be.at.least(page.top);
    expect(bottom).to.be.at.most(page.bottom);
    expect(bottom - top).to.be.at.least(76);
  });

  it('tells how far a recall has come and what of it does not come', async () => {
    const { element, comfort } = await make();
    const [first, second] = comfort.functions;
    if (first === undefined || second === undefined) throw new Error('no functions');
    comfort.current = {
      entries: [
        {
          function: first,
          from: 100,
          target: 200,
          state: { reported: 140, requested: 200, status: 'moving' },
        },
        {
          function: second,
          from: 30,
          target: 50,
          state: { reported: 40, requested: 50, status: 'failed', problem: 'timed-out' },
        },
      ],
      reached: 0,
      isOver: false,
      isStopped: false,
    };
    comfort.tell();
    const panel = inside(element, 'gb-recall-panel', RecallPanelElement);
    await panel.updateComplete;
    const text = inside(panel, '.text').innerText.replace(/\s+/g, ' ');
    expect(text).to.contain('0 of 2 in place');
    expect(text).to.contain('100 mm to 200 mm, now 140 mm');
    expect(text).to.contain('It did not get there in time. It stopped at 40 mm.');
    comfort.current = { ...comfort.current, isOver: true };
    comfort.tell();
    await panel.updateComplete;
    expect(inside(panel, '[role=status]').textContent).to.equal('2 things are not in place.');
    inside(panel, '.dismiss', ButtonElement).click();
    await panel.updateComplete;
    expect(panel.shadowRoot?.querySelector('.base')).to.equal(null);
  });

  it('asks once before a group goes back to its defaults', async () => {
    const { element, comfort } = await make();
    const resets = inside(element, 'gb-comfort-resets', ComfortResetsElement);
    inside(resets, '.group', ButtonElement).click();
    await resets.updateComplete;
    expect(comfort.resets).to.deep.equal([]);
    inside(resets, '.reset', ButtonElement).click();
    expect(comfort.resets).to.deep.equal(['seat']);
    await resets.updateComplete;
    expect(resets.shadowRoot?.querySelector('gb-dialog')).to.equal(null);
  });

  it('has the passenger’s functions in a place of their own', async () => {
    const { element } = await make('climate');
    const temperatures = (): string[] =>
      [...(element.shadowRoot?.querySelectorAll('gb-comfort-row') ?? [])]
        .map(({ dataset }) => dataset['path'] ?? '')
        .filter((path) => path.endsWith('.Temperature'));
    expect(temperatures()).to.deep.equal(['Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature']);
    inside(element, '.places gb-segments').dispatchEvent(new OptionChosenEvent('passenger'));
    await element.updateComplete;
    expect(temperatures()).to.deep.equal(['Vehicle.Cabin.HVAC.Station.Row1.Passenger.Temperature']);
  });

  it('sets by knob: press, turn, back', async () => {
    const { element, comfort } = await make();
    const end = new AbortController();
    const knob = new KnobNavigation(document.body, end.signal);
    sliderOf(element, position).focus();
    knob.handle({ kind: 'press' });
    await sliderOf(element, position).updateComplete;
    knob.handle({ kind: 'turn', detents: 2 });
    expect(comfort.asked.at(-1)).to.deep.equal([position, 140]);
    knob.handle({ kind: 'back' });
    knob.handle({ kind: 'turn', detents: 1 });
    expect(comfort.asked).to.have.length(1);
    end.abort();
  });

  it('sets by keyboard, and the drawing traps no focus', async () => {
    const { element, comfort } = await make();
    sliderOf(element, position).focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(comfort.asked).to.deep.equal([[position, 135]]);
    await sendKeys({ press: 'Tab' });
    expect(deepActiveElement()?.closest('svg') ?? null).to.equal(null);
  });

  const cabinSide = (element: ComfortPageElement): 'left' | 'right' => {
    const cabin = inside(element, 'gb-cabin').getBoundingClientRect();
    return cabin.left < inside(element, '.side').getBoundingClientRect().left ? 'left' : 'right';
  };

  it('has the drawing on the driver’s side, whatever the reading direction', async () => {
    const root = document.documentElement;
    try {
      for (const side of ['left', 'right'] as const) {
        root.dataset['driveSide'] = side;
        expect(cabinSide((await make()).element)).to.equal(side);
        await rightToLeft(async () => {
          expect(cabinSide((await make()).element)).to.equal(side);
        });
      }
    } finally {
      delete root.dataset['driveSide'];
    }
  });

  it('turns the drawing round when the car says that its driver sits on the right', async () => {
    const end = new AbortController();
    const { car, scheduler } = makeCar();
    const { element } = await make();
    element.signals = car.ports(end.signal, () => undefined).signals;
    await drawn(element);
    scheduler.advance(1_000);
    await drawn(element);
    const cabin = inside(element, 'gb-cabin', CabinElement);
    expect(cabin.driveSide).to.equal('left');
    car.set('Vehicle.Cabin.DriverPosition', 'RIGHT');
    scheduler.advance(1_000);
    await drawn(element);
    expect(cabin.driveSide).to.equal('right');
    end.abort();
  });

  it('writes temperatures in the unit that it is given', async () => {
    const { element } = await make('climate');
    element.temperatureUnit = 'F';
    await drawn(element);
    await waitUntil(() => inside(element, 'gb-cabin', CabinElement).label.includes('70°F'));
    const row = rowOf(element, 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature');
    expect(inside(row, 'gb-slider', SliderElement).valueText(21)).to.equal('70°F');
  });
});
