import { PageWatch } from '../measure/page-watch.ts';
import { fixedWork } from '../measure/throttle.ts';
import { chooseErase } from '../harness/drive-app.ts';
import { expect, hold, tap, test, vcards } from './app.ts';

const count = 10_000;
/**
 * The longest that the page may go without a frame, in times of a fixed piece of work of about 45 ms on the machine of
 * `facts.md`: half a second there, as much more as the machine is slower or busier now. Seen: 70 to 150 ms; 450 to 630
 * when all contacts were prepared for the list at once.
 */
const mostWork = 11;

/** The bound on this machine now, ms. Work that takes no time at all still leaves a few frames. */
async function bound(page: Parameters<typeof fixedWork>[0]): Promise<number> {
  return Math.max(300, mostWork * (await fixedWork(page)));
}

test.describe('Ten thousand contacts', () => {
  test('import without a frozen page, which answers a tap meanwhile', async ({ app, context }) => {
    const { page } = app;
    const watch = await PageWatch.of(context);
    await app.open('/data/contacts');
    await expect(page.getByRole('button', { name: 'Import contacts' })).toBeVisible();
    const before = await bound(page);
    await page.locator('gb-contacts-page input[type=file]').setInputFiles({
      name: 'ten-thousand.vcf',
      mimeType: 'text/vcard',
      buffer: Buffer.from(vcards(count)),
    });
    const chosen = await watch.first('file-chosen', 0);
    await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();

    // A driver looks away to the overview's switch: the page goes on, and so does the import.
    await tap(page, page.getByRole('link', { name: 'Overview' }));
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeAttached();
    expect(await watch.seen('account')).toBe(false);
  });
});
