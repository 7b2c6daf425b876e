import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { freePort, startHost } from '../harness/host.ts';
import { chooseSome, expect, hold, status, test, vcards } from './app.ts';
import { serveStatically } from './static-server.ts';

async function open(page: Page, origin: string, route: string): Promise<void> {
  await page.goto(`${origin}${route}`);
  await expect(status(page, 'Parked')).toBeVisible();
}

async function importCards(page: Page, count: number): Promise<void> {
  await expect(page.getByRole('button', { name: 'Import contacts' })).toBeVisible();
  await page.locator('gb-contacts-page input[type=file]').setInputFiles({
    name: 'phone.vcf',
    mimeType: 'text/vcard',
    buffer: Buffer.from(vcards(count)),
  });
  await page.locator('gb-import-panel').getByRole('button', { name: 'Done' }).click();
}

const mismatch = 'This data belongs to another key store. It stays closed and untouched.';

test.describe('Static hosting', () => {
  test('imports, survives a reload and erases with the keys kept by the browser, and says so', async ({
    app,
  }) => {
    const { page } = app;
    const server = await serveStatically(await freePort());
    try {
      await open(page, server.origin, '/data/contacts');
      await expect(page.locator('meta[name="glovebox-host"]')).toHaveCount(0);
      await importCards(page, 25);
      await open(page, server.origin, '/data/contacts');
      await expect(page.getByText('25 contacts', { exact: true })).toBeVisible();
      await open(page, server.origin, '/erase');
      await chooseSome({ page });
      await page.locator('gb-checkbox-row').click();
      await page.getByRole('button', { name: 'Continue' }).click();
      await hold(page, page.locator('gb-hold-button'));
      await page.waitForURL('**/restart.html*');
      await page.waitForURL('**/erase');
      await expect(page.getByText('Erased and checked')).toBeVisible();
      await expect(page.getByText('25 entries before. Checked: nothing left')).toBeVisible();
      await expect(
        page.getByText('Keys removed from the browser’s storage.', { exact: false }),
      ).toBeVisible();
      await expect(page.getByText('overwritten in place', { exact: false })).toHaveCount(0);
      await page.getByRole('button', { name: 'Done' }).click();
      await open(page, server.origin, '/data/contacts');
      await expect(page.getByText('Your address book in this car is empty.')).toBeVisible();
    } finally {
      await server.close();
    }
  });

  test.describe('where no service worker keeps the app as its host gave it', () => {
    test.use({ serviceWorkers: 'block' });

    test('refuses what was stored with a host, leaves it untouched, and the host finds it again', async ({
      app,
    }) => {
      const { page } = app;
      const state = await mkdtemp(join(tmpdir(), 'gb-state-'));
      const port = await freePort();
      let host = await startHost({ state, port });
      const origin = new URL(host.app).origin;
      try {
        await open(page, origin, '/data/contacts');
        await importCards(page, 7);
        await host.stop();

        const server = await serveStatically(port, new URL(origin).hostname);
        try {
          for (const route of ['/data/contacts', '/erase', '/']) {
            await open(page, origin, route);
            await expect(page.getByText(mismatch).first()).toBeVisible();
          }
          await expect(page.locator('gb-checkbox-row')).toHaveCount(0);
          await expect(page.getByRole('button', { name: 'Import contacts' })).toBeHidden();
        } finally {
          await server.close();
        }

        host = await startHost({ state, port });
        await open(page, origin, '/data/contacts');
        await expect(page.getByText('7 contacts', { exact: true })).toBeVisible();
        await expect(page.getByText(mismatch)).toHaveCount(0);
      } finally {
        await host.kill();
        await rm(state, { recursive: true });
      }
    });
  });
});
