/**
 * - `app`: holds decrypted records. Isolated, so that leaving it ends its renderer process, and never stored.
 * - `page`: the emulator's page and its like, which frame the app. Not isolated: the app's frame gets a process of its
 *   own by being isolated where its parent is not.
 * - `landing`: where `restartApp()` waits. Plain for the same reason.
 * - `derivation`: the worker that derives PIN keys, the only code that may run WebAssembly.
 * - `asset`: everything else. Workers inherit nothing from their page, so they carry policy and isolation themselves.
 */
export type DocumentKind = 'app' | 'page' | 'landing' | 'derivation' | 'asset';

/** `development` adds what Vite's client needs: its socket, and inline style for its style elements and error overlay. */
export type PolicyMode = 'built' | 'development';

type Headers = Readonly<Record<string, string>>;

const everywhere: Headers = {
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': [
    'accelerometer=()',
    'autoplay=(self)',
    'camera=()',
    'display-capture=()',
    'geolocation=()',
    'gyroscope=()',
    'hid=()',
    'magnetometer=()',
    'microphone=()',
    'midi=()',
    'payment=()',
    'publickey-credentials-get=()',
    'serial=()',
    'usb=()',
  ].join(', '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * Ends the app's process when it is left. Measured with the built app and 300 contacts, all processes of Chromium 156
 * (test/forensic/memory-app.spec.ts): without these 67,882 copies stay after `restartApp()`; with all three, with the
 * first two and with the last alone none, within 0.6 s to 2 s (one run each, a loaded machine). In the emulator's page,
 * whose frame the first two do not isolate, it is the last that counts. A page without the app's locks and databases that has the
 * first two only stays in the back/forward cache in spite of `no-store`.
 */
const isolation: Headers = {
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Document-Isolation-Policy': 'isolate-and-require-corp',
};

/** The headers of a kind of document. `host` is the request's: development names its socket by it. */
export function securityHeaders(kind: DocumentKind, mode: PolicyMode, host: string): Headers {
  const isDocument = kind !== 'asset' && kind !== 'derivation';
  return {
    ...everywhere,
    'Content-Security-Policy': contentSecurityPolicy(kind, mode, host),
    ...(kind === 'page' || kind === 'landing' ? {} : isolation),
    ...(isDocument ? { 'Cache-Control': 'no-store' } : {}),
  };
}

function contentSecurityPolicy(kind: DocumentKind, mode: PolicyMode, host: string): string {
  const isDevelopment = mode === 'development' && kind !== 'landing';
  const directives: Record<string, string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...(kind === 'derivation' ? ["'wasm-unsafe-eval'"] : [])],
    'style-src': ["'self'", ...(isDevelopment ? ["'unsafe-inline'"] : [])],
  };
  if (kind !== 'landing') {
    directives['img-src'] = ["'self'", 'blob:'];
    directives['font-src'] = ["'self'"];
    directives['connect-src'] = ["'self'", ...(isDevelopment ? [`ws://${host}`] : [])];
    directives['worker-src'] = ["'self'"];
    directives['manifest-src'] = ["'self'"];
  }
  // Sound that is decrypted as it plays: a MediaSource goes by such an address.
  if (kind === 'app') directives['media-src'] = ['blob:'];
  if (kind === 'page') directives['frame-src'] = ["'self'"];
  directives['base-uri'] = ["'none'"];
  directives['form-action'] = ["'none'"];
  directives['frame-ancestors'] = ["'self'"];
  directives['require-trusted-types-for'] = ["'script'"];
  directives['trusted-types'] =
    kind === 'landing' ? ["'none'"] : ['lit-html', 'glovebox-script', 'glovebox-xml'];
  return Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ');
}
