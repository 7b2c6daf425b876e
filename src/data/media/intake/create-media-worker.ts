import { ownScript } from '../../../trusted-scripts/own-script.ts';
import mediaWorkerUrl from './media-worker.ts?worker&url';

/** A fresh worker that reads media. */
export function createMediaWorker(): Worker {
  return new Worker(ownScript(mediaWorkerUrl), { type: 'module' });
}
