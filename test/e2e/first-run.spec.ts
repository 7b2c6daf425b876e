import AxeBuilder from '@axe-core/playwright';
import { chooseSome, expect, status, test } from './app.ts';
import type { App } from './app.ts';

/** Opens the app in a car where nobody has been asked anything yet. */
async function openNew({ page, host }: App): Promise<void> {
  await page.goto(host.app);
  await expect(status(page, 'Parked')).toBeVisible();
  await expectStep({ page }, 'Language');
}

async function expectStep({ page }: Pick<App, 'page'>, heading: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
}

function violations({ page }: App): Promise<readonly string[]> {
  return new AxeBuilder({ page }).analyze().then((found) => found.violations.map(({ id }) => id));
}

test.describe('First run', () => {
  test('asks language and name, says what is off and what the law keeps on, and is over for good', async ({
    app,
  }) => {
    const { page } = app;
    await openNew(app);
    expect(await violations(app)).toEqual([]);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expectStep(app, 'On and off');
    await expect(page.getByText('Step 2 of 4', { exact: true })).toBeVisible();
    await expect(page.getByText('Everything optional is off')).toBeVisible();
    await expect(page.getByRole('button', { name: '112 eCall' })).toBeVisible();
    await page.getByRole('switch', { name: 'Product quality and research' }).click();
    await expect(page.getByText('You objected.', { exact: false })).toBeVisible();
    expect(await page.getByRole('switch', { checked: true }).count()).toBe(0);
    expect(await violations(app)).toEqual([]);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Anna');
    expect(await violations(app)).toEqual([]);
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Anna');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.locator('gb-overview-page')).toBeVisible();
    await expect(status(page, 'Anna')).toBeVisible();
    await page.reload();
    await expect(status(page, 'Anna')).toBeVisible();
    await expect(page.locator('gb-overview-page')).toBeVisible();
    await expect(page.locator('gb-first-run-page')).toHaveCount(0);
  });

  test('is done by keyboard alone, in Dutch at once and after a restart, the pack’s words included', async ({
    app,
  }) => {
    const { page } = app;
    await openNew(app);
    await page.getByRole('radio', { name: 'English' }).focus();
    await page.keyboard.press('ArrowDown');
    await expectStep(app, 'Taal');
    await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
    await expect(status(page, 'Geparkeerd')).toBeVisible();
    await expect(page.getByRole('radio', { name: 'Nederlands' })).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(page.getByRole('button', { name: 'Verder' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expectStep(app, 'Aan en uit');
    await expect(page.getByText('Productkwaliteit', { exact: false }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expectStep(app, 'Je naam');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Sanne');
    await page.keyboard.press('Enter');
    await expectStep(app, 'Dat was alles');
    await expect(page.getByRole('button', { name: 'Klaar' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('gb-overview-page')).toBeVisible();
    await page.goto(new URL('/data', app.host.app).href);
    await expect(status(page, 'Sanne')).toBeVisible();
    await expectStep(app, 'Mijn gegevens');
    await expect(page.getByText('Namen, nummers', { exact: false }).first()).toBeVisible();
  });

  test('is done by knob alone', async ({ app }) => {
    const { page } = app;
    const knob = (event: Parameters<Window['bench']['knob']>[0]): Promise<void> =>
      page.evaluate((given) => window.bench.knob(given), event);
    await openNew(app);
    await page.getByRole('link', { name: 'Overview' }).focus();
    await knob({ kind: 'nudge', direction: 'right' });
    await expect(page.getByRole('radio', { name: 'English' })).toBeFocused();
    await knob({ kind: 'nudge', direction: 'up' });
    await knob({ kind: 'turn', detents: 9 });
    await expect(page.getByRole('button', { name: 'Continue' })).toBeFocused();
    await knob({ kind: 'press' });
    await expectStep(app, 'On and off');
    await knob({ kind: 'back' });
    await expectStep(app, 'Language');
    await expect(page.getByRole('button', { name: 'Continue' })).toBeFocused();
    for (const heading of ['On and off', 'Your name', 'That was all']) {
      await knob({ kind: 'press' });
      await expectStep(app, heading);
    }
    await knob({ kind: 'press' });
    await expect(page.locator('gb-overview-page')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Overview' })).toBeFocused();
  });

  test('waits while driving, keeps what was typed, and can be skipped meanwhile', async ({ app }) => {
    const { page } = app;
    await openNew(app);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    const field = page.getByRole('textbox', { name: 'Name' });
    await field.fill('Ann');
    await app.driveOff();
    await expect(
      page.getByText('This waits until the car stands still.', { exact: false }).first(),
    ).toBeVisible();
    await field.press('x');
    await page.getByRole('button', { name: 'Continue' }).click({ force: true });
    await expectStep(app, 'Your name');
    await expect(field).toHaveValue('Ann');
    expect(await violations(app)).toEqual([]);
    await page.getByRole('button', { name: 'Skip' }).click();
    await expect(page.locator('gb-overview-page')).toBeVisible();
    await expect(status(page, 'Driver')).toBeVisible();
  });

  test('starts over without harm when it was interrupted, and once the driver card is erased', async ({
    app,
  }) => {
    const { page } = app;
    await openNew(app);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.reload();
    await expectStep(app, 'Language');
    await app.open('/');
    await app.open('/erase');
    await chooseSome(app);
    await page.locator('gb-checkbox-row').filter({ hasText: 'Driver card' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.locator('gb-hold-button').focus();
    await page.keyboard.down('Enter');
    await page.waitForURL('**/restart.html*');
    await page.keyboard.up('Enter');
    await page.waitForURL('**/erase');
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('link', { name: 'Overview' }).click();
    await expectStep(app, 'Language');
  });
});
