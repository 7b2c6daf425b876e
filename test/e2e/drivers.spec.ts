import type { Locator, Page } from '@playwright/test';
import { movesSomething } from '../../platform/contract/signals.ts';
import { enterPin } from '../harness/lend-app.ts';
import { expect, skipFirstRun, status, tap, test, vcards } from './app.ts';
import type { App } from './app.ts';
import { openSection } from './scenes.ts';

const position = 'Vehicle.Cabin.Seat.Row1.DriverSide.Position';

const row = (page: Page, path: string): Locator => page.locator(`gb-comfort-row[data-path="${path}"]`);
const read = (page: Page, path: string): Promise<unknown> =>
  page.evaluate((wanted) => window.bench.get(wanted), path);

/** Of the equipment table, by the section and place of the comfort page that it stands on. */
function standsOn(path: string): { readonly section: string; readonly isPassengers: boolean } {
  const isPassengers = /\.Passenger(Side)?\./.test(path);
  if (path.includes('.Mirrors.')) return { section: 'Mirrors', isPassengers: false };
  if (path.includes('.SteeringWheel.')) return { section: 'Wheel', isPassengers };
  if (path.includes('.Seat.')) return { section: 'Seat', isPassengers };
  if (path.includes('.HVAC.')) return { section: 'Climate', isPassengers };
  return { section: path.includes('.Light.') ? 'Light' : 'Driving', isPassengers };
}

/** One change by the control that a function has, as a finger makes it. */
async function change(control: Locator, kind: string): Promise<void> {
  if (kind === 'range') {
    const plus = control.locator('button[value=plus]');
    const slider = control.getByRole('slider');
    const isAtEnd = await slider.evaluate(
      (input) => input instanceof HTMLInputElement && Number(input.value) >= Number(input.max),
    );
    await (isAtEnd ? control.locator('button[value=minus]') : plus).click();
  } else if (kind === 'switch') await control.getByRole('switch').click();
  else {
    const others = control.locator('input[type=radio]:not(:checked)');
    await others.first().evaluate((input) => input instanceof HTMLElement && input.click());
  }
}

async function goThrough(
  app: App,
  visit: (path: string, kind: string, control: Locator) => Promise<void>,
): Promise<readonly string[]> {
  const { page, pack } = app;
  const { functions } = pack.equipment;
  const shown: string[] = [];
  const comfort = page.locator('gb-comfort-page');
  for (const section of new Set(functions.map(({ path }) => standsOn(path).section))) {
    await comfort
      .getByRole('radio', { name: section, exact: true })
      .evaluate((input: HTMLElement) => input.click());
    for (const place of ['Driver', 'Passenger']) {
      const choice = comfort.getByRole('radio', { name: place, exact: true });
      if ((await choice.count()) === 0 && place === 'Passenger') continue;
      if ((await choice.count()) > 0) await choice.evaluate((input: HTMLElement) => input.click());
      await expect(page.locator('gb-comfort-row').first()).toBeAttached();
      const here = await page
        .locator('gb-comfort-row')
        .evaluateAll((rows) =>
          rows.map((each) => (each instanceof HTMLElement ? (each.dataset['path'] ?? '') : '')),
        );
      for (const path of here.filter((one) => !shown.includes(one))) {
        shown.push(path);
        const declared = functions.find((one) => one.path === path);
        if (declared !== undefined) await visit(path, declared.kind, row(page, path));
      }
    }
  }
  return shown;
}

