import type { Locator, Page } from '@playwright/test';
import { chooseSome, eraseAddressBook, expect, hold } from '../e2e/app.ts';
import type { Stage } from './stage.ts';

/** A screen to look at. It begins where the one before it ended, on one profile. */
export interface Screen {
  readonly name: string;
  /** Resolves when all that belongs to it is there. */
  readonly show: (stage: Stage) => Promise<void>;
  /** Kept with status bar and navigation, which all share: in each picture they would be most of its bytes. */
  readonly isWhole?: boolean;
  /** Kept of a portrait display too; such a screen begins by itself. */
  readonly isTall?: boolean;
}

/** Every screen a driver comes to see. A new one is a row here. */
export const screens: readonly Screen[] = [
  {
    name: 'first-run-language',
    show: async (stage) => {
      // Opened at `/`, the test's app skips the first run.
      await stage.open('/drivers');
      await go(stage.app.page, '/', 'gb-radio-list');
    },
  },
  { name: 'first-run-sharing', show: ({ app }) => press(app.page, 'Continue', 'gb-first-run-sharing') },
  { name: 'first-run-name', show: ({ app }) => press(app.page, 'Continue', 'gb-text-field') },
  {
    name: 'overview',
    isWhole: true,
    show: async (stage) => {
      const { app } = stage;
      await press(app.page, 'Skip', 'gb-overview-page');
      await stage.open('/data/contacts');
      await app.importFile('people.vcf', people());
      await app.page.getByRole('button', { name: 'Done' }).click();
      await go(app.page, '/', 'gb-figure');
    },
  },
  { name: 'my-data', show: ({ app }) => go(app.page, '/data', 'gb-data-page gb-row') },
  {
    name: 'address-book',
    show: async (stage) => {
      await stage.open('/data/contacts');
      await expect(stage.app.page.getByRole('slider')).toBeVisible();
    },
  },
  { name: 'contact', show: ({ app }) => press(app.page, /^Anna/, 'gb-contact-details') },
  { name: 'contact-editor', show: ({ app }) => press(app.page, 'Edit', 'gb-contact-editor') },
  { name: 'sharing', show: ({ app }) => go(app.page, '/sharing', 'gb-sharing-page gb-service-row') },
  {
    name: 'drivers',
    isTall: true,
    show: async (stage) => {
      await stage.open('/drivers');
      await appears(stage.app.page.locator('gb-drivers-page gb-driver-tiles'));
    },
  },
  { name: 'driver-add', show: ({ app }) => press(app.page, 'Add a driver', 'gb-name-form') },
  { name: 'comfort-seat', isTall: true, show: (stage) => comfort(stage, 'Seat') },
  { name: 'comfort-mirrors', isTall: true, show: (stage) => comfort(stage, 'Mirrors') },
  { name: 'comfort-climate', show: (stage) => comfort(stage, 'Climate') },
  { name: 'comfort-light', isTall: true, show: (stage) => comfort(stage, 'Light') },
  {
    name: 'comfort-right-hand-drive',
    isTall: true,
    show: async (stage) => {
      await comfort(stage, 'Seat');
      await stage.app.page.evaluate(() => window.bench.set('Vehicle.Cabin.DriverPosition', 'RIGHT'));
      await appears(stage.app.page.locator('html[data-drive-side=right]'));
    },
  },
  {
    name: 'comfort-positions',
    show: async (stage) => {
      await comfort(stage, 'Positions');
      await press(stage.app.page, 'Store as usual', 'gb-position-row');
    },
  },
  {
    name: 'profile',
    isTall: true,
    show: async (stage) => {
      await stage.open('/drivers/profile');
      await appears(stage.app.page.locator('gb-profile-rows'));
    },
  },
  { name: 'profile-picture', show: ({ app }) => press(app.page, /^Picture/, 'gb-picture-panel') },
  {
    name: 'profile-pin',
    show: async ({ app: { page } }) => {
      await press(page, 'Back', 'gb-profile-rows');
      await press(page, /^PIN/, 'gb-pin-panel');
      await press(page, 'Set a PIN', 'gb-pin-pad');
    },
  },
  {
    name: 'take-along',
    isTall: true,
    show: async (stage) => {
      await stage.open('/drivers/file');
      await press(stage.app.page, /^Take my profile along/, 'gb-take-along-page gb-text-field');
    },
  },
  {
    name: 'about',
    show: async (stage) => {
      await stage.open('/about');
      await expect(stage.app.page.locator('gb-about-page gb-page')).toBeVisible();
    },
  },
  {
    name: 'lend',
    show: async ({ app: { page } }) => {
      await go(page, '/erase', 'gb-erase-ways');
      await page.locator('gb-erase-ways gb-row[value=lend]').click();
      await expect(page.locator('gb-lend gb-pin-pad')).toBeVisible();
    },
  },
  { name: 'erase', show: ({ app }) => press(app.page, 'Back', 'gb-erase-ways') },
  { name: 'erase-some', show: ({ app }) => chooseSome(app) },
  {
    name: 'erase-confirmation',
    show: async ({ app }) => {
      await eraseAddressBook(app).click();
      await press(app.page, 'Continue', 'gb-hold-button');
    },
  },
  {
    name: 'erase-result',
    show: async (stage) => {
      const { page } = stage.app;
      await hold(page, page.locator('gb-hold-button'));
      await page.waitForURL('**/restart.html*');
      await page.waitForURL('**/erase');
      // Another id each time; how a proof looks is told by its own tests.
      await page.locator('gb-erase-result gb-certificate-view').evaluate((view) => view.remove());
      await stage.settle();
    },
  },
];

/** A section of comfort, on a new car. */
async function comfort(stage: Stage, section: string): Promise<void> {
  await stage.open('/drivers/comfort');
  await stage.app.page.locator('gb-comfort-page').getByRole('radio', { name: section, exact: true }).click();
  await appears(
    stage.app.page.locator(section === 'Positions' ? 'gb-positions-panel gb-button' : 'gb-comfort-row'),
  );
}

async function go(page: Page, route: string, sign: string): Promise<void> {
  await page.locator(`gb-nav-link a[href="${route}"]`).click();
  await appears(page.locator(sign));
}

async function press(page: Page, name: string | RegExp, sign: string): Promise<void> {
  await page.getByRole('button', { name }).first().click();
  await appears(page.locator(sign));
}

function appears(sign: Locator): Promise<void> {
  return expect(sign.first()).toBeVisible();
}

const givenNames = ['Anna', 'Bram', 'Céline', 'Daan', 'Emma', 'Finn', 'Guusje', 'Hugo', 'Isa', 'Jens', 'Zoë'];
const familyNames = ['Bakker', 'de Vries', 'Jansen', 'Visser'];

/** 44 people, as many as give the list its letters. */
function people(): string {
  const all = givenNames.flatMap((given) => familyNames.map((family) => `${given} ${family}`));
  return all
    .map((name, at) =>
      [
        'BEGIN:VCARD',
        'VERSION:3.0',
        `FN:${name}`,
        `TEL;TYPE=CELL:+31 6 ${10_000_000 + at * 7_919}`,
        `EMAIL:person${at}@example.org`,
        'ADR;TYPE=HOME:;;Dorpsstraat 1;Hilversum;;1211 AB;Nederland',
        'END:VCARD',
        '',
      ].join('\r\n'),
    )
    .join('');
}
