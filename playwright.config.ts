import { defineConfig } from '@playwright/test';
import { chromiumFlags, installedChromium } from './test/run/chromium.mjs';

const long = '**/*.long.spec.ts';
const apart = ['built', 'e2e', 'speed', 'forensic', 'kill'];

/** Folders with a project of their own; `workers` where the tests would disturb each other. */
export default defineConfig({
  testDir: 'test',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  forbidOnly: true,
  reporter: 'line',
  // Real browsers on a shared machine: a second try, named in the output, where a failure would cost a whole landing.
  retries: process.env['CI'] ? 1 : 0,
  reportSlowTests: null,
  workers: 2,
  timeout: 30_000,
  use: {
    launchOptions: { executablePath: installedChromium(), args: chromiumFlags },
  },
  projects: [
    { name: 'node', testIgnore: [long, ...apart.map((folder) => `**/test/${folder}/**`)] },
    { name: 'built', testDir: 'test/built', testIgnore: long },
    // Much of a test is waiting, for a car that answers in its own time.
    { name: 'e2e', testDir: 'test/e2e', testIgnore: long, timeout: 60_000, workers: 4 },
    // Watches for standing pages, which whatever ran beside it would make.
    { name: 'speed', testDir: 'test/speed', testIgnore: long, timeout: 60_000, workers: 1 },
    // Scans the memory of every browser process of the machine it started: one at a time.
    { name: 'forensic', testDir: 'test/forensic', testIgnore: long, timeout: 180_000, workers: 1 },
    { name: 'kill', testDir: 'test/kill', testIgnore: long, timeout: 180_000, fullyParallel: true },
    { name: 'measure', testMatch: '**/*.measure.ts', timeout: 600_000, workers: 1 },
    { name: 'long', testMatch: long, timeout: 1_800_000, workers: 3 },
  ],
});
