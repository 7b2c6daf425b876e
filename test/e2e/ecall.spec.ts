import { expect, status, tap, test } from './app.ts';

/** 112 eCall cannot be switched off: each way somebody might try. */
test.describe('112 eCall', { tag: '@every-pack' }, () => {
  test('a tap explains and changes nothing', async ({ app }) => {
    const { page } = app;
    await app.open('/');
    await tap(page, page.getByRole('button', { name: /112 eCall/ }));
    await expect(page.getByText(app.words.services['ecall']?.whyFixed ?? 'nothing').last()).toBeVisible();
    expect(await page.evaluate(() => window.bench.get('Vehicle.Private.Glovebox.ECall.State'))).toBe('READY');
  });

  test('no key changes it, and its row holds no switch', async ({ app }) => {
    const { page } = app;
    await app.open('/');
    const row = page.getByRole('button', { name: /112 eCall/ });
    await row.focus();
    for (const key of ['Enter', ' ', 'Delete', 'Backspace', 'ArrowLeft', 'Escape', 'f'])
      await page.keyboard.press(key);
    await expect(page.locator('gb-row[kind=locked] gb-switch')).toHaveCount(0);
    await expect(status(page, '112 eCall ready')).toBeVisible();
  });

  test('a script finds no path that could switch it', async ({ app }) => {
    const { page } = app;
    await app.open('/');
    for (const path of [
      'Vehicle.Private.Glovebox.Service.Ecall.IsAllowed',
      'Vehicle.Private.Glovebox.Service.ECall.IsAllowed',
      'Vehicle.Private.Glovebox.ECall.IsEnabled',
    ]) {
      const error = await page.evaluate(
        (tried) =>
          window.bench.set(tried, false).then(
            () => '',
            (reason: unknown) => String(reason),
          ),
        path,
      );
      expect(error).toContain('Unknown path');
    }
  });

  test('with the network and location off, or never on, an emergency call still goes out, over the built-in modem', async ({
    app,
  }) => {
    const { page } = app;
    await app.open('/');
    if (app.pack.switches.includes('network'))
      await page.getByRole('switch', { name: 'Mobile network' }).click();
    await page.evaluate(() => window.bench.emergencyCall());
    const sent = await page.evaluate(async () =>
      (await window.bench.transfers()).filter(({ service }) => service === 'ecall'),
    );
    expect(sent).toHaveLength(1);
    expect(sent[0]?.connection).toBe('built-in');
  });

  test('a pack that makes it switchable is refused with the entry and the rule', async ({ app }) => {
    const { page } = app;
    await page.route('**/packs/*/pack.json', async (route) => {
      const pack = (await (await route.fetch()).json()) as { services: { id: string; control: string }[] };
      const ecall = pack.services.find(({ id }) => id === 'ecall');
      if (ecall) ecall.control = 'switch';
      await route.fulfill({ json: pack });
    });
    await page.goto(app.host.app);
    await expect(page.getByText(/refused\. services\/ecall\/control: must be locked-on/)).toBeVisible();
  });

  test('an address cannot switch it either', async ({ app }) => {
    const { page } = app;
    for (const route of ['/?ecall=off', '/#ecall=off', '/erase?category=ecall', '/sharing/ecall/off']) {
      await app.open(route);
      expect(await page.evaluate(() => window.bench.get('Vehicle.Private.Glovebox.ECall.State'))).toBe(
        'READY',
      );
      await expect(status(page, '112 eCall ready')).toBeVisible();
    }
  });

  test('a fault of the system is said loudly', async ({ app }) => {
    const { page } = app;
    await app.open('/erase');
    await page.evaluate(() => window.bench.fault('ecall-fault', true));
    await expect(page.getByText('112 eCall fault')).toBeVisible();
    await expect(page.getByRole('alert').filter({ hasText: '112 eCall reports a fault' })).toBeVisible();
  });
});
