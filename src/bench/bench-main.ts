import '../../components/fonts.css';
import '../../components/tokens.css';
import './bench.css';
import { watchUncaught } from '../fault-log/log-fault.ts';
import './bench-page.ts';
import { createCar } from './car.ts';
import { keepCar } from './keep-car.ts';
import { packOfAddress, packOfHost } from './vehicle-packs.ts';

/** The emulator's page: makes the car and shows it. The app runs in a frame of its own. */
async function start(): Promise<void> {
  watchUncaught(window);
  const pack = packOfAddress(window.location.href) ?? (await packOfHost(window.fetch.bind(window)));
  const car = await createCar(pack);
  await keepCar(car);
  const page = document.createElement('gb-bench-page');
  page.car = car;
  page.pack = pack;
  document.body.append(page);
}

void start();
