import type { EmulatedCar } from '../../platform/emulator/car.ts';

/** Names of the messages to and from the development server, which keeps the car while a page reloads itself. */
const keepMessage = 'glovebox:keep-car';
const askMessage = 'glovebox:ask-car';
const answerMessage = 'glovebox:kept-car';

/**
 * Hot reload keeps the emulated car: before the page is reloaded for a change of the sources the car is handed to the
 * development server, and taken back by the page that comes after. Does nothing in a built app.
 */
export async function keepCar(car: EmulatedCar): Promise<void> {
  const { hot } = import.meta;
  if (hot === undefined) return;
  const kept = new Promise<unknown>((resolve) => hot.on(answerMessage, resolve));
  hot.send(askMessage);
  car.restore(await kept);
  hot.on('vite:beforeFullReload', () => hot.send(keepMessage, car.save()));
}
