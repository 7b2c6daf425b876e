import type { Page } from '@playwright/test';
import { chooseSome, eraseAddressBook, expect, test, vcards } from './app.ts';
import type { App } from './app.ts';
import { layoutProblems } from './layout.ts';

const displays = [
  [1920, 720],
  [1280, 480],
  [1024, 768],
  [1080, 1920],
] as const;
const looks = [
  ['day', 'ltr'],
  ['night', 'ltr'],
  ['day', 'rtl'],
] as const;

const longName =
  'Altersvorsorgeversicherungsgesellschaft Donaudampfschifffahrtsgesellschaftskapitän Freiherr von Hohenfels';
const longCard = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  `FN:${longName}`,
  'ORG:Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz-Amt',
  'TEL;TYPE=CELL:+49 171 0000000000000000',
  'EMAIL:freiherr.von.hohenfels.donaudampfschifffahrtsgesellschaft@rechtsschutzversicherung.example.org',
  'ADR;TYPE=HOME:;;Lange Straße 1;Garmisch-Partenkirchen;;82467;Deutschland',
  'END:VCARD',
  '',
].join('\r\n');

async function prepare(app: App): Promise<void> {
  await app.open('/data/contacts');
  await app.importFile('people.vcf', longCard + vcards(29));
  await app.page.getByRole('button', { name: 'Done' }).click();
}

/** The steps of the first run, as they stand before anything is entered; ends on the overview. */
async function checkFirstRun(app: App): Promise<void> {
  const { page } = app;
  await page.locator('gb-nav-link a[href="/"]').click();
  const next = page.locator('gb-first-run-page .next');
  for (const heading of ['Language', 'On and off', 'Your name', 'That was all']) {
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    expect.soft(await layoutProblems(page), heading).toEqual([]);
    await next.click();
  }
  await expect(page.locator('gb-overview-page')).toBeVisible();
}

/** Every state of every route that a driver comes to see. */
const states: readonly (readonly [name: string, show: (app: App) => Promise<void>])[] = [
  ['overview', ({ page }) => go(page, '/', page.locator('gb-figure').first())],
  ['about', ({ page }) => follow(page, '/about', page.locator('gb-about-page gb-row').first())],
  ['drivers', ({ page }) => go(page, '/drivers', page.locator('gb-drivers-page gb-driver-tiles'))],
  ['sharing', ({ page }) => go(page, '/sharing', page.locator('gb-sharing-page gb-row').first())],
  [
    'sharing details',
    async ({ page }) => {
      await page.locator('gb-service-row').first().getByRole('button').first().click();
      await expect(page.locator('gb-service-details')).toBeVisible();
    },
  ],
  ['my data', ({ page }) => go(page, '/data', page.locator('gb-data-page gb-row').first())],
  [
    'address book',
    ({ page }) => follow(page, '/data/contacts', page.locator('gb-window-list gb-row').first()),
  ],
  [
    'contact',
    async ({ page }) => {
      await page.getByRole('button', { name: /^Altersvorsorge/ }).click();
      await expect(page.locator('gb-contact-details')).toBeVisible();
    },
  ],
  [
    'contact editor',
    async ({ page }) => {
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await expect(page.locator('gb-contact-editor gb-text-field').first()).toBeVisible();
    },
  ],
  ['erase', ({ page }) => go(page, '/erase', page.locator('gb-erase-ways gb-row').first())],
  ['some of it', chooseSome],
  [
    'confirmation',
    async (app) => {
      const { page } = app;
      await eraseAddressBook(app).click();
      await page.getByRole('button', { name: 'Continue' }).click();
      await expect(page.locator('gb-hold-button')).toBeVisible();
    },
  ],
];

async function go(page: Page, route: string, sign: ReturnType<Page['locator']>): Promise<void> {
  await page.locator(`gb-nav-link a[href="${route}"]`).click();
  await expect(sign).toBeVisible();
}

async function follow(page: Page, route: string, sign: ReturnType<Page['locator']>): Promise<void> {
  await page.locator(`main a[href="${route}"]`).first().click();
  await expect(sign).toBeVisible();
}

for (const [width, height] of displays) {
  test.describe(`A display of ${width} × ${height}`, () => {
    test.use({ viewport: { width, height } });
    test('cuts nothing off and keeps every control in reach, in every look', async ({ app }) => {
      const { page } = app;
      await prepare(app);
      await checkFirstRun(app);
      for (const [theme, direction] of looks) {
        await page.evaluate(
          ([shown, dir]) => {
            document.documentElement.dataset['theme'] = shown;
            document.documentElement.dir = dir;
          },
          [theme, direction] as const,
        );
        for (const [name, show] of states) {
          await show(app);
          if (process.env['SHOTS'])
            await page.screenshot({
              path: `${process.env['SHOTS']}/${width}-${theme}-${direction}-${name}.png`,
            });
          expect.soft(await layoutProblems(page), `${name}, ${theme}, ${direction}`).toEqual([]);
        }
      }
    });
  });
}
