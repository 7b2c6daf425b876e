import { expect, tap, test } from './app.ts';

const network = 'Vehicle.Private.Glovebox.MobileData.IsEnabled';
const location = 'Vehicle.Private.Glovebox.Location.IsSharingAllowed';

test.describe('Sharing', () => {
  test('the network switch moves only when the car reports', async ({ app }) => {
    const { page } = app;
    await app.open('/');
    const control = page.getByRole('switch', { name: 'Mobile network' });
    await expect(control).toBeChecked();
    await page.evaluate(() => window.bench.fault('requests-silent', true));
    await control.click();
    await expect(control).toBeChecked();
    await expect(page.getByText('Blocked here. The car has not confirmed yet.')).toBeVisible();
    await expect(page.getByText('Blocked here, still on in the car. The car did not answer.')).toBeVisible();
    await page.evaluate(([path]) => window.bench.set(path, false), [network] as const);
    await expect(control).not.toBeChecked();
  });

  test('off holds from the tap: nothing optional is sent more than 100 ms later, whatever the car answers', async ({
    app,
  }) => {
    const { page } = app;
    await app.open('/');
    await page.evaluate(() => window.bench.fault('requests-refused', true));
    await expect
      .poll(() => page.evaluate(async () => (await window.bench.transfers()).length), { timeout: 40_000 })
      .toBeGreaterThan(0);
    const tapped = await page.evaluate(() => Date.now());
    await page.getByRole('switch', { name: 'Mobile network' }).click();
    await expect
      .poll(
        () =>
          page.evaluate(
            async (since) =>
              (await window.bench.refusals()).filter(
                ({ at, reasons }) => at > since && reasons.includes('network-off'),
              ).length,
            tapped,
          ),
        { timeout: 40_000 },
      )
      .toBeGreaterThan(0);
    const late = await page.evaluate(
      async (since) =>
        (await window.bench.transfers()).filter(({ at, service }) => service !== 'ecall' && at > since + 100),
      tapped,
    );
    expect(late).toEqual([]);
    await expect(
      page.getByText('Blocked here, still on in the car. The car refused to switch off.'),
    ).toBeVisible();
  });

  test('while moving less can be shared but not more, and the reason is said', async ({ app }) => {
    const { page } = app;
    await app.open('/');
    await app.driveOff();
    const where = page.getByRole('switch', { name: 'Location sharing' });
    await tap(page, where);
    await expect(
      page.getByText('Sharing more waits until the car is parked. Switching off works now.').last(),
    ).toBeVisible();
    expect(await page.evaluate(([path]) => window.bench.get(path), [location] as const)).toBe(false);
    const control = page.getByRole('switch', { name: 'Mobile network' });
    await control.click();
    await expect(control).not.toBeChecked();
  });

  test('a choice survives a restart of the app', async ({ app }) => {
    const { page } = app;
    await app.open('/');
    const control = page.getByRole('switch', { name: 'Mobile network' });
    await control.click();
    await expect(control).not.toBeChecked();
    await app.open('/');
    await expect(page.getByRole('switch', { name: 'Mobile network' })).not.toBeChecked();
  });

  test('the overview shows what is leaving the car, with amount and receiver', async ({ app }) => {
    const { page } = app;
    await app.open('/');
    await expect(page.locator('gb-overview-page gb-row[icon=cloud-upload]').first()).toBeVisible({
      timeout: 40_000,
    });
  });
});
