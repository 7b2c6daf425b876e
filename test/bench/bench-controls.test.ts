import { expect, fixture, html } from '@open-wc/testing';
import '../../src/bench/bench-controls.ts';
import type { BenchControlsElement } from '../../src/bench/bench-controls.ts';
import type { EmulatedCar } from '../../platform/emulator/car.ts';
import { makeCar } from '../platform/emulator/fixture.ts';

const wheel = 'Vehicle.Chassis.SteeringWheel.Tilt';

async function controls(car: EmulatedCar): Promise<BenchControlsElement> {
  return fixture<BenchControlsElement>(html`<gb-bench-controls .car=${car}></gb-bench-controls>`);
}

function labelled(element: Element, words: string): HTMLInputElement | HTMLSelectElement {
  const labels = [...(element.shadowRoot?.querySelectorAll('label') ?? [])];
  const label = labels.find(({ textContent }) => textContent.includes(words));
  const control = label?.querySelector<HTMLInputElement | HTMLSelectElement>('input, select');
  if (control === null || control === undefined) throw new Error(`nothing is labelled ${words}`);
  return control;
}

describe('the controls of the bench', () => {
  it('put something in the way of the chosen motor, and take it away', async () => {
    const { car } = makeCar();
    const element = await controls(car);
    const motors = labelled(element, 'Something in the way of');
    if (!(motors instanceof HTMLSelectElement)) throw new Error('no choice of motors');
    expect([...motors.options].map(({ textContent }) => textContent)).to.deep.equal([
      'nothing',
      'Seat.Row1.DriverSide.Position',
      'Seat.Row1.DriverSide.Height',
      'SteeringWheel.Tilt',
    ]);
    motors.value = wheel;
    motors.dispatchEvent(new Event('change'));
    expect(car.save().faults).to.deep.equal([`obstructed:${wheel}`]);
    motors.value = '';
    motors.dispatchEvent(new Event('change'));
    expect(car.save().faults).to.deep.equal([]);
  });

  it('make a right-hand-drive car, and show one that a script made', async () => {
    const { car, scheduler } = makeCar();
    const element = await controls(car);
    // The car's first report.
    scheduler.advance(0);
    const box = labelled(element, 'Right-hand drive');
    if (!(box instanceof HTMLInputElement)) throw new Error('no box to tick');
    box.click();
    expect(car.get('Vehicle.Cabin.DriverPosition')).to.equal('RIGHT');
    await element.updateComplete;
    car.set('Vehicle.Cabin.DriverPosition', 'LEFT');
    await element.updateComplete;
    expect(box.checked).to.equal(false);
  });
});
