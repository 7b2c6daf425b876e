import { expect, test, vcards } from './app.ts';
import type { App } from './app.ts';

type Knob = Parameters<Window['bench']['knob']>[0];

async function knob(app: App, ...events: Knob[]): Promise<void> {
  for (const event of events) await app.page.evaluate((given) => window.bench.knob(given), event);
}

/** Text of whatever has the focus, through shadow roots. */
function focused(app: App): Promise<string> {
  return app.page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    const host = active?.getRootNode();
    const outer = host instanceof ShadowRoot ? host.host.textContent : '';
    return `${active?.getAttribute('aria-label') ?? ''} ${active?.textContent} ${outer}`
      .replace(/\s+/g, ' ')
      .trim();
  });
}

test.describe('Knob', () => {
  test('opens the erase screen, chooses, continues and erases, by knob alone', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('some.vcf', vcards(3));
    await app.open('/');
    await page.getByRole('link', { name: 'Overview' }).focus();
    await knob(app, { kind: 'turn', detents: 2 });
    await expect.poll(() => focused(app)).toContain('Erase');
    await knob(app, { kind: 'press' });
    await expect(page.getByRole('heading', { level: 1, name: 'Erase' })).toBeVisible();
    await expect(page.locator('gb-checkbox-row')).toBeVisible();
    await knob(app, { kind: 'nudge', direction: 'right' });
    await expect(page.locator('gb-checkbox-row')).toBeFocused();
    await knob(app, { kind: 'press' }, { kind: 'turn', detents: 1 });
    await expect.poll(() => focused(app)).toContain('Continue');
    await knob(app, { kind: 'press' });
    await expect(page.locator('gb-erase-confirmation')).toBeVisible();
    await expect.poll(() => focused(app)).toContain('Back');
    await knob(app, { kind: 'turn', detents: -1 });
    await expect.poll(() => focused(app)).toContain('Erase for good');
    await knob(app, { kind: 'press' });
    await expect(page.getByText('Press again to erase')).toBeVisible();
    const armed = Date.now();
    await expect.poll(() => Date.now() - armed, { intervals: [100] }).toBeGreaterThan(700);
    await knob(app, { kind: 'press' });
    await page.waitForURL('**/restart.html*');
    await page.waitForURL('**/erase');
    await expect(page.getByText('Erased and checked')).toBeVisible();
  });

  test('turns through the list, opens a contact and comes back to its row', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('some.vcf', vcards(30));
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: /Person Sample00001/ }).focus();
    await knob(app, { kind: 'turn', detents: 4 });
    await expect(page.getByRole('button', { name: /Person Sample00005/ })).toBeFocused();
    await knob(app, { kind: 'press' });
    await expect(
      page.locator('gb-contact-details').getByRole('heading', { name: 'Person Sample00005' }),
    ).toBeVisible();
    await knob(app, { kind: 'back' });
    await expect(page.locator('gb-contact-details')).toHaveCount(0);
    await expect(page.getByRole('button', { name: /Person Sample00005/ })).toBeFocused();
  });
});
