import { expect, status, tap, test } from './app.ts';
import type { App } from './app.ts';
import { listControls } from './controls.ts';

const card =
  'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Sample;Ann;;;\r\nFN:Ann Sample\r\nTEL;TYPE=CELL:061111\r\nNICKNAME:Annie\r\nEND:VCARD\r\n';

const field = (app: App, name: string) => app.page.getByRole('textbox', { name, exact: true });
const press = (app: App, name: string) => app.page.getByRole('button', { name, exact: true }).click();

/** The contact's page with Ann on it. */
async function openAnn(app: App): Promise<void> {
  await app.open('/data/contacts');
  await app.importFile('ann.vcf', card);
  await press(app, 'Done');
  await app.page.getByRole('button', { name: /Ann Sample/ }).click();
}

test.describe('Editing a contact', () => {
  test('adds one by keyboard alone, shows what is wrong at its field, and finds it by its name', async ({
    app,
  }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await page.getByRole('button', { name: 'Add contact' }).press('Enter');
    await expect(field(app, 'First name')).toBeFocused();
    await page.keyboard.type('Zoë');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Jørgensen');
    await page.getByRole('button', { name: 'Add e-mail' }).press('Enter');
    await expect(field(app, 'E-mail')).toBeFocused();
    await page.keyboard.type('zoe');
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await expect(field(app, 'E-mail')).toBeFocused();
    await expect(page.getByText('An e-mail address looks like name@example.org.')).toBeVisible();
    await page.keyboard.press('End');
    await page.keyboard.type('@example.org');
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    const details = page.locator('gb-contact-details');
    await expect(details.getByRole('heading', { name: 'Zoë Jørgensen' })).toBeVisible();
    await expect(details.getByText('zoe@example.org')).toBeVisible();
    await page.locator('gb-search-field input').fill('jorgensen');
    await expect(page.getByRole('button', { name: /Zoë Jørgensen/ })).toBeVisible();
    await app.open('/data/contacts');
    await expect(page.getByRole('button', { name: /Zoë Jørgensen/ })).toBeVisible();
  });

  test('driving off inside an edit restricts at once and loses no input; parked, it goes on and saves', async ({
    app,
  }) => {
    const { page } = app;
    await openAnn(app);
    await press(app, 'Edit');
    await field(app, 'Last name').fill('Changed');
    const parked = (await listControls(page)).map(({ name }) => name);
    await app.driveOff();
    const reason = 'Editing waits until the car stands still. What you typed is kept.';
    await expect(field(app, 'Last name')).toHaveAttribute('readonly');
    await field(app, 'Last name').press('x');
    await expect(page.locator('gb-text-field .reason', { hasText: reason })).toBeVisible();
    await expect(field(app, 'Last name')).toHaveValue('Changed');
    await tap(page, page.getByRole('button', { name: 'Save' }));
    await expect(page.locator('gb-contact-editor')).toBeVisible();
    const moving = (await listControls(page)).map(({ name }) => name);
    expect(
      parked.filter((name) => !moving.includes(name)),
      'vanished',
    ).toEqual([]);
    expect(moving.filter((name) => name.endsWith('without a reason'))).toEqual([]);
    await app.park();
    await expect(field(app, 'Last name')).toHaveValue('Changed');
    await press(app, 'Save');
    const details = page.locator('gb-contact-details');
    await expect(details.getByRole('heading', { name: 'Ann Changed' })).toBeVisible();
    await expect(details.getByText('Annie')).toBeVisible();
  });

  test('cannot be begun while moving, and says why', async ({ app }) => {
    const { page } = app;
    await openAnn(app);
    await app.driveOff();
    for (const name of ['Add contact', 'Edit']) {
      const button = page.getByRole('button', { name, exact: true });
      await tap(page, button);
      await expect(button).toHaveAttribute('aria-disabled', 'true');
    }
    await expect(page.getByText('Adding and editing wait until the car stands still.').last()).toBeVisible();
    await expect(page.locator('gb-contact-editor')).toHaveCount(0);
  });

  test('asks once before it discards, and keeps what was entered when another screen is looked at', async ({
    app,
  }) => {
    const { page } = app;
    await openAnn(app);
    await press(app, 'Edit');
    await field(app, 'Company').fill('Bakery');
    await page.keyboard.press('Escape');
    await expect(page.getByText('Discard what you entered?')).toBeVisible();
    await press(app, 'Keep editing');
    await expect(field(app, 'Company')).toHaveValue('Bakery');
    await page.getByRole('link', { name: 'Erase', exact: true }).click();
    await expect(page.locator('gb-erase-page')).toBeVisible();
    await page.goBack();
    await press(app, 'Go on');
    await expect(field(app, 'Company')).toHaveValue('Bakery');
    await press(app, 'Cancel');
    await press(app, 'Discard');
    await expect(page.locator('gb-contact-editor')).toHaveCount(0);
    await expect(page.getByText('Bakery')).toHaveCount(0);
  });

  test('refuses to overwrite what another window saved, until one version is chosen', async ({
    app,
    context,
  }) => {
    const { page } = app;
    await openAnn(app);
    await press(app, 'Edit');
    await field(app, 'Company').fill('Mine');
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(status(other, 'Parked')).toBeVisible();
    await other.getByRole('button', { name: /Ann Sample/ }).click();
    await other.getByRole('button', { name: 'Edit', exact: true }).click();
    await other.getByRole('textbox', { name: 'Company' }).fill('Theirs');
    await other.getByRole('button', { name: 'Save' }).click();
    await expect(other.locator('gb-contact-details').getByText('Theirs')).toBeVisible();
    await press(app, 'Save');
    await expect(page.getByText('Changed in another window')).toBeVisible();
    await press(app, 'Keep mine');
    await expect(page.locator('gb-contact-details').getByText('Mine')).toBeVisible();
    await expect(other.locator('gb-contact-details').getByText('Mine')).toBeVisible();
  });

  test('every field is reached by the knob', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await press(app, 'Add contact');
    await press(app, 'Add phone');
    await field(app, 'First name').focus();
    const reached = new Set<string>();
    for (let turns = 0; turns < 20; turns += 1) {
      reached.add(
        await page.evaluate(() => {
          let active = document.activeElement;
          while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
          const root = active?.getRootNode();
          return (root instanceof ShadowRoot && root.host.getAttribute('label')) || '';
        }),
      );
      await page.evaluate(() => window.bench.knob({ kind: 'turn', detents: 1 }));
    }
    expect([...reached]).toEqual(
      expect.arrayContaining(['First name', 'Last name', 'Company', 'Phone', 'Birthday', 'Website', 'Note']),
    );
  });
});
