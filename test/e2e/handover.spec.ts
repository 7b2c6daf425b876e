import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { parseCertificate } from '../../src/eraser/certificate/certificate-schema.ts';
import { expect, hold, skipFirstRun, status, test, vcards } from './app.ts';
import { goToHold, handOver } from './hand-over.ts';

/** Presses something that saves a file, and gives its name and text. */
async function save(page: Page, button: string): Promise<{ readonly name: string; readonly text: string }> {
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = await saving;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

test.describe('Handover', () => {
  test.beforeEach(({ page }) =>
    page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker')),
  );

  test('empties the car, says so to who stands outside and to who gets it, and proves it', async ({
    app,
  }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('some.vcf', vcards(30));
    await app.open('/erase');
    await handOver(app);
    await expect(page.locator('gb-erase-verdict').getByText('Clean', { exact: true })).toBeVisible();
    const size = await page
      .locator('gb-erase-verdict')
      .evaluate((verdict) => parseFloat(getComputedStyle(verdict).fontSize));
    expect(size).toBeGreaterThanOrEqual(120);
    await expect(page.getByText('EMULATION, NOT EVIDENCE')).toBeVisible();
    await expect(status(page, '112 eCall ready')).toBeVisible();
    const proof = await save(page, 'Save the proof');
    expect(proof.name).toMatch(/^glovebox-erase-[a-z0-9]+\.jws$/);
    expect(proof.text).not.toMatch(/Person|Sample/);
    await page.getByRole('button', { name: 'Done' }).click();

    await app.open('/data/contacts');
    await expect(page.getByText('Your address book in this car is empty.')).toBeVisible();
    await app.open('/about');
    const key = await save(page, 'Save the public key');

    const folder = await mkdtemp(join(tmpdir(), 'gb-proof-'));
    try {
      await writeFile(join(folder, proof.name), proof.text);
      await writeFile(join(folder, key.name), key.text);
      const checked = await verify(join(folder, proof.name), '--key', join(folder, key.name));
      expect(checked.text).toContain('Complete and proven');
      expect(checked.code).toBe(0);
      expect((await verify(join(folder, proof.name))).code).toBe(3);
      const [head = '', payload = '', signature = ''] = proof.text.trim().split('.');
      const forged = `${head}.${payload.slice(0, -4)}${payload.at(-4) === 'A' ? 'B' : 'A'}${payload.slice(-3)}.${signature}`;
      await writeFile(join(folder, proof.name), forged);
      expect((await verify(join(folder, proof.name), '--key', join(folder, key.name))).code).toBe(1);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('ends at the first run, which names the proof and says that nobody is linked any more', async ({
    app,
  }) => {
    const { page } = app;
    await app.open('/');
    await app.open('/erase');
    await handOver(app);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('link', { name: 'Overview' }).click();
    await expect(page.locator('gb-first-run-page')).toBeVisible();
    await expect(page.getByText('This car was emptied for you.', { exact: false })).toBeVisible();
    await expect(page.getByText(/^Certificate [a-z0-9]{16,}/)).toBeVisible();
    await skipFirstRun(page);
  });

  test('turns every optional service off in the car, and keeps 112 eCall ready', async ({ app }) => {
    const { page } = app;
    await app.open('/sharing');
    const traffic = page.getByRole('switch', { name: app.words.services['rtti']?.name ?? '' });
    await traffic.click();
    await page.locator('gb-position-dialog gb-button').last().click();
    await expect(traffic).toBeChecked();
    await app.open('/erase');
    await handOver(app);
    // The page has a new car after its restart: what this one said of itself stands in the proof.
    const { text } = await save(page, 'Save the proof');
    const payload = Buffer.from(text.split('.')[1] ?? '', 'base64url').toString();
    expect(parseCertificate(payload)?.after).toMatchObject({
      servicesOn: 0,
      ecall: 'ready',
      car: [
        { item: 'services', state: 'done' },
        { item: 'comfort', state: 'done' },
      ],
    });
  });

  test('asked for while moving off, it is noted and offered at the next park', async ({ app }) => {
    const { page } = app;
    await app.open('/erase');
    await goToHold(app);
    await app.driveOff();
    await hold(page, page.locator('gb-hold-button'), 2_300);
    await expect(page.locator('gb-handover')).toBeVisible();
    await page.getByRole('link', { name: 'My data', exact: true }).click();
    await page.getByRole('link', { name: 'Erase', exact: true }).click();
    await expect(page.getByText('Noted. You are asked again when the car is parked.')).toBeVisible();
    await app.park();
    await expect(page.getByText('You wanted to erase something. The car is parked now.')).toBeVisible();
  });
});

/** `npm run verify-certificate`, without npm in between. */
function verify(...args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['platform/host/verify-certificate.mjs', ...args], (error, out, problems) => {
      resolve({ code: error === null ? 0 : Number(error.code), text: out + problems });
    });
  });
}
