import type { Page } from '@playwright/test';
import { vehiclePacks } from '../../src/bench/vehicle-packs.ts';
import { en } from '../../src/i18n/en/en.ts';
import type { PackTexts } from '../../src/pack/texts-schema.ts';
import { expect, readPack, tap, test } from './app.ts';

/** Every text on the page, through all open shadow roots. */
function textsOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const texts: string[] = [];
    const visit = (node: Node): void => {
      if (node instanceof HTMLStyleElement || node instanceof HTMLScriptElement) return;
      if (node.nodeType === Node.TEXT_NODE) texts.push((node.textContent ?? '').replace(/\s+/g, ' ').trim());
      if (node instanceof Element && node.shadowRoot !== null) visit(node.shadowRoot);
      node.childNodes.forEach(visit);
    };
    visit(document.body);
    return texts.filter((text) => text !== '');
  });
}

function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [];
}

test.describe('A vehicle pack', { tag: '@every-pack' }, () => {
  test('is the one that the host was started with', async ({ app, packId }) => {
    await app.open('/sharing');
    for (const { id } of app.pack.services) {
      await expect(
        app.page.getByText(app.words.services[id]?.name ?? id, { exact: true }).first(),
      ).toBeAttached();
    }
    expect(app.pack.id).toBe(packId);
  });

  test('says every sentence about a category or a service: none of another pack is on any screen', async ({
    app,
    packId,
  }) => {
    const saidBy = ({ categories, services }: PackTexts): string[] => leavesOf({ categories, services });
    const own = new Set(saidBy(app.words));
    const foreign = vehiclePacks
      .filter((id) => id !== packId)
      .flatMap((id) => saidBy(readPack(id).words))
      .filter((text) => !own.has(text));
    expect(foreign.length).toBeGreaterThan(50);
    const seen: string[] = [];
    for (const route of ['/', '/sharing', '/data', '/erase']) {
      await app.open(route);
      await expect(app.page.locator('main').first()).toBeVisible();
      seen.push(...(await textsOn(app.page)));
    }
    expect(seen.filter((text) => own.has(text)).length).toBeGreaterThan(5);
    // A sentence may stand inside a longer text; a name is a few words that may stand in anybody's sentence.
    const isShown = (text: string): boolean =>
      seen.some((shown) => (text.endsWith('.') ? shown.includes(text) : shown === text));
    expect(foreign.filter(isShown)).toEqual([]);
  });

  for (const [id, name] of [
    ['network', en.settings.network.title],
    ['location', en.settings.location.title],
  ] as const) {
    test(`offers the switch for ${id} where the car has it, and says what holds where it has none`, async ({
      app,
    }) => {
      const { page } = app;
      await app.open('/');
      const control = page.getByRole('switch', { name });
      const reason = page.getByText(en.settings[id].absent);
      if (app.pack.switches.includes(id)) {
        await expect(control).toBeVisible();
        await expect(reason).toHaveCount(0);
        return;
      }
      await expect(reason).toBeVisible();
      await expect(control).toHaveCount(0);
      const path = { network: 'MobileData.IsEnabled', location: 'Location.IsSharingAllowed' }[id];
      const refused = await page.evaluate(
        (tried) =>
          window.bench.set(tried, true).then(
            () => '',
            (error: unknown) => String(error),
          ),
        `Vehicle.Private.Glovebox.${path}`,
      );
      expect(refused).toContain('Unknown path');
    });
  }

  test('locks on what the law locks, without a switch for it', async ({ app }) => {
    const { page } = app;
    await app.open('/sharing');
    const locked = app.pack.services.filter(({ control }) => control === 'locked-on');
    expect(locked.length).toBeGreaterThan(0);
    for (const { id } of locked) {
      const name = app.words.services[id]?.name ?? id;
      await expect(page.getByText(name, { exact: true }).first()).toBeAttached();
      await expect(page.getByRole('switch', { name, exact: true })).toHaveCount(0);
    }
  });

  test('explains 112 eCall in its own words', async ({ app }) => {
    const { page } = app;
    await app.open('/');
    await tap(page, page.getByRole('button', { name: /112 eCall/ }));
    await expect(page.getByText(app.words.services['ecall']?.whyFixed ?? 'nothing').last()).toBeVisible();
  });

  test('lets an emergency call out over the built-in modem, and everything only as chosen', async ({
    app,
  }) => {
    const { page } = app;
    await app.open('/');
    await page.evaluate(() => window.bench.emergencyCall());
    await expect
      .poll(() => page.evaluate(async () => (await window.bench.transfers()).map(({ service }) => service)), {
        timeout: 40_000,
      })
      .toEqual(
        expect.arrayContaining([
          'ecall',
          ...app.pack.services
            .filter(({ id, control }) => id !== 'ecall' && control === 'locked-on')
            .map(({ id }) => id),
        ]),
      );
    const optional = new Set(
      app.pack.services.filter(({ control }) => ['switch', 'consent'].includes(control)).map(({ id }) => id),
    );
    const sent = await page.evaluate(async () =>
      (await window.bench.transfers()).map(({ service, connection }) => ({ service, connection })),
    );
    expect(sent.filter(({ service }) => optional.has(service))).toEqual([]);
    expect(sent.filter(({ service }) => service === 'ecall')).toEqual([
      { service: 'ecall', connection: 'built-in' },
    ]);
  });
});

test.describe('The select of the vehicle pack', () => {
  test("makes a new car with that pack on the emulator's page", async ({ app }) => {
    const { page } = app;
    await page.goto(app.host.bench);
    const frame = page.frameLocator('gb-bench-page iframe');
    await page.waitForFunction(() => 'bench' in window);
    await page.getByLabel('Vehicle pack').selectOption('minimal');
    await expect(page).toHaveURL(/pack=minimal$/);
    await page.waitForFunction(() => 'bench' in window);
    await page.evaluate(() => window.bench.ready());
    await expect(page.getByLabel('Vehicle pack')).toHaveValue('minimal');
    await expect(page.getByLabel('Location allowed by the car')).toBeDisabled();
    await frame.getByRole('link', { name: 'Sharing' }).click();
    const { words } = readPack('minimal');
    await expect(
      frame.getByText(words.services['entertainment']?.name ?? '', { exact: true }).first(),
    ).toBeVisible();
  });

  test('takes no other name from the address', async ({ app }) => {
    await app.page.goto(`${app.host.bench}?pack=../secret`);
    await expect(app.page.getByLabel('Vehicle pack')).toHaveValue('maker-nl');
  });
});
