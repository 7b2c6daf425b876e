import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../e2e/app.ts';
import { screens } from './screens.ts';
import { setStage } from './stage.ts';

/** How pictures are made anew, after somebody looked at what changed. */
const command = 'npm run build && npx playwright test --project=visual --update-snapshots=all';

const displays = [
  { width: 1920, height: 720 },
  { width: 1280, height: 480 },
  { width: 1080, height: 1920 },
] as const;

/** Pictures hold for one major version of Chromium: the next draws letters a little differently. */
for (const viewport of displays) {
  for (const theme of ['day', 'night'] as const) {
    test.describe(`Screens at ${viewport.width} × ${viewport.height} by ${theme}`, () => {
      test.use({ viewport, contextOptions: { reducedMotion: 'reduce' }, locale: 'en', timezoneId: 'UTC' });

      test('look as they did when somebody last looked', async ({ app, browser }, { project, config }) => {
        const version = `chromium-${browser.version().split('.', 1).join('')}`;
        const kept = existsSync(join(project.testDir, 'pictures', version));
        const isMaking = config.updateSnapshots !== 'none';
        test.skip(!kept && !isMaking, `no pictures are kept for ${version}; to make them: ${command}`);

        const stage = await setStage(app, theme);
        const { page } = app;
        const isTall = viewport.height > viewport.width;
        const shown = isTall ? screens.filter((screen) => screen.isTall) : screens;
        for (const { name, show, isWhole = false } of shown) {
          await test.step(name, async () => {
            await show(stage);
            // The focus that a screen gives is part of it, the pointer that led there is not.
            await page.mouse.move(0, 0);
            const box = isWhole ? null : await page.locator('main').boundingBox();
            // Another id each time.
            const mask = [page.locator('gb-about-page .installation')];
            await expect
              .soft(page)
              .toHaveScreenshot(
                [version, `${name}-${viewport.width}-${theme}.png`],
                box === null ? { mask } : { mask, clip: box },
              );
          });
        }
      });
    });
  }
}
