import { ban } from './ban.js';

/** Whatever is stored goes through the vault, encrypted; see `src/vault/`. */
export const noStorage = ban({
  message: 'storage belongs to src/vault/ (or the browser keystore, or the service worker).',
  globals: ['indexedDB', 'caches', 'localStorage', 'sessionStorage', 'cookieStore'],
  properties: [
    'indexedDB',
    'storageBuckets',
    'localStorage',
    'sessionStorage',
    'cookieStore',
    'getDirectory',
  ],
  of: { navigator: ['storage'], document: ['cookie'] },
});

/** Domain code is pure: the same input gives the same output, so that it can be tested without waiting. */
export const noClock = ban({
  message: 'domain code takes its clock, timers and random numbers through its constructor.',
  globals: ['setTimeout', 'setInterval', 'setImmediate', 'requestAnimationFrame', 'requestIdleCallback'],
  of: { Date: ['now'], Math: ['random'], performance: ['now'], AbortSignal: ['timeout'] },
  constructed: ['Date'],
});

/** Text that becomes markup or code is how a script in a contact's name would run. */
export const noMarkupFromText = ban({
  message: 'text must not become markup or code; use a Lit template.',
  globals: ['eval', 'Function'],
  properties: [
    'innerHTML',
    'outerHTML',
    'insertAdjacentHTML',
    'setHTMLUnsafe',
    'parseHTMLUnsafe',
    'createContextualFragment',
    'srcdoc',
  ],
  of: { document: ['write', 'writeln'] },
  modules: [
    'lit/directives/unsafe-html.js',
    'lit/directives/unsafe-svg.js',
    'lit/directives/unsafe-mathml.js',
  ],
});
