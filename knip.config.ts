import type { KnipConfig } from 'knip';

/** `<script src="/main.ts">` and `<link href="/tokens.css">`, as imports. Vite's root is `src`. */
function importsOf(html: string): string {
  const addresses = [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+\.(?:ts|css))"/g)];
  return addresses.map(([, address = '']) => `import '${address.replace(/^\//, './')}';`).join('\n');
}

const config: KnipConfig = {
  entry: [
    'src/*.html',
    // Built into one file of its own by platform/host/service-worker-plugin.ts.
    'src/sw/service-worker.ts',
    'test/**/*.{test,spec,measure}.ts',
    // knip does not know Web Test Runner.
    'web-test-runner.config.mjs',
    // Built and started in a process of its own by the test that kills it.
    'test/platform/host/killed-host.ts',
    'test/platform/host/killed-guesser.ts',
    // Built into a copy of the app by the tests that fill it.
    'test/harness/filling/fill.html',
    // Built and served by the measurement of the lists.
    'test/measure/lists/lists.html',
  ],
  project: ['{src,components,platform,test}/**/*.{ts,js,mjs,html}', '*.{ts,js,mjs}'],
  compilers: { html: importsOf },
  ignoreDependencies: [
    // Started by test/run/steps.mjs by its path.
    '@jackolope/lit-analyzer',
    // Where the fonts and icons that are copied into components/ come from, with their versions.
    '@fontsource-variable/inter',
    '@material-symbols/svg-400',
  ],
  // A type, and a class of error, that a file's own exports speak of is exported so that callers can name it.
  ignoreExportsUsedInFile: { interface: true, type: true, class: true },
};

export default config;
