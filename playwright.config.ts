import { defineConfig } from '@playwright/test';
import type { PackOption } from './test/e2e/app.ts';
import { chromiumFlags, installedChromium } from './test/run/chromium.mjs';

const long = '**/*.long.spec.ts';
const apart = ['built', 'e2e', 'visual', 'speed', 'forensic', 'kill'];

/** Folders with a project of their own; `workers` where the tests would disturb each other. */
export default defineConfig<PackOption>({
  testDir: 'test',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  forbidOnly: true,
  reporter: 'line',
  // Real browsers on a shared machine: a second try, named in the output, where a failure would cost a whole landing.
  retries: process.env['CI'] ? 1 : 0,
  reportSlowTests: null,
  // Pictures are made only when asked for.
  updateSnapshots: 'none',
  // The most of any project: its own number is never more.
  workers: 4,
  timeout: 30_000,
  use: {
    launchOptions: { executablePath: installedChromium(), args: chromiumFlags },
  },
  projects: [
    { name: 'node', testIgnore: [long, ...apart.map((folder) => `**/test/${folder}/**`)], workers: 2 },
    { name: 'built', testDir: 'test/built', testIgnore: long, workers: 2 },
    // Much of a test is waiting, for a car that answers in its own time.
    { name: 'e2e', testDir: 'test/e2e', testIgnore: long, timeout: 60_000, workers: 4 },
    {
      name: 'visual',
      testDir: 'test/visual',
      testIgnore: long,
      timeout: 180_000,
      fullyParallel: true,
      workers: 2,
      snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
      expect: { toHaveScreenshot: { threshold: 0.02, maxDiffPixels: 0 } },
      use: {
        launchOptions: {
          executablePath: installedChromium(),
          // What a machine's own settings would change about letters and colours.
          args: [
            ...chromiumFlags,
            '--font-render-hinting=none',
            '--disable-lcd-text',
            '--force-color-profile=srgb',
          ],
        },
      },
    },
    // What must hold for any car model; the rest is about services and switches that only maker-nl has.
    {
      name: 'e2e-minimal',
      testDir: 'test/e2e',
      testIgnore: long,
      grep: /@every-pack/,
      use: { packId: 'minimal' },
      timeout: 60_000,
      workers: 4,
    },
    // Watches for standing pages, which whatever ran beside it would make.
    { name: 'speed', testDir: 'test/speed', testIgnore: long, timeout: 60_000, workers: 1 },
    // Scans the memory of every browser process of the machine it started: one at a time.
    { name: 'forensic', testDir: 'test/forensic', testIgnore: long, timeout: 180_000, workers: 1 },
    {
      name: 'kill',
      testDir: 'test/kill',
      testIgnore: long,
      timeout: 180_000,
      fullyParallel: true,
      workers: 2,
    },
    { name: 'measure', testMatch: '**/*.measure.ts', timeout: 600_000, workers: 1 },
    { name: 'long', testMatch: long, timeout: 1_800_000, workers: 3 },
  ],
});
