import { expect } from '@open-wc/testing';
import { RestrictionMonitor } from '../../src/restriction/restriction-monitor.ts';
import { followCar } from '../../src/shell/follow-car.ts';
import { makeCar } from '../platform/emulator/fixture.ts';

const mode = 'Vehicle.Cabin.Infotainment.HMI.DayNightMode';

describe('followCar', () => {
  let end: AbortController;
  beforeEach(() => (end = new AbortController()));
  afterEach(() => end.abort());

  function follow(options: Parameters<typeof makeCar>[0] = {}) {
    const { car, scheduler } = makeCar(options);
    const ports = car.ports(end.signal, () => undefined);
    const root = document.createElement('div');
    const monitor = new RestrictionMonitor(
      ports,
      ['Vehicle.Powertrain.Transmission.SelectedGear'],
      end.signal,
    );
    followCar(ports.signals, monitor, root, end.signal);
    return { car, scheduler, root };
  }

  it('has no motion until the car says that it stands', () => {
    const { scheduler, root } = follow();
    expect(root.hasAttribute('data-driving')).to.equal(true);
    scheduler.advance(5_000);
    expect(root.hasAttribute('data-driving')).to.equal(false);
  });

  it('has no motion while driving and when the car falls silent', () => {
    const { car, scheduler, root } = follow();
    scheduler.advance(5_000);
    void car.drive(50);
    scheduler.advance(2_000);
    expect(root.hasAttribute('data-driving')).to.equal(true);
    void car.park();
    scheduler.advance(5_000);
    expect(root.hasAttribute('data-driving')).to.equal(false);
    car.fault('signal-lost', true);
    scheduler.advance(5_000);
    expect(root.hasAttribute('data-driving')).to.equal(true);
  });

  it('follows day and night, and keeps the theme while the car does not say', () => {
    const { car, scheduler, root } = follow();
    scheduler.advance(0);
    expect(root.dataset['theme']).to.equal('day');
    car.set(mode, 'NIGHT');
    expect(root.dataset['theme']).to.equal('night');
    car.clear(mode);
    expect(root.dataset['theme']).to.equal('night');
    end.abort();
    car.set(mode, 'DAY');
    expect(root.dataset['theme']).to.equal('night');
  });

  it('stands on the driver’s side', () => {
    const right = follow({ driverPosition: 'RIGHT' });
    right.scheduler.advance(0);
    expect(right.root.dataset['driveSide']).to.equal('right');
    const middle = follow({ driverPosition: 'MIDDLE' });
    middle.scheduler.advance(0);
    expect(middle.root.dataset['driveSide']).to.equal('left');
  });
});
