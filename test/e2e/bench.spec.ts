import { expect, skipFirstRun, test, vcards } from './app.ts';
import type { App } from './app.ts';
import type { FrameLocator } from '@playwright/test';

async function openBench(app: App): Promise<FrameLocator> {
  await app.page.goto(app.host.bench);
  await app.page.waitForFunction(() => 'bench' in window);
  await app.page.evaluate(() => window.bench.ready());
  const frame = app.page.frameLocator('gb-bench-page iframe');
  await expect(frame.getByText('Parked', { exact: true })).toBeVisible();
  await skipFirstRun(frame);
  return frame;
}

async function openAddressBook(frame: FrameLocator): Promise<void> {
  await frame.getByRole('link', { name: 'My data', exact: true }).click();
  await frame.getByRole('link', { name: 'Address book' }).click();
}

test.describe('Emulator', () => {
  test('runs the app in a frame and drives it by its controls', async ({ app }) => {
    const frame = await openBench(app);
    await expect(frame.getByText('Parked', { exact: true })).toBeVisible();
    await app.page.getByRole('button', { name: 'Drive at 50' }).click();
    await expect(frame.getByText('Driving', { exact: true })).toBeVisible();
    await app.page.getByRole('button', { name: 'Park', exact: true }).click();
    await expect(frame.getByText('Parked', { exact: true })).toBeVisible();
    await app.page.getByLabel('Night').check();
    await expect(frame.locator('html[data-theme=night]')).toBeAttached();
  });

  test('shows every transfer and refusal as it happens', async ({ app }) => {
    await openBench(app);
    await expect(app.page.locator('gb-gate-list li').first()).toBeVisible({ timeout: 40_000 });
  });

  test('answers an unknown path with the nearest one, a wrong value with its type', async ({ app }) => {
    await openBench(app);
    const answer = (path: string, value: string | number): Promise<string> =>
      app.page.evaluate(
        ([tried, given]) =>
          window.bench.set(tried, given).then(
            () => 'taken',
            (error: unknown) => String(error),
          ),
        [path, value] as const,
      );
    expect(await answer('Vehicle.Sped', 1)).toContain('The nearest is Vehicle.Speed.');
    expect(await answer('Vehicle.Speed', 'fast')).toContain('Vehicle.Speed takes');
    expect(await answer('Vehicle.Speed', 3)).toBe('taken');
  });

  test('a power cut drops the app and gives it back with all that was committed', async ({ app }) => {
    const frame = await openBench(app);
    await openAddressBook(frame);
    await frame.locator('input[type=file]').setInputFiles({
      name: 'some.vcf',
      mimeType: 'text/vcard',
      buffer: Buffer.from(vcards(150)),
    });
    await expect(frame.getByText('150 contacts taken.')).toBeVisible();
    await app.page.evaluate(() => window.bench.powerCut());
    await app.page.evaluate(() => window.bench.ready());
    await expect(frame.getByText('150', { exact: true })).toBeVisible();
  });

  test('a power cut in the middle of an import leaves whole batches and a working app', async ({ app }) => {
    const frame = await openBench(app);
    await openAddressBook(frame);
    await frame.locator('input[type=file]').setInputFiles({
      name: 'many.vcf',
      mimeType: 'text/vcard',
      buffer: Buffer.from(vcards(20_000)),
    });
    // As long as it may take to begin beside other work: how fast it is, is measured elsewhere.
    await expect(frame.getByRole('button', { name: 'Cancel' })).toBeVisible({ timeout: 20_000 });
    await app.page.evaluate(() => window.bench.powerCut());
    await app.page.evaluate(() => window.bench.ready());
    await openAddressBook(frame);
    await expect(
      frame.getByText(/^([\d,]+ contacts|Your address book in this car is empty\.)$/),
    ).toBeVisible();
  });

  test('a fault in the app shows on the page', async ({ app }) => {
    await openBench(app);
    const frame = app.page.frames().find((candidate) => candidate.parentFrame() !== null);
    await frame?.evaluate(() => {
      window.dispatchEvent(new ErrorEvent('error', { error: new Error('planted') }));
    });
    await expect(app.page.getByRole('alert').getByText('app/uncaught')).toBeVisible();
    expect(app.faults.some((text) => text.includes('app/uncaught'))).toBe(true);
    (app.faults as string[]).length = 0;
  });

  test('a new car has the seed it was asked for', async ({ app }) => {
    await openBench(app);
    await app.page.evaluate(() => window.bench.reset(42));
    await app.page.evaluate(() => window.bench.ready());
    expect(await app.page.evaluate(() => window.bench.seed())).toBe(42);
  });
});
