import { enterPin } from '../harness/lend-app.ts';
import { pngWithComment } from '../harness/png.ts';
import { wavWithComment } from '../harness/wav.ts';
import { openArchive, openProfile, writeArchive, writeProfile } from '../harness/take-along.ts';
import { cardsByLetter, chooseSome, eraseAddressBook, expect, status, tap, vcards } from './app.ts';
import type { App } from './app.ts';

/** What a driver can have in front of them; every route is among them. */
export interface Scene {
  readonly name: string;
  /** What stands in the content area once all of it is there. */
  readonly sign: string;
  readonly show: (app: App) => Promise<void>;
  /** Nothing in it is from the vehicle pack. */
  readonly isOfTheAppAlone?: boolean;
}

const alike = ['', 'EMAIL:ann@example.org\r\n']
  .map((more) => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Twin\r\nTEL:+31612345678\r\n${more}END:VCARD\r\n`)
  .join('');

const press = (app: App, name: string | RegExp): Promise<void> =>
  app.page.getByRole('button', { name }).first().click();

/** Nothing is under way between the car and the world, whose news would come and go on the screen. */
async function quiet(app: App): Promise<void> {
  await app.page.evaluate(() => window.bench.network(false));
}

async function contacts(app: App, cards: string): Promise<void> {
  await app.open('/data/contacts');
  await app.importFile('people.vcf', cards);
}

/** Some destinations, taken in from a file of which one place is left out; its account is open. */
async function destinations(app: App): Promise<void> {
  const text = `<gpx>
    <wpt lat="52.3731" lon="4.8926"><name>Dam</name><desc>By tram</desc><type>favourite</type></wpt>
    <wpt lat="52.0907" lon="5.1214"><name>Office</name><type>work</type></wpt>
    <wpt lat="91" lon="4"><name>Nowhere</name></wpt>
  </gpx>`;
  await app.open('/data/destinations');
  await app.page.locator('gb-destinations-page input[type=file]').setInputFiles({
    ...{ name: 'places.gpx', mimeType: 'application/gpx+xml', buffer: Buffer.from(text) },
  });
  await expect(app.page.locator('gb-place-import-panel').getByRole('button', { name: 'Done' })).toBeVisible();
}

/** A photo and a song taken in, and a file that is neither; its account is open. */
async function media(app: App): Promise<void> {
  await app.open('/data/media');
  await app.page.locator('gb-media-page input.files').setInputFiles([
    { name: 'Beach.png', mimeType: 'image/png', buffer: pngWithComment('of the tests') },
    { name: 'Waves.wav', mimeType: 'audio/wav', buffer: wavWithComment('of the tests') },
    { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no medium') },
  ]);
  await expect(app.page.locator('gb-media-import-panel').getByRole('button', { name: 'Done' })).toBeVisible();
}

async function openContact(app: App): Promise<void> {
  await contacts(app, cardsByLetter(60));
  await press(app, 'Done');
  await press(app, /A\. Person 00000/);
}

/** Of comfort, by its heading. */
export async function openSection({ page, open }: Pick<App, 'page' | 'open'>, name: string): Promise<void> {
  await open('/drivers/comfort');
  await page.locator('gb-comfort-page').getByRole('radio', { name, exact: true }).click();
}

/** The first run stands where the overview will be; opened at `/`, the test's app skips it. */
async function firstRun(app: App): Promise<void> {
  await app.open('/data');
  await app.page.getByRole('link', { name: 'Overview' }).click();
  await expect(app.page.locator('gb-first-run-page gb-radio-list')).toBeVisible();
}

/** A second driver, who is then the one that drives. */
async function addDriver(app: App): Promise<void> {
  await app.open('/drivers');
  await press(app, 'Add a driver');
  await app.page.locator('gb-name-form input').fill('Noor');
  const restarted = app.page.waitForURL('**/restart.html*');
  await app.page.locator('gb-name-form').getByRole('button', { name: 'Add', exact: true }).click();
  await restarted;
}

async function setPin(app: App): Promise<void> {
  await app.open('/drivers/profile');
  await press(app, /^PIN/);
  await press(app, 'Set a PIN');
  for (let time = 0; time < 2; time += 1) await enterPin(app.page.locator('gb-pin-panel'), '314159');
  await expect(app.page.getByRole('button', { name: 'Remove the PIN' })).toBeVisible();
}

/** The consents, with one that was given: the way there is inside the app, which is a new car when it is loaded anew. */
async function consents(app: App): Promise<void> {
  await app.open('/sharing');
  await quiet(app);
  // Not every car has a switch for the network.
  await app.page.locator('gb-sharing-page').getByRole('switch').first().click();
  await app.page.getByRole('link', { name: 'My data', exact: true }).click();
  await app.page.locator('a[href="/data/consents"]').first().click();
  await expect(app.page.locator('gb-record-list gb-row').first()).toBeVisible();
}

/** A phone with a long name that offers its address book and called once, a network and a stick; the phone is looked at. */
async function devices(app: App): Promise<void> {
  await app.open('/data/devices');
  await app.page.evaluate(async (contacts) => {
    await window.bench.joinWifi({ name: 'Home network', passphrase: 'secret' });
    await window.bench.plugStick({ label: 'Holiday' });
    await window.bench.plugPhone({ label: 'Phone of somebody with quite a long name', contacts });
    await window.bench.call();
  }, vcards(3));
  await press(app, /^Phone of somebody/);
  await expect(app.page.getByText('1 call or message')).toBeVisible();
  await expect(app.page.locator('gb-phone-offer gb-notice')).toBeVisible();
}

/** Each begins in a new car. */
export const scenes: readonly Scene[] = [
  { name: '/ at the first run', sign: 'gb-first-run-page gb-radio-list', show: firstRun },
  {
    name: 'what the first run says is on and off',
    sign: 'gb-first-run-sharing',
    show: async (app) => {
      await firstRun(app);
      await press(app, 'Continue');
    },
  },
  {
    name: '/',
    sign: 'gb-overview-page gb-figure',
    show: async (app) => {
      await contacts(app, vcards(3));
      await app.open('/');
      await quiet(app);
    },
  },
  { name: '/drivers', sign: 'gb-drivers-page gb-page', show: (app) => app.open('/drivers') },
  {
    name: '/data',
    sign: 'gb-data-page gb-row',
    show: async (app) => {
      await contacts(app, vcards(3));
      await app.open('/data');
    },
  },
  {
    name: 'a driver being added',
    isOfTheAppAlone: true,
    sign: 'gb-name-form',
    show: async (app) => {
      await app.open('/drivers');
      await press(app, 'Add a driver');
    },
  },
  {
    name: '/drivers/comfort',
    sign: 'gb-comfort-page gb-comfort-row',
    show: (app) => app.open('/drivers/comfort'),
  },
  ...(['Wheel', 'Mirrors', 'Driving', 'Light', 'Positions'] as const).map((section): Scene => ({
    name: `${section} on /drivers/comfort`,
    isOfTheAppAlone: true,
    sign: section === 'Positions' ? 'gb-positions-panel gb-button' : 'gb-comfort-page gb-comfort-row',
    show: (app) => openSection(app, section),
  })),
  { name: 'Climate on /drivers/comfort', sign: 'gb-comfort-row', show: (app) => openSection(app, 'Climate') },
  { name: '/drivers/profile', sign: 'gb-profile-rows', show: (app) => app.open('/drivers/profile') },
  ...(['Name', 'Picture', 'Language', 'Units', 'Car key', 'PIN'] as const).map((panel): Scene => ({
    name: `${panel} on /drivers/profile`,
    isOfTheAppAlone: true,
    sign: `gb-${{ Name: 'name-form', Picture: 'picture-panel', Language: 'speech-panel', Units: 'speech-panel', 'Car key': 'key-panel', PIN: 'pin-panel' }[panel]}`,
    show: async (app) => {
      await app.open('/drivers/profile');
      await press(app, new RegExp(`^${panel}`));
    },
  })),
  {
    name: 'a position that gets its name',
    isOfTheAppAlone: true,
    sign: 'gb-position-name gb-text-field',
    show: async (app) => {
      await openSection(app, 'Positions');
      await press(app, 'Store as usual');
      await press(app, 'Store as new');
    },
  },
  {
    name: 'a driver who is locked',
    isOfTheAppAlone: true,
    sign: 'gb-unlock-panel gb-pin-pad',
    show: async (app) => {
      await setPin(app);
      await app.page.locator('gb-profile-page').getByRole('button', { name: 'Back' }).first().click();
      const restarted = app.page.waitForURL('**/restart.html*');
      await press(app, /^Lock now/);
      await restarted;
      await expect(status(app.page, 'Parked')).toBeVisible({ timeout: 15_000 });
    },
  },
  {
    name: 'the order of the drivers',
    isOfTheAppAlone: true,
    sign: 'gb-driver-order gb-button',
    show: async (app) => {
      await addDriver(app);
      await app.open('/drivers');
      await press(app, 'Change the order');
    },
  },
  {
    name: 'a PIN being removed',
    isOfTheAppAlone: true,
    sign: 'gb-pin-panel gb-pin-pad',
    show: async (app) => {
      await setPin(app);
      await press(app, 'Remove the PIN');
    },
  },
  {
    name: 'copying from another driver',
    isOfTheAppAlone: true,
    sign: 'gb-copy-panel gb-checkbox-row',
    show: async (app) => {
      await openSection(app, 'Positions');
      await press(app, 'Store as usual');
      await expect(app.page.locator('gb-position-row')).toHaveCount(1);
      await addDriver(app);
      await openSection(app, 'Positions');
      await press(app, 'Copy from another driver');
    },
  },
  {
    name: 'what comes in with a profile',
    isOfTheAppAlone: true,
    sign: 'gb-take-along-preview gb-button',
    show: async (app) => {
      await openSection(app, 'Positions');
      await press(app, 'Store as usual');
      await app.page.evaluate(() => window.bench.plugStick());
      await app.page.getByRole('link', { name: 'Back to the drivers' }).click();
      await app.page.getByRole('link', { name: /^Take along/ }).click();
      await writeProfile(app.page);
      await openProfile(app.page);
    },
  },
  { name: '/drivers/file', sign: 'gb-take-along-page gb-row', show: (app) => app.open('/drivers/file') },
  ...(['Take my profile along', 'Bring a profile in'] as const).map((way): Scene => ({
    name: `${way} on /drivers/file`,
    isOfTheAppAlone: true,
    sign: 'gb-take-along-page gb-text-field',
    show: async (app) => {
      await app.open('/drivers/file');
      await press(app, new RegExp(`^${way}`));
    },
  })),
  { name: '/data/contacts without a contact', sign: 'gb-empty', show: (app) => app.open('/data/contacts') },
  {
    name: '/data/contacts with a slider, a contact open',
    sign: 'gb-index-slider, gb-contact-details',
    show: openContact,
  },
  {
    name: 'the account of an import, with contacts alike and an undo',
    isOfTheAppAlone: true,
    sign: 'gb-import-panel gb-duplicates-panel gb-button',
    show: (app) => contacts(app, alike),
  },
  {
    name: 'a deleted contact that can come back',
    isOfTheAppAlone: true,
    sign: 'gb-contacts-notices gb-undo-bar',
    show: async (app) => {
      await openContact(app);
      await press(app, 'Delete');
    },
  },
  {
    name: 'a contact being edited',
    isOfTheAppAlone: true,
    sign: 'gb-contact-editor gb-text-field',
    show: async (app) => {
      await openContact(app);
      await press(app, 'Edit');
      await press(app, 'Add phone');
    },
  },
  {
    name: '/data/destinations with nothing in it',
    sign: 'gb-destinations-page gb-empty',
    show: (app) => app.open('/data/destinations'),
  },
  {
    name: 'the account of an import of places',
    isOfTheAppAlone: true,
    sign: 'gb-place-import-panel li, gb-record-list gb-row',
    show: destinations,
  },
  {
    name: '/data/destinations with one looked at',
    isOfTheAppAlone: true,
    sign: 'gb-record-details, gb-record-list gb-row, gb-import-undo gb-notice',
    show: async (app) => {
      await destinations(app);
      await press(app, 'Done');
      await press(app, /^Dam/);
    },
  },
  {
    name: 'a new destination',
    isOfTheAppAlone: true,
    sign: 'gb-record-editor gb-text-field',
    show: async (app) => {
      await app.open('/data/destinations');
      await press(app, 'Add');
      await press(app, 'Save');
    },
  },
  {
    name: 'what an import of places can begin with',
    isOfTheAppAlone: true,
    sign: 'gb-place-source-panel gb-row',
    show: async (app) => {
      await app.open('/data/destinations');
      await app.page.evaluate(() => window.bench.plugStick({ files: { 'a.gpx': new Uint8Array(20) } }));
      await press(app, 'Import');
    },
  },
  {
    name: 'where destinations are written to',
    isOfTheAppAlone: true,
    sign: 'gb-place-export-panel gb-radio-list',
    show: async (app) => {
      await destinations(app);
      await press(app, 'Done');
      await press(app, 'Export');
    },
  },
  { name: '/data/devices', sign: 'gb-devices-page gb-device-list', show: (app) => app.open('/data/devices') },
  {
    name: 'a phone that offers its address book',
    isOfTheAppAlone: true,
    sign: 'gb-phone-offer gb-button, gb-devices-page .forget, gb-device-list gb-row',
    show: devices,
  },
  {
    name: 'the same offer on /data/contacts',
    isOfTheAppAlone: true,
    sign: 'gb-contacts-page, gb-phone-offer gb-button',
    show: async (app) => {
      await app.open('/data/contacts');
      await app.page.evaluate((contacts) => window.bench.plugPhone({ label: 'Mine', contacts }), vcards(3));
    },
  },
  {
    name: 'a phone about to be forgotten',
    isOfTheAppAlone: true,
    sign: 'gb-forget-panel gb-button',
    show: async (app) => {
      await devices(app);
      await press(app, 'Forget it');
    },
  },
  {
    name: 'the address book of a phone, taken, and the phone forgotten',
    isOfTheAppAlone: true,
    sign: 'gb-forget-panel gb-notice',
    show: async (app) => {
      await devices(app);
      await press(app, 'Take it');
      await press(app, 'Done');
      await press(app, /^Phone of somebody/);
      await press(app, 'Forget it');
      await press(app, 'Forget it for good');
      await expect(app.page.getByText(/^Gone for good: .*3 contacts/)).toBeVisible();
    },
  },
  {
    name: '/data/take-along',
    sign: 'gb-archive-page gb-row',
    show: (app) => app.open('/data/take-along'),
  },
  {
    name: 'everything that can be taken along',
    sign: 'gb-archive-export gb-text-field',
    show: async (app) => {
      await app.open('/data/take-along');
      await press(app, /^Take everything along/);
    },
  },
  {
    name: 'what is in an archive',
    isOfTheAppAlone: true,
    sign: 'gb-archive-account gb-checkbox-row',
    show: async (app) => {
      await contacts(app, vcards(3));
      await app.page.evaluate(() => window.bench.plugStick());
      await app.page.getByRole('link', { name: 'My data', exact: true }).click();
      await app.page.getByRole('link', { name: /^Take my data along/ }).click();
      await writeArchive(app.page);
      await openArchive(app.page);
    },
  },
  // One of them reads like the other: the two that differ by who may read them.
  {
    name: '/data/media with nothing in it',
    sign: 'gb-media-page gb-empty',
    show: (app) => app.open('/data/media'),
  },
  {
    name: '/data/media after an import',
    isOfTheAppAlone: true,
    sign: 'gb-media-import-panel gb-notice',
    show: media,
  },
  {
    name: '/data/media with one looked at',
    isOfTheAppAlone: true,
    sign: 'gb-medium-details canvas',
    show: async (app) => {
      await media(app);
      await press(app, 'Done');
      await press(app, /^Beach/);
    },
  },
  {
    name: 'what media come from',
    isOfTheAppAlone: true,
    sign: 'gb-media-source-panel gb-radio-list',
    show: async (app) => {
      await app.open('/data/media');
      await app.page.evaluate(() =>
        window.bench.plugStick({ label: 'Holiday', bytes: 1_000_000, files: { 'Song.mp3': 'text' } }),
      );
      await press(app, 'Import');
    },
  },
  {
    name: 'a station being added',
    isOfTheAppAlone: true,
    sign: 'gb-record-editor gb-radio-list',
    show: async (app) => {
      await app.open('/data/media');
      await press(app, 'Add station');
    },
  },
  ...(['trips', 'recent-destinations'] as const).map((category): Scene => ({
    name: `/data/${category} with nothing in it`,
    isOfTheAppAlone: true,
    sign: 'gb-records-page gb-empty',
    show: (app) => app.open(`/data/${category}`),
  })),
  {
    name: '/data/consents with one given, looked at',
    sign: 'gb-record-details, gb-record-list gb-row',
    show: async (app) => {
      await consents(app);
      await app.page.locator('gb-record-list gb-row').first().click();
    },
  },
  {
    name: 'which ones of a list, and in which order',
    isOfTheAppAlone: true,
    sign: 'gb-view-panel gb-radio-list',
    show: async (app) => {
      await consents(app);
      await press(app, 'Shown');
    },
  },
  {
    name: '/sharing',
    sign: 'gb-sharing-page gb-service-row',
    show: async (app) => {
      await app.open('/sharing');
      await quiet(app);
    },
  },
  {
    name: 'the details of a service on /sharing',
    sign: 'gb-service-details',
    show: async (app) => {
      await app.open('/sharing');
      await quiet(app);
      await tap(app.page, app.page.getByRole('button', { name: app.words.services['quality']?.name ?? '' }));
    },
  },
  { name: '/erase', sign: 'gb-erase-ways gb-row', show: (app) => app.open('/erase') },
  {
    name: 'everything of one driver',
    sign: 'gb-erase-driver gb-radio-list',
    show: async (app) => {
      await app.open('/erase');
      await press(app, /Everything of one driver/);
    },
  },
  {
    name: 'the reasons of a handover',
    sign: 'gb-handover gb-radio-list',
    show: async (app) => {
      await app.open('/erase');
      await press(app, /Hand over the car/);
    },
  },
  {
    name: 'what goes at a handover',
    sign: 'gb-handover-contents',
    show: async (app) => {
      await contacts(app, vcards(3));
      await app.open('/erase');
      await press(app, /Hand over the car/);
      await app.page.getByText('Sale', { exact: true }).click();
      await press(app, 'Continue');
    },
  },
  {
    name: 'some of what is stored',
    sign: 'gb-checkbox-row',
    show: async (app) => {
      await contacts(app, vcards(3));
      await app.open('/erase');
      await chooseSome(app);
    },
  },
  {
    name: 'the confirmation of an erase',
    sign: 'gb-hold-button',
    show: async (app) => {
      await contacts(app, vcards(3));
      await app.open('/erase');
      await chooseSome(app);
      await eraseAddressBook(app).click();
      await press(app, 'Continue');
    },
  },
  { name: '/about', sign: 'gb-about-page gb-page', show: (app) => app.open('/about') },
];

/** Shows a scene and waits until it stands. */
export async function setScene(app: App, { show, sign }: Scene): Promise<void> {
  await show(app);
  for (const part of sign.split(', ')) await expect(app.page.locator(part).first()).toBeVisible();
}
