import { ownScript } from '../../trusted-scripts/own-script.ts';
import importWorkerUrl from './import-worker.ts?worker&url';

/** A fresh worker that reads vCard files. */
export function createImportWorker(): Worker {
  return new Worker(ownScript(importWorkerUrl), { type: 'module' });
}