test.describe('Comfort', () => {
  test.describe.configure({ mode: 'parallel' });

  test(
    'shows every function of the car and no other, and each works',
    { tag: '@every-pack' },
    async ({ app }) => {
      test.setTimeout(240_000);
      const { page, pack } = app;
      const table = pack.equipment.functions.map(({ path }) => path);
      const reached = new Set<string>();
      let shown: readonly string[] = [];
      // Chance refuses or leaves unanswered one request in twenty: those are asked of a new car again.
      for (let round = 0; round < 4 && reached.size < table.length; round += 1) {
        await app.open('/drivers/comfort');
        shown = await goThrough(app, async (path, kind, control) => {
          if (reached.has(path)) return;
          const before = await read(page, path);
          await change(control, kind);
          const left = expect.poll(() => read(page, path), { timeout: 4_000 }).not.toBe(before);
          await left.then(
            () => reached.add(path),
            () => undefined,
          );
        });
      }
      expect(table.filter((path) => !reached.has(path))).toEqual([]);
      expect([...shown].sort()).toEqual([...table].sort());
    },
  );

  test('moves nothing at 50 km/h, by finger or by key', { tag: '@every-pack' }, async ({ app }) => {
    test.setTimeout(180_000);
    const { page, pack } = app;
    await app.open('/drivers/comfort');
    await app.driveOff();
    const moving = pack.equipment.functions.map(({ path }) => path).filter(movesSomething);
    const positions = async (): Promise<unknown[]> =>
      Promise.all(moving.map(async (path) => [path, await read(page, path)]));
    const before = await positions();
    const tried: string[] = [];
    await goThrough(app, async (path, kind, control) => {
      if (!movesSomething(path)) return;
      await tap(page, control.locator('button[value=plus]'));
      await control.getByRole('slider').press('ArrowUp');
      await expect(control.locator('.reason').first()).toContainText('waits until you park');
      tried.push(kind);
    });
    expect(tried).toHaveLength(moving.length);
    expect(await positions()).toEqual(before);
  });

  test.describe('a recalled position', () => {
    /** Stored at 130 mm as the usual one, and the seat somewhere else. */
    async function stored({ page, open }: App): Promise<Locator> {
      await openSection({ page, open }, 'Positions');
      await page.getByRole('button', { name: 'Store as usual' }).click();
      const usual = page.locator('gb-position-row').getByRole('button', { name: /Usual position/ });
      await expect(usual.first()).toBeVisible();
      await page.evaluate((path) => window.bench.set(path, 30), position);
      return usual.first();
    }
    const panel = (page: Page): Locator => page.locator('gb-recall-panel');

    test('says what is in the way, and where the seat stopped', async ({ app }) => {
      const { page } = app;
      const usual = await stored(app);
      await page.evaluate((path) => window.bench.fault(`obstructed:${path}`, true), position);
      await usual.click();
      await expect(panel(page)).toContainText('Blocked: something is in the way. It stopped at', {
        timeout: 20_000,
      });
      const stoppedAt = await read(page, position);
      expect(stoppedAt).toBeGreaterThan(30);
      expect(stoppedAt).toBeLessThan(130);
      await expect(panel(page)).toContainText(`${String(stoppedAt)} mm`);
      await expect(panel(page)).toContainText('1 thing is not in place.');
    });

    test('says that the car refuses', async ({ app }) => {
      const { page } = app;
      const usual = await stored(app);
      await page.evaluate(() => window.bench.fault('requests-refused', true));
      await usual.click();
      await expect(panel(page)).toContainText('The car refused it.');
      expect(await read(page, position)).toBe(30);
    });

    for (const [what, interrupt, said] of [
      ['driving off', (page: Page) => page.evaluate(() => window.bench.drive(50)), 'Not while driving.'],
      [
        'ignition off',
        (page: Page) => page.evaluate(() => window.bench.ignition(false)),
        'The ignition is off.',
      ],
      ['Stop', (page: Page) => panel(page).getByRole('button', { name: 'Stop' }).click(), 'Stopped.'],
    ] as const) {
      test(`is ended by ${what} in the middle, and the screen says so`, async ({ app }) => {
        const { page } = app;
        const usual = await stored(app);
        await usual.click();
        await expect.poll(() => read(page, position), { timeout: 10_000 }).toBeGreaterThan(32);
        await interrupt(page);
        await expect(panel(page)).toContainText(said);
        const at = await read(page, position);
        expect(at).toBeLessThan(130);
        await expect(panel(page).getByRole('button', { name: 'Close' })).toBeVisible();
      });
    }
  });
});

