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

  for (const { what, fault, phone, every } of [
    { what: 'Mobile network', fault: 'requests-refused', phone: false, every: '' },
    { what: 'Mobile network', fault: 'requests-silent', phone: true, every: '' },
    { what: 'quality', fault: 'requests-silent', phone: true, every: ' @every-pack' },
  ] as const) {
    test(`${what} off holds from the tap: nothing is sent more than 100 ms later, with ${fault}${phone ? ' and a phone' : ''}${every}`, async ({
      app,
    }) => {
      const { page } = app;
      await app.open('/sharing');
      await page.evaluate(
        ([on, name]) => Promise.all([window.bench.phone(on), window.bench.fault(name, true)]),
        [phone, fault] as const,
      );
      // By default only what runs until it is objected to sends. It tries every 20 ms around the tap: by itself it
      // tries every few seconds, and what shuts the gate a second late would not show.
      const path = phone ? 'phone' : 'built-in';
      const name = app.words.services[what]?.name ?? what;
      const watched = page.evaluate(async () => {
        let tapped = Infinity;
        const onTapped = (): void => {
          tapped = Date.now();
        };
        addEventListener('click', onTapped, { capture: true, once: true });
        const records = [];
        while (Date.now() < tapped + 1_000) {
          records.push(await window.bench.send('quality'));
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        return { tapped, records, sent: await window.bench.transfers() };
      });
      await page.getByRole('switch', { name }).click();
      const { tapped, records, sent } = await watched;
      const before = records.filter(({ at }) => at < tapped);
      const after = records.filter(({ at }) => at > tapped + 100);
      expect(before.map((record) => 'connection' in record && record.connection)).toContain(path);
      expect(after.length).toBeGreaterThan(10);
      const reason = what === 'quality' ? 'objected' : 'network-off';
      expect(after.filter((record) => record.outcome === 'sent' || !record.reasons.includes(reason))).toEqual(
        [],
      );
      const late = sent.filter(
        ({ at, service }) =>
          at > tapped + 100 && (what === 'quality' ? service === what : service !== 'ecall'),
      );
      expect(late).toEqual([]);
      const answer = fault === 'requests-silent' ? 'did not answer' : 'refused to switch off';
      await expect(
        page.getByText(`Blocked here, still on in the car. The car ${answer}.`, { exact: true }).first(),
      ).toBeVisible();
      await expect(page.getByRole('switch', { name })).toBeChecked();
      expect(await page.evaluate(() => window.bench.get('Vehicle.Private.Glovebox.ECall.State'))).toBe(
        'READY',
      );
    });
  }

  test('every row is reached, switched and looked into by keyboard alone @every-pack', async ({ app }) => {
    const { page } = app;
    await app.open('/sharing');
    const name = app.words.services['quality']?.name ?? '';
    const control = page.getByRole('switch', { name });
    const row = page.getByRole('button', { name });
    await expect(control).toBeChecked();
    await page.getByRole('link', { name: 'Sharing' }).focus();
    await expect
      .poll(
        async () => {
          await page.keyboard.press('Tab');
          return row.evaluate((element) => element.matches(':focus'));
        },
        { intervals: [10], timeout: 30_000 },
      )
      .toBe(true);
    await page.keyboard.press('Enter');
    const details = page.locator('gb-service-details');
    await expect(details.getByRole('button')).toBeFocused();
    await expect(details).toContainText('GDPR art. 6(1)(f)');
    await page.keyboard.press('Escape');
    await expect(details).toHaveCount(0);
    await expect(row).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(control).toBeFocused();
    await page.keyboard.press('Space');
    await expect(control).not.toBeChecked();
  });

  test('by knob alone: asks before positions are sent, switches on, and says what it waits for', async ({
    app,
  }) => {
    const { page } = app;
    const knob = async (...events: Parameters<Window['bench']['knob']>[0][]): Promise<void> => {
      for (const event of events) await page.evaluate((given) => window.bench.knob(given), event);
    };
    await app.open('/sharing');
    const name = app.words.services['breakdown']?.name ?? '';
    const control = page.getByRole('switch', { name });
    await page.getByRole('switch', { name: 'Mobile network' }).focus();
    await knob({ kind: 'nudge', direction: 'down' });
    await expect(
      page.getByRole('button', { name: app.words.services['advanced-ecall']?.name ?? '' }),
    ).toBeFocused();
    await knob({ kind: 'turn', detents: 5 });
    await expect(control).toBeFocused();
    await knob({ kind: 'press' });
    const refuse = page.getByRole('button', { name: 'Leave off' });
    await expect(
      page.getByText(app.words.services['breakdown']?.position?.often ?? '', { exact: true }),
    ).toBeVisible();
    await expect(refuse).toBeFocused();
    await knob({ kind: 'press' });
    await expect(refuse).toBeHidden();
    await expect(control).toBeFocused();
    await expect(control).not.toBeChecked();
    await knob({ kind: 'press' }, { kind: 'turn', detents: 1 });
    await expect(page.getByRole('button', { name: 'Switch on' })).toBeFocused();
    await knob({ kind: 'press' });
    await expect(control).toBeChecked();
    await page.evaluate(() => window.bench.network(false));
    await expect(page.getByText('Unavailable: no connection.').first()).toBeVisible();
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
    await page.evaluate(() => window.bench.send('quality'));
    const { name = '' } = app.words.services['quality'] ?? {};
    const row = page.locator('gb-overview-page gb-row').filter({ hasText: name });
    await expect(row).toContainText(/\d (bytes|kB)/);
    await expect(row).toContainText(app.words.recipients['maker']?.name ?? 'the maker');
  });
});
