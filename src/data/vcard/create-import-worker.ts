import importWorkerUrl from './import-worker.ts?worker&url';

/** Trusted Types: the only script addresses the app makes are those of its own workers. */
interface ScriptPolicy {
  createScriptURL(address: string): string;
}

interface TrustedTypesFactory {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

const rules: ScriptPolicy = {
  createScriptURL: (address) => {
    if (address !== importWorkerUrl) throw new TypeError('Not a worker of this app.');
    return address;
  },
};

function scriptPolicy(): ScriptPolicy {
  const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes;
  return factory?.createPolicy('glovebox-script', rules) ?? rules;
}

const policy = scriptPolicy();

/** A fresh worker that reads vCard files. */
export function createImportWorker(): Worker {
  return new Worker(policy.createScriptURL(importWorkerUrl), { type: 'module' });
}
