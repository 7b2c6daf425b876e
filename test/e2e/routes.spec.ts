import AxeBuilder from '@axe-core/playwright';
import { expect, test, vcards } from './app.ts';

test.describe('Routes', () => {
  for (const [route, heading] of [
    ['/', 'Overview'],
    ['/data/contacts', 'Address book'],
    ['/erase', 'Erase'],
  ] as const) {
    test(`${route} opens by its address`, async ({ app }) => {
      await app.open(route);
      await expect(app.page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    });

    test(`axe finds nothing on ${route}, by day and by night`, async ({ app }) => {
      const { page } = app;
      await app.open('/data/contacts');
      await app.importFile('some.vcf', vcards(30));
      await app.open(route);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      for (const theme of ['DAY', 'NIGHT']) {
        await page.evaluate(
          (mode) => window.bench.set('Vehicle.Cabin.Infotainment.HMI.DayNightMode', mode),
          theme,
        );
        await expect(page.locator(`html[data-theme=${theme.toLowerCase()}]`)).toBeAttached();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect
          .soft(
            violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
            theme,
          )
          .toEqual([]);
      }
    });
  }

  test('an unknown address leads to the overview with a notice', async ({ app }) => {
    await app.open('/nowhere');
    await expect(app.page.getByText('That page does not exist. This is the overview.')).toBeVisible();
    expect(new URL(app.page.url()).pathname).toBe('/');
  });

  test('the way back works, and addresses and titles say nothing personal', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('one.vcf', vcards(1));
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: /Person Sample00001/ }).click();
    expect(page.url()).not.toMatch(/Sample|Person/);
    expect(await page.title()).toBe('Glovebox');
    await page.getByRole('link', { name: 'Erase' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Erase' })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Address book' })).toBeVisible();
  });
});
