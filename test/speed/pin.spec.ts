import { readdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { presentDerivation } from '../../src/vault/derivation.ts';
import { fixedWork } from '../measure/throttle.ts';
import { expect, test } from '../e2e/app.ts';

const runs = 9;
/** ms: what a PIN may take, its worker's start included. */
const most = 250;
/** ms: {@link fixedWork} on the two cores that the derivation was chosen on; a busier machine may take longer in proportion. */
const quietWork = 12;

/** ms of each derivation, each in a fresh worker as the app makes it. */
function deriveRepeatedly(page: Page, address: string): Promise<readonly number[]> {
  return page.evaluate(
    async ({ worker: path, count, cost }) => {
      const factory = Reflect.get(window, 'trustedTypes') as {
        createPolicy(name: string, rules: object): { createScriptURL(text: string): string };
      };
      const policy = factory.createPolicy('glovebox-script', { createScriptURL: (text: string) => text });
      const derive = (): Promise<Uint8Array> =>
        new Promise((resolve, reject) => {
          const worker = new Worker(policy.createScriptURL(path), { type: 'module' });
          worker.onmessage = ({ data }: MessageEvent<Uint8Array>) => {
            worker.terminate();
            resolve(data);
          };
          worker.onerror = () => reject(new Error('The worker failed.'));
          worker.postMessage({
            secret: new TextEncoder().encode('271828'),
            salt: new Uint8Array(16),
            cost,
          });
        });
      const times: number[] = [];
      for (let run = 0; run < count; run += 1) {
        const begun = performance.now();
        const bytes = await derive();
        if (bytes.length !== 32) throw new Error('That is no key.');
        times.push(performance.now() - begun);
      }
      return times;
    },
    { worker: address, count: runs, cost: presentDerivation },
  );
}

test.describe('A PIN', () => {
  test('is derived within a quarter of a second', async ({ app }) => {
    const { page } = app;
    await app.open('/');
    const names = await readdir('dist/app/assets');
    const name = names.find((one) => one.startsWith('derivation-worker-')) ?? '';
    // A page without the app, whose Trusted Types policy the test can make.
    await page.goto(new URL('verify.html', app.host.app).href);
    const before = await fixedWork(page);
    const times = await deriveRepeatedly(page, `/assets/${name}`);
    const work = Math.max(quietWork, before, await fixedWork(page));
    const median = [...times].sort((left, right) => left - right)[Math.floor(runs / 2)] ?? Infinity;
    expect(median).toBeLessThan((most * work) / quietWork);
    await app.open('/');
  });
});
