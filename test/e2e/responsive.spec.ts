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
/** Each theme and each direction: neither depends on the other. */
const looks = [
  ['day', 'ltr'],
  ['night', 'rtl'],
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
  await app.page.locator('gb-nav-link a[href="/sharing"]').click();
  await app.page.getByRole('switch', { name: 'Mobile network' }).first().click();
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

type State = readonly [name: string, show: (app: App) => Promise<void>];

const panelTags = {
  Name: 'gb-name-form',
  Picture: 'gb-picture-panel',
  Language: 'gb-speech-panel',
  Units: 'gb-speech-panel',
  'Car key': 'gb-key-panel',
  PIN: 'gb-pin-panel',
} as const;

/** Every state of every route that a driver comes to see. */
const states: readonly State[] = [
  ['overview', ({ page }) => go(page, '/', page.locator('gb-figure').first())],
  ['about', ({ page }) => follow(page, '/about', page.locator('gb-about-page gb-row').first())],
  ['drivers', ({ page }) => go(page, '/drivers', page.locator('gb-drivers-page gb-driver-tiles'))],
  [
    'comfort',
    ({ page }) => follow(page, '/drivers/comfort', page.locator('gb-comfort-page gb-comfort-row').first()),
  ],
  ...(['Wheel', 'Mirrors', 'Climate', 'Driving', 'Light', 'Positions'] as const).map((section): State => [
    `comfort, ${section}`,
    async ({ page }) => {
      const comfort = page.locator('gb-comfort-page');
      await comfort
        .getByRole('radio', { name: section, exact: true })
        .evaluate((input: HTMLElement) => input.click());
      const sign = section === 'Positions' ? 'gb-positions-panel gb-button' : 'gb-comfort-row';
      await expect(page.locator(sign).first()).toBeVisible();
    },
  ]),
  [
    'profile',
    async ({ page }) => {
      await go(page, '/drivers', page.locator('gb-drivers-page gb-driver-tiles'));
      await follow(page, '/drivers/profile', page.locator('gb-profile-rows'));
    },
  ],
  ...(['Name', 'Picture', 'Language', 'Units', 'Car key', 'PIN'] as const).map((panel): State => [
    `profile, ${panel}`,
    async ({ page }) => {
      const profile = page.locator('gb-profile-page');
      const back = profile
        .locator('gb-profile-panels, gb-button')
        .getByRole('button', { name: 'Back', exact: true });
      if (await back.first().isVisible()) await back.first().click();
      await profile
        .getByRole('button', { name: new RegExp(`^${panel}`) })
        .first()
        .click();
      await expect(page.locator(panelTags[panel])).toBeVisible();
    },
  ]),
  [
    'a PIN being set',
    async ({ page }) => {
      await page.getByRole('button', { name: 'Set a PIN' }).click();
      await expect(page.locator('gb-pin-panel gb-pin-pad')).toBeVisible();
    },
  ],
  ...(['Take my profile along', 'Bring a profile in'] as const).map((way): State => [
    way,
    async ({ page }) => {
      await go(page, '/drivers', page.locator('gb-drivers-page gb-driver-tiles'));
      await follow(page, '/drivers/file', page.locator('gb-take-along-page gb-row').first());
      await page.getByRole('button', { name: new RegExp(`^${way}`) }).click();
      await expect(page.locator('gb-take-along-page gb-text-field').first()).toBeVisible();
    },
  ]),
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
  [
    'an empty list',
    async ({ page }) => {
      await page.getByRole('button', { name: 'Cancel' }).click();
      await go(page, '/data', page.locator('gb-data-page gb-row').first());
      await follow(page, '/data/voice', page.locator('gb-records-page gb-empty'));
    },
  ],
  [
    'consents',
    async ({ page }) => {
      await go(page, '/data', page.locator('gb-data-page gb-row').first());
      await follow(page, '/data/consents', page.locator('gb-record-list gb-row').first());
    },
  ],
  [
    'one consent',
    async ({ page }) => {
      await page.locator('gb-record-list gb-row').first().click();
      await expect(page.locator('gb-record-details')).toBeVisible();
    },
  ],
  [
    'which consents',
    async ({ page }) => {
      await page.getByRole('button', { name: 'Shown' }).click();
      await expect(page.locator('gb-view-panel gb-radio-list').first()).toBeVisible();
    },
  ],
  [
    'devices',
    async ({ page }) => {
      await page.evaluate(async () => {
        await window.bench.joinWifi({ name: 'Home network' });
        await window.bench.plugStick({ label: 'Holiday' });
        const contacts = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann\r\nEND:VCARD\r\n';
        await window.bench.plugPhone({ label: 'Donaudampfschifffahrtsgesellschaft of somebody', contacts });
      });
      await go(page, '/data', page.locator('gb-data-page gb-row').first());
      await follow(page, '/data/devices', page.locator('gb-device-list gb-row').first());
      await expect(page.locator('gb-phone-offer gb-notice')).toBeVisible();
    },
  ],
  [
    'a phone',
    async ({ page }) => {
      await page.locator('gb-phone-offer').getByRole('button', { name: 'Not now' }).click();
      await page.locator('gb-device-list gb-row').first().click();
      await expect(page.locator('gb-devices-page .forget')).toBeVisible();
    },
  ],
  [
    'a phone about to be forgotten',
    async ({ page }) => {
      await page.locator('gb-devices-page .forget').click();
      await expect(page.locator('gb-forget-panel .confirm')).toBeVisible();
    },
  ],
  ...(['Take everything along', 'Bring data back'] as const).map((way): State => [
    way,
    async ({ page }) => {
      await go(page, '/data', page.locator('gb-data-page gb-row').first());
      await follow(page, '/data/take-along', page.locator('gb-archive-page gb-row').first());
      await page.getByRole('button', { name: new RegExp(`^${way}`) }).click();
      await expect(page.locator('gb-archive-page gb-text-field').first()).toBeVisible();
    },
  ]),
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
    test.describe.configure({ mode: 'parallel' });
    for (const [theme, direction] of looks) {
      test(`cuts nothing off and keeps every control in reach, by ${theme}, ${direction}`, async ({
        app,
      }) => {
        const { page } = app;
        await prepare(app);
        await page.evaluate(
          ([shown, dir]) => {
            document.documentElement.dataset['theme'] = shown;
            document.documentElement.dir = dir;
          },
          [theme, direction] as const,
        );
        await checkFirstRun(app);
        for (const [name, show] of states) {
          await show(app);
          if (process.env['SHOTS'])
            await page.screenshot({
              path: `${process.env['SHOTS']}/${width}-${theme}-${direction}-${name}.png`,
            });
          expect.soft(await layoutProblems(page), name).toEqual([]);
        }
      });
    }
  });
}
