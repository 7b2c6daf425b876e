import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { openHostAttestation } from '../../platform/keystore/host-attestation.ts';
import { certificateBytes, makeCertificate } from '../../src/eraser/certificate/make-certificate.ts';
import { sampleFacts, sampleIdentity } from '../eraser/certificate/sample.ts';
import { type App, expect, test } from './app.ts';

interface Signed {
  readonly jws: string;
  readonly key: string;
}

/** A certificate that the running host signs, and the host's public key. */
async function signedBy({ host }: App): Promise<Signed> {
  const origin = new URL(host.app).origin;
  const port = openHostAttestation(
    {
      fetch: (input, init) => {
        if (typeof input !== 'string') throw new TypeError('the client passes paths');
        const headers = { ...Object.fromEntries(new Headers(init?.headers)), origin };
        return fetch(new URL(input, origin), { ...init, mode: 'cors', headers });
      },
    },
    sampleIdentity,
  );
  const signed = await port.sign(certificateBytes(makeCertificate(sampleFacts())));
  const shown = await port.publicKey();
  if (!signed.ok || !shown.ok) throw new Error('the host does not sign');
  return { jws: signed.jws, key: JSON.stringify(shown.key) };
}

async function choose(page: Page, input: string, name: string, content: string): Promise<void> {
  await page
    .locator(`gb-verify-page input${input}`)
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
}

test.describe('The page that checks certificates', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`proves what the host has signed, accessibly, in ${colorScheme}`, async ({ app }) => {
      const { page } = app;
      const { jws, key } = await signedBy(app);
      await page.emulateMedia({ colorScheme });
      await page.goto(new URL('verify.html', app.host.app).href);
      await choose(page, '.certificates', 'a.jws', jws);
      await expect(page.getByText('Unchanged since signing; whose key is not proven')).toBeVisible();
      await choose(page, '.key', 'key.json', key);
      await expect(page.getByText('Complete and proven')).toBeVisible();
      await expect(page.getByText('EMULATION, NOT EVIDENCE')).toBeVisible();
      await choose(page, '.certificates', 'b.jws', `${jws.slice(0, -4)}AAAA`);
      await expect(page.getByText('It was changed after it was signed.')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    });
  }

  test('is kept by the service worker and works without a network', async ({ app, context }) => {
    const { page } = app;
    const { jws, key } = await signedBy(app);
    await app.open('/');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await context.setOffline(true);
    await page.goto(new URL('verify.html', app.host.app).href);
    await choose(page, '.key', 'key.json', key);
    await choose(page, '.certificates', 'a.jws', jws);
    await expect(page.getByText('Complete and proven')).toBeVisible();
  });

  test('stands under a policy as strict as the app, sends nothing and keeps nothing', async ({ app }) => {
    const { page } = app;
    const { jws } = await signedBy(app);
    const response = await page.goto(new URL('verify.html', app.host.app).href);
    const headers = response?.headers() ?? {};
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
    expect(headers['cache-control']).toBe('no-store');
    await expect(page.locator('gb-verify-page')).toBeVisible();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await choose(page, '.certificates', 'a.jws', jws);
    await expect(page.getByText('XXXEMUCAR00000001', { exact: false })).toBeVisible();
    // Only its own signs and typefaces.
    expect(asked.filter((address) => !/\/assets\/[^/]+\.(woff2|svg|js)$/.test(address))).toEqual([]);
    expect(await page.evaluate(async () => (await indexedDB.databases()).length + localStorage.length)).toBe(
      0,
    );
    expect(page.url()).toBe(new URL('verify.html', app.host.app).href);
  });
});
