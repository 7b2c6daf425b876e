import { ownScript } from '../../trusted-scripts/own-script.ts';
import placesWorkerUrl from './places-worker.ts?worker&url';

/** A fresh worker that reads files of places. */
export function createPlacesWorker(): Worker {
  return new Worker(ownScript(placesWorkerUrl), { type: 'module' });
}
