import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import type { App } from './app.ts';
import { listControls } from './controls.ts';
import { scenes, setScene } from './scenes.ts';

test.describe('What a driver can have in front of them', () => {
  test.describe.configure({ mode: 'parallel' });

  for (const scene of scenes) {
    const tag = scene.isOfTheAppAlone === true ? [] : '@every-pack';
    const title = `${scene.name}: axe finds nothing by day and by night, and at 50 km/h every control works or says why not`;
    test(title, { tag }, async ({ app }) => {
      await setScene(app, scene);
      await expectAccessible(app.page, 'DAY');
      await expectAccessible(app.page, 'NIGHT', ofColour);
      await expectAllControlsAnswer(app);
    });
  }
});

/** What a theme decides: the rest of a screen is the same by day and by night. */
const ofColour = ['color-contrast', 'link-in-text-block'];

async function expectAccessible(
  page: Page,
  theme: 'DAY' | 'NIGHT',
  rules?: readonly string[],
): Promise<void> {
  // No colour is caught half-way from day to night.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate((mode) => window.bench.set('Vehicle.Cabin.Infotainment.HMI.DayNightMode', mode), theme);
  await expect(page.locator(`html[data-theme=${theme.toLowerCase()}]`)).toBeAttached();
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect.soft(found, theme).toEqual([]);
}

/** Moves off: what could be used before is still there, and either works or says why not. */
async function expectAllControlsAnswer(app: App): Promise<void> {
  const parked = (await listControls(app.page)).map(({ name }) => name);
  expect(parked.length).toBeGreaterThan(3);
  await app.driveOff();
  const moving = (await listControls(app.page)).map(({ name }) => name);
  const vanished = parked.filter((name) => !moving.includes(name));
  expect(vanished, 'vanished').toEqual([]);
  expect(moving.filter((name) => name.endsWith('without a reason'))).toEqual([]);
}
