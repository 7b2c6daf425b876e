import type { EmulatedCar } from '../../platform/emulator/car.ts';

/** Messages to and from the development server, which keeps the car while a page reloads itself. */
const keepMessage = 'glovebox:keep-car';
const askMessage = 'glovebox:ask-car';
const answerMessage = 'glovebox:kept-car';
const haveMessage = 'glovebox:have-car';

/**
 * Hot reload keeps the emulated car: before the page is reloaded for a change of the sources the car is handed to the
 * development server, and taken back by the page that comes after. Does nothing in a built app.
 */
export async function keepCar(car: EmulatedCar): Promise<void> {
  // Written out: the development server looks for these very words.
  const hot = import.meta.hot;
  if (hot === undefined) return;
  const kept = new Promise<unknown>((resolve) => hot.on(answerMessage, resolve));
  hot.send(askMessage);
  car.restore(await kept);
  // Only now: a page that is reloaded before it has the car must not hand on its own new one.
  hot.on('vite:beforeFullReload', () => hot.send(keepMessage, car.save()));
  hot.send(haveMessage);
}
