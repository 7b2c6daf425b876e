/** Trusted Types: the only script addresses the app makes are those of its own workers. */
interface ScriptPolicy {
  createScriptURL(address: string): string;
}

interface TrustedTypesFactory {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

/** The service worker, and what `?worker&url` gives: in a build, and from Vite's server in development. */
const ownPatterns = [
  /^\/sw\.js$/,
  /^\/assets\/[a-z-]+-worker-[\w-]{8}\.js$/,
  /^(\/[a-z-]+)+-worker\.ts\?worker_file&type=module$/,
];

const rules: ScriptPolicy = {
  createScriptURL: (address) => {
    if (ownPatterns.some((pattern) => pattern.test(address))) return address;
    throw new TypeError('Not a worker of this app.');
  },
};

// Once: the Content-Security-Policy allows one policy of this name.
const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes;
const policy = factory?.createPolicy('glovebox-script', rules) ?? rules;

/**
 * The address of a script of the app's own, as `Worker` and `register()` take it: a `TrustedScriptURL` where the browser
 * has Trusted Types. Its type is that of the parameter it is for.
 *
 * @throws TypeError for any other address
 */
export function ownScript(address: string): string {
  return policy.createScriptURL(address);
}