test.describe('Drivers', () => {
  test.describe.configure({ mode: 'parallel' });

  async function restarts(page: Page, press: () => Promise<void>): Promise<void> {
    const restarted = page.waitForURL('**/restart.html*');
    await press();
    await restarted;
    // A new process, and a car that stands still for two seconds before it counts as parked.
    await expect(status(page, 'Parked')).toBeVisible({ timeout: 15_000 });
  }

  async function add(app: App, name: string): Promise<void> {
    const { page } = app;
    await app.open('/drivers');
    await page.getByRole('button', { name: 'Add a driver' }).click();
    await page.locator('gb-name-form input').fill(name);
    await restarts(page, () => page.locator('gb-name-form').getByRole('button', { name: 'Add' }).click());
  }

  test('are added, keep what is typed when the car drives off, and are switched in two taps', async ({
    app,
  }) => {
    const { page } = app;
    await app.open('/drivers');
    await page.getByRole('button', { name: 'Add a driver' }).click();
    const name = page.locator('gb-name-form input');
    await name.fill('Noor');
    await app.driveOff();
    await expect(name).toHaveValue('Noor');
    await name.press('x');
    await expect(name).toHaveValue('Noor');
    await app.park();
    await restarts(page, () => page.locator('gb-name-form').getByRole('button', { name: 'Add' }).click());
    await expect(page.locator('gb-driver-item')).toContainText('Noor');
    await skipFirstRun(page);
    await page.locator('gb-driver-item a').click();
    await restarts(page, () =>
      page
        .locator('gb-driver-tiles')
        .getByRole('button', { name: /without a name/ })
        .click(),
    );
    await expect(page.locator('gb-driver-item')).not.toContainText('Noor');
  });

  test('lock their own with a PIN, and open it with that one only', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('some.vcf', vcards(3));
    await app.open('/drivers/profile');
    await page.getByRole('button', { name: /^PIN/ }).click();
    const entry = page.locator('gb-pin-panel');
    await expect(entry.getByText('How long a search takes')).toBeVisible();
    await entry.getByRole('button', { name: 'Set a PIN' }).click();
    await enterPin(entry, '314159');
    await enterPin(entry, '314159');
    await expect(page.getByText('The PIN is set.')).toBeVisible();
    await page.locator('gb-profile-page').getByRole('button', { name: 'Back' }).first().click();
    await restarts(page, () => page.getByRole('button', { name: /^Lock now/ }).click());
    await expect(page.locator('gb-driver-item')).toContainText('locked');
    const unlock = page.locator('gb-unlock-panel');
    await enterPin(unlock, '271828');
    await expect(unlock).toContainText('That is not it.');
    await enterPin(unlock, '314159');
    await expect(unlock).toHaveCount(0);
    await page.getByRole('link', { name: 'My data', exact: true }).click();
    await page.getByRole('link', { name: 'Address book' }).click();
    await expect(page.getByText('3 contacts', { exact: true })).toBeVisible();
  });

  test('a guest is forgotten at ignition off, and the driver is not', async ({ app }) => {
    const { page } = app;
    await add(app, 'Noor');
    await skipFirstRun(page);
    await app.open('/drivers');
    await restarts(page, () =>
      page
        .locator('gb-driver-tiles')
        .getByRole('button', { name: /^Guest/ })
        .click(),
    );
    await app.open('/data/contacts');
    await app.importFile('some.vcf', vcards(3));
    const restarted = page.waitForURL('**/restart.html*');
    await page.evaluate(() => window.bench.ignition(false));
    await restarted;
    await app.open('/data/contacts');
    await expect(page.getByText('Your address book in this car is empty.')).toBeVisible();
    await app.open('/drivers');
    await expect(page.locator('gb-driver-tiles').getByRole('button', { name: /Noor/ })).toBeVisible();
  });

  test('come by their key, and an unknown key is a guest', async ({ app }) => {
    const { page } = app;
    await add(app, 'Noor');
    await skipFirstRun(page);
    await page.evaluate(() => window.bench.key('key-1'));
    await page.locator('gb-driver-item a').click();
    await page.getByRole('link', { name: /^Profile/ }).click();
    await page.getByRole('button', { name: /^Car key/ }).click();
    await page.getByRole('button', { name: 'Link this key' }).click();
    await expect(page.getByText('The key in the car is linked to you.')).toBeVisible();
    await restarts(page, () => page.evaluate(() => window.bench.key('unknown')).then(() => undefined));
    await expect(page.locator('gb-driver-item')).toContainText('Guest');
  });
});

test.describe('Take along', () => {
  test('writes a profile to a stick, and brings it in again with its passphrase only', async ({ app }) => {
    const { page } = app;
    await openSection(app, 'Positions');
    await page.getByRole('button', { name: 'Store as usual' }).click();
    await expect(page.locator('gb-position-row')).toHaveCount(1);
    await page.evaluate(() => window.bench.plugStick({ bytes: 10_000_000 }));
    await page.getByRole('link', { name: 'Back to the drivers' }).click();
    await page.getByRole('link', { name: /^Take along/ }).click();
    await page.getByRole('button', { name: /^Take my profile along/ }).click();
    const fields = page.locator('gb-take-along-page input[type=password]');
    await fields.nth(0).fill('correct horse battery');
    await fields.nth(1).fill('correct horse battery');
    await page.getByRole('button', { name: 'Write the file' }).click();
    await expect(page.getByText('Your profile is in the file.')).toBeVisible();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: /^Bring a profile in/ }).click();
    await page.locator('gb-take-along-page').getByText(/\.gbx/).first().click();
    await page.locator('gb-take-along-page input[type=password]').fill('wrong horse battery');
    await page.getByRole('button', { name: 'Open' }).click();
    await expect(page.getByText(/passphrase is wrong|wrong passphrase|damaged/i).first()).toBeVisible();
  });
});
