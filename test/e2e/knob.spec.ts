import type { Locator } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { eraseAddressBook, expect, test, vcards } from './app.ts';
import type { App } from './app.ts';

type Knob = Parameters<Window['bench']['knob']>[0];

async function knob(app: App, ...events: Knob[]): Promise<void> {
  for (const event of events) await app.page.evaluate((given) => window.bench.knob(given), event);
}

async function pressAt(app: App, target: Locator): Promise<void> {
  await comeTo(app, target);
  await knob(app, { kind: 'press' });
}

/** Looks for something as a hand on the knob does, by nudges and turns from where the focus is. */
async function comeTo(app: App, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const hasFocus = (): Promise<boolean> => target.evaluate((element) => element.matches(':focus'));
  const tries: readonly Knob[] = [
    { kind: 'turn', detents: -24 },
    ...Array.from({ length: 24 }, (): Knob => ({ kind: 'turn', detents: 1 })),
  ];
  const ways = [
    undefined,
    'right',
    'right',
    'down',
    'down',
    'left',
    'up',
    'right',
    'down',
    'down',
    'up',
    'up',
    'up',
    'right',
  ] as const;
  for (const direction of ways) {
    if (direction !== undefined) await knob(app, { kind: 'nudge', direction });
    for (const event of tries) {
      if (await hasFocus()) return;
      await knob(app, event);
    }
  }
  throw new Error(`The knob does not come to it; the focus is on: ${await focused(app)}`);
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
    await knob(app, { kind: 'turn', detents: 4 });
    await expect.poll(() => focused(app)).toContain('Erase');
    await knob(app, { kind: 'press' });
    await expect(page.getByRole('heading', { level: 1, name: 'Erase' })).toBeVisible();
    await pressAt(app, page.locator('gb-erase-ways gb-row').first());
    await pressAt(app, eraseAddressBook(app));
    await pressAt(app, page.getByRole('button', { name: 'Continue' }));
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

  test('imports, undoes the import, and begins a contact, by knob alone', async ({ app }) => {
    const { page } = app;
    const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
    await app.open('/data/contacts');
    await page.getByRole('link', { name: 'My data', exact: true }).focus();
    const choosing = page.waitForEvent('filechooser');
    await pressAt(app, button('Import contacts'));
    const files = { name: 'some.vcf', mimeType: 'text/vcard', buffer: Buffer.from(vcards(3)) };
    await (await choosing).setFiles(files);
    await pressAt(app, button('Done'));
    await pressAt(app, button('Undo import'));
    await expect(page.getByText('Your address book in this car is empty.')).toBeVisible();
    await expect(button('Add contact')).toBeFocused();
    await knob(app, { kind: 'press' });
    await expect(page.locator('gb-contact-editor')).toBeVisible();
    await knob(app, { kind: 'back' });
    await expect(page.locator('gb-contact-editor')).toHaveCount(0);
  });

  test('takes a phone’s address book and forgets the phone, by knob alone', async ({ app }) => {
    const { page } = app;
    const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
    await app.open('/data/devices');
    await page.evaluate((contacts) => window.bench.plugPhone({ label: 'Mine', contacts }), vcards(3));
    await page.getByRole('link', { name: 'My data', exact: true }).focus();
    await pressAt(app, button('Take it'));
    await pressAt(app, button('Done'));
    await pressAt(app, page.locator('gb-device-list').getByRole('button', { name: /^Mine/ }));
    await pressAt(app, button('Forget it'));
    // What goes and what stays is read first.
    await expect(page.locator('gb-forget-panel').getByRole('group')).toBeFocused();
    await pressAt(app, button('Keep it'));
    await pressAt(app, button('Forget it'));
    await pressAt(app, button('Forget it for good'));
    await expect(page.getByText('Mine is forgotten.')).toBeVisible();
    await expect(page.getByText('Gone for good: its pairing and 3 contacts.')).toBeVisible();
    await knob(app, { kind: 'back' });
    await expect(page.getByText('No phone is paired.')).toBeVisible();
  });

  test('deletes a contact, takes it back, changes it and saves, by knob alone', async ({ app }) => {
    const { page } = app;
    const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
    await app.open('/data/contacts');
    await app.importFile('some.vcf', vcards(3));
    await page.getByRole('link', { name: 'My data', exact: true }).focus();
    await pressAt(app, button('Done'));
    await pressAt(app, button(/Person Sample00001/));
    await expect(page.locator('gb-contact-details')).toBeVisible();
    await pressAt(app, button('Delete'));
    await expect(button(/Person Sample00001/)).toHaveCount(0);
    await expect(page.locator('gb-undo-bar').getByRole('button')).toBeFocused();
    await knob(app, { kind: 'press' });
    await expect(button(/Person Sample00001/)).toBeVisible();
    await expect(page.locator('gb-record-list :focus').first()).toBeVisible();
    await pressAt(app, button(/Person Sample00001/));
    await pressAt(app, button('Edit'));
    const note = page.getByRole('textbox', { name: 'Note', exact: true });
    await comeTo(app, note);
    await page.keyboard.type('Rings twice');
    await pressAt(app, button('Save'));
    await expect(page.locator('gb-contact-editor')).toHaveCount(0);
    await expect(page.locator('gb-contact-details').getByText('Rings twice')).toBeVisible();
  });

  test('exports the address book by knob alone', async ({ app }) => {
    const { page } = app;
    await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
    await app.open('/data/contacts');
    await app.importFile('some.vcf', vcards(3));
    await page.getByRole('link', { name: 'My data', exact: true }).focus();
    await pressAt(app, page.getByRole('button', { name: 'Done' }));
    const saving = page.waitForEvent('download');
    await pressAt(app, page.getByRole('button', { name: 'Export' }));
    const text = await readFile(await (await saving).path(), 'utf8');
    expect(text.match(/^BEGIN:VCARD/gm)).toHaveLength(3);
    await pressAt(app, page.getByRole('button', { name: 'Done' }));
    await expect(page.locator('gb-files-panel')).toHaveCount(0);
  });

  test('switches the network by knob alone', async ({ app }) => {
    await app.open('/');
    const network = app.page.getByRole('switch', { name: 'Mobile network' });
    await app.page.getByRole('link', { name: 'Overview' }).focus();
    await pressAt(app, network);
    await expect(network).not.toBeChecked();
  });
});
