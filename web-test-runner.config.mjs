import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { bundledPackages } from './test/run/bundled-packages.mjs';
import { chromiumFlags, installedChromium } from './test/run/chromium.mjs';
import { countingReporter } from './test/run/counting-reporter.mjs';

const { GLOVEBOX_UNIT_REPORT: report, GLOVEBOX_UNIT_GREP: grep } = process.env;

export default {
  files: ['test/**/*.test.ts'],
  nodeResolve: { exportConditions: ['development'] },
  // One page at a time: a tab in the background has no focus and no animation frames, which the elements are tested for.
  concurrency: 1,
  plugins: [
    bundledPackages({ saxes: ['SaxesParser'], mediabunny: ['*'] }),
    // Without `tsconfig`, esbuild does not know which decorators are meant.
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: installedChromium(), headless: true, args: chromiumFlags },
    }),
  ],
  reporters: [
    defaultReporter({ reportTestProgress: report === undefined }),
    ...(report ? [countingReporter(report)] : []),
  ],
  testFramework: { config: { timeout: 20_000, ...(grep ? { grep } : {}) } },
};
