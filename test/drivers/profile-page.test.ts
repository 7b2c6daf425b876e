import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ButtonElement } from '../../components/button/button.ts';
import { NoticeElement } from '../../components/notice/notice.ts';
import { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import { RadioListElement } from '../../components/radio-list/radio-list.ts';
import { RowElement } from '../../components/row/row.ts';
import { TextFieldElement } from '../../components/text-field/text-field.ts';
import { DriverDrafts } from '../../src/drivers/driver-drafts.ts';
import { FigureListElement } from '../../src/drivers/figure-list.ts';
import { KeyPanelElement } from '../../src/drivers/key-panel.ts';
import { NameFormElement } from '../../src/drivers/name-form.ts';
import { PicturePanelElement } from '../../src/drivers/picture-panel.ts';
import '../../src/drivers/profile-page.ts';
import type { ProfilePageElement } from '../../src/drivers/profile-page.ts';
import { ProfileRowsElement } from '../../src/drivers/profile-rows.ts';
import { SpeechPanelElement } from '../../src/drivers/speech-panel.ts';
import { messages } from '../../src/i18n/messages.ts';
import type { RestrictionSource } from '../../src/restriction/restriction-monitor.ts';
import { figureIds } from '../../src/session/figure.ts';
import { isPicture } from '../../src/session/picture.ts';
import { expectTarget, inside, itIsAccessible, rightToLeft } from '../components/themed.ts';
import { deskStand, monitorIn, view, type DeskStand } from './desk-stand.ts';

const words = messages.profile;
const { waits } = messages.drivers;

const template = (
  desk: DeskStand | undefined,
  monitor: RestrictionSource = monitorIn('parked'),
  drafts = new DriverDrafts(),
) =>
  html`<gb-profile-page
    .desk=${desk}
    .monitor=${monitor}
    .drafts=${drafts}
    .language=${'en' as const}
  ></gb-profile-page>`;

const rowsOf = (page: ProfilePageElement): ProfileRowsElement =>
  inside(page, 'gb-profile-rows', ProfileRowsElement);
const row = (page: ProfilePageElement, name: string): RowElement =>
  inside(rowsOf(page), `.${name}`, RowElement);
const buttonIn = (panel: Element, name: string): ButtonElement =>
  inside(panel, `gb-button.${name}`, ButtonElement);

async function settled(page: ProfilePageElement): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await page.updateComplete;
}

async function make(desk = deskStand(), monitor = monitorIn('parked')) {
  const page = await fixture<ProfilePageElement>(template(desk, monitor));
  await settled(page);
  return { page, desk, monitor };
}

async function open(panel: string, desk?: DeskStand) {
  const made = await make(desk);
  inside(row(made.page, panel), 'button').click();
  await waitUntil(() => made.page.shadowRoot?.activeElement?.matches('gb-name-form, .panel'));
  return made;
}

const withPin = (): DeskStand => deskStand({ current: view({ hasPin: true, isCurrent: true }) });
const locked = (): DeskStand =>
  deskStand({ current: view({ hasPin: true, state: 'locked', isCurrent: true }) });
const guest = (): DeskStand => deskStand({ current: view({ name: '', isGuest: true, isCurrent: true }) });

describe('gb-profile-page', () => {
  itIsAccessible({
    'of a driver': () => template(deskStand()),
    'with a PIN': () => template(withPin()),
    locked: () => template(locked()),
    'of a guest': () => template(guest()),
    'while driving': () => template(deskStand(), monitorIn('moving')),
    loading: () => template(undefined),
    'with a name begun': () =>
      template(deskStand(), monitorIn('parked'), Object.assign(new DriverDrafts(), { own: 'Ann' })),
  });

  it('shows what is chosen now', async () => {
    const card = {
      name: 'Anna',
      firstRun: 'finished' as const,
      keyId: 'key-1',
      units: { temperature: 'F' as const, distance: 'MILES' as const },
    };
    const current = view({ hasPin: true, figure: 'owl', isCurrent: true });
    const { page } = await make(deskStand({ current, card }));
    const shown = ['picture', 'language', 'units', 'key', 'pin'].map((name) => row(page, name).figure);
    expect(shown).to.deep.equal(['Owl', 'English', '°F, mi', words.key.linked, words.pin.on]);
    expect(row(page, 'name').detail).to.equal('Anna');
  });

  it('keeps every row in sight while moving, each with its reason, and opens none', async () => {
    const { page } = await make(withPin(), monitorIn('moving'));
    const reasons = ['name', 'picture', 'language', 'units', 'key', 'pin', 'lock'].map(
      (name) => row(page, name).blockedReason,
    );
    const { typing, setup, parked } = waits;
    expect(reasons).to.deep.equal([typing, setup, setup, setup, parked, parked, parked]);
    inside(row(page, 'pin'), 'button').click();
    await settled(page);
    expect(page.shadowRoot?.querySelector('gb-pin-panel')).to.equal(null);
  });

  it('has nothing to change before the PIN of who is locked, and leads to the drivers', async () => {
    const { page } = await make(locked());
    for (const name of ['name', 'picture', 'language', 'units', 'key', 'pin', 'lock'])
      expect(row(page, name).blockedReason, name).to.equal(words.locked);
    expect(inside(page, 'gb-page').getAttribute('backHref')).to.equal('/drivers');
  });

  it('leaves a guest language and units', async () => {
    const { page } = await make(guest());
    const names = [...(rowsOf(page).shadowRoot?.querySelectorAll('gb-row') ?? [])].map(
      ({ className }) => className,
    );
    expect(names).to.deep.equal(['language', 'units']);
  });

  it('locks at once by giving the seat to the same driver anew, where there is a PIN', async () => {
    const without = await make();
    expect(row(without.page, 'lock').blockedReason).to.equal(words.lockNowMissing);
    const { page, desk } = await make(withPin());
    inside(row(page, 'lock'), 'button').click();
    await settled(page);
    expect(desk.asked).to.deep.equal([['switchTo', 'driver-a']]);
  });

  it('leads to erasing this driver', async () => {
    const { page } = await make();
    expect(inside(rowsOf(page), 'gb-row[kind=link]', RowElement).href).to.equal('/erase/driver');
  });

  it('changes the name, says that it is saved, and gives the focus back to its row', async () => {
    const { page, desk } = await open('name');
    await sendKeys({ press: 'End' });
    await sendKeys({ type: 'bel' });
    await sendKeys({ press: 'Enter' });
    await settled(page);
    await settled(page);
    expect(desk.asked).to.deep.equal([['change', { name: 'Annabel' }]]);
    expect(inside(page, 'gb-notice', NoticeElement).text).to.equal(words.saved);
    expect(rowsOf(page).shadowRoot?.activeElement).to.equal(row(page, 'name'));
  });

  it('keeps what was typed of the name when the car drives off, and over a look at another screen', async () => {
    const { page, desk, monitor } = await open('name');
    const { drafts } = page;
    await sendKeys({ press: 'End' });
    await sendKeys({ type: 'bel' });
    monitor.become('moving');
    await settled(page);
    const form = inside(page, 'gb-name-form', NameFormElement);
    const field = inside(form, 'gb-text-field', TextFieldElement);
    expect([field.value, field.blockedReason]).to.deep.equal(['Annabel', waits.typing]);
    await sendKeys({ type: 'x' });
    await sendKeys({ press: 'Enter' });
    await settled(page);
    expect([field.value, desk.asked.length]).to.deep.equal(['Annabel', 0]);
    const again = await fixture<ProfilePageElement>(template(desk, monitorIn('parked'), drafts));
    expect(inside(again, 'gb-name-form', NameFormElement).name).to.equal('Annabel');
  });

  it('leaves each panel with Escape', async () => {
    for (const panel of ['name', 'picture', 'language', 'units', 'key', 'pin']) {
      const { page } = await open(panel);
      expect(page.shadowRoot?.querySelector('gb-profile-rows'), panel).to.equal(null);
      await sendKeys({ press: 'Escape' });
      await settled(page);
      await settled(page);
      expect(rowsOf(page).shadowRoot?.activeElement, panel).to.equal(row(page, panel));
    }
  });

  it('says truthfully whatever the desk answers', async () => {
    const { problems } = messages.drivers;
    for (const reason of Object.keys(problems) as (keyof typeof problems)[]) {
      const desk = withPin();
      desk.answer = { ok: false, reason };
      const { page } = await make(desk);
      inside(row(page, 'lock'), 'button').click();
      await settled(page);
      expect(inside(page, 'gb-notice', NoticeElement).text, reason).to.equal(problems[reason]);
    }
  });

  it('cuts nothing off with a name of 60 wide letters, in both directions', async () => {
    const fits = async (): Promise<void> => {
      const { page } = await make(deskStand({ current: view({ name: 'W'.repeat(60), isCurrent: true }) }));
      const rows = [...(rowsOf(page).shadowRoot?.querySelectorAll('gb-row') ?? [])];
      for (const one of rows) {
        expectTarget(inside(one, '.main'));
        const main = inside(one, '.main');
        expect(main.scrollWidth, one.className).to.be.at.most(main.clientWidth);
      }
    };
    await fits();
    await rightToLeft(fits);
  });
});

describe('gb-speech-panel', () => {
  const list = (page: ProfilePageElement, name: string): RadioListElement =>
    inside(inside(page, 'gb-speech-panel', SpeechPanelElement), name, RadioListElement);

  it('changes the language on the card', async () => {
    const { page, desk } = await open('language');
    expect(list(page, 'gb-radio-list').value).to.equal('en');
    list(page, 'gb-radio-list').dispatchEvent(new OptionChosenEvent('nl'));
    list(page, 'gb-radio-list').dispatchEvent(new OptionChosenEvent('tlh'));
    await settled(page);
    expect(desk.asked).to.deep.equal([['change', { language: 'nl' }]]);
  });

  it('changes one unit and leaves the other, and takes one back to the car’s', async () => {
    const card = { name: '', firstRun: 'finished' as const, units: { temperature: 'C' as const } };
    const { page, desk } = await open('units', deskStand({ card }));
    expect([list(page, '.temperature').value, list(page, '.distance').value]).to.deep.equal(['C', 'car']);
    list(page, '.distance').dispatchEvent(new OptionChosenEvent('MILES'));
    await settled(page);
    list(page, '.temperature').dispatchEvent(new OptionChosenEvent('car'));
    await settled(page);
    expect(desk.asked).to.deep.equal([
      ['change', { units: { temperature: 'C', distance: 'MILES' } }],
      ['change', { units: {} }],
    ]);
  });

  it('waits while moving', async () => {
    const { page, desk, monitor } = await open('units');
    monitor.become('moving');
    await settled(page);
    expect(list(page, '.distance').blockedReason).to.equal(waits.setup);
    list(page, '.distance').dispatchEvent(new OptionChosenEvent('MILES'));
    await settled(page);
    expect(desk.asked).to.deep.equal([]);
  });
});

describe('gb-key-panel', () => {
  const panelOf = (page: ProfilePageElement): KeyPanelElement =>
    inside(page, 'gb-key-panel', KeyPanelElement);
  const card = { name: '', firstRun: 'finished' as const, keyId: 'key-1' };

  it('says what it does, and links and unlinks', async () => {
    const { page, desk } = await open('key');
    expect(panelOf(page).shadowRoot?.textContent)
      .to.contain(words.key.what)
      .and.contain(words.key.present.free);
    buttonIn(panelOf(page), 'link').click();
    await settled(page);
    desk.card = card;
    desk.isKeyLinked = true;
    desk.notify();
    await settled(page);
    expect(inside(panelOf(page), '.present').textContent).to.equal(words.key.present.linked);
    expect(buttonIn(panelOf(page), 'link').blockedReason).to.equal(words.key.already);
    buttonIn(panelOf(page), 'unlink').click();
    await settled(page);
    expect(desk.asked).to.deep.equal([['linkKey'], ['unlinkKey']]);
  });

  it('unlinks a key that was lost, and says of every key what it is', async () => {
    for (const [key, said] of [
      [{ kind: 'known', id: 'key-2' }, words.key.present.other],
      [{ kind: 'unknown' }, words.key.present.unknown],
      [{ kind: 'none' }, words.key.present.none],
    ] as const) {
      const { page } = await open('key', deskStand({ card, key }));
      expect(inside(panelOf(page), '.present').textContent).to.equal(said);
      expect(buttonIn(panelOf(page), 'unlink').blockedReason).to.equal('');
      expect(buttonIn(panelOf(page), 'link').blockedReason).to.equal(
        key.kind === 'known' ? '' : words.key.noKey,
      );
    }
  });

  it('waits until the car is parked', async () => {
    const { page, desk, monitor } = await open('key');
    monitor.become('idling');
    await settled(page);
    expect(buttonIn(panelOf(page), 'link').blockedReason).to.equal(waits.parked);
    buttonIn(panelOf(page), 'link').click();
    await settled(page);
    expect(desk.asked).to.deep.equal([]);
  });
});

describe('gb-picture-panel', () => {
  const panelOf = (page: ProfilePageElement): PicturePanelElement =>
    inside(page, 'gb-picture-panel', PicturePanelElement);
  const figures = (page: ProfilePageElement): HTMLButtonElement[] => [
    ...(inside(panelOf(page), 'gb-figure-list', FigureListElement).shadowRoot?.querySelectorAll('button') ??
      []),
  ];

  async function choose(page: ProfilePageElement, file: File): Promise<void> {
    const input = inside(panelOf(page), 'input', HTMLInputElement);
    const files = new DataTransfer();
    files.items.add(file);
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
    // Reading is over when the file was let go of again.
    while (input.files.length > 0) await settled(page);
    await settled(page);
  }

  async function photo(): Promise<File> {
    const canvas = new OffscreenCanvas(40, 30);
    canvas.getContext('2d')?.fillRect(0, 0, 20, 20);
    return new File([await canvas.convertToBlob({ type: 'image/jpeg' })], 'IMG_0001.jpg');
  }

  it('offers every drawing by name, and takes one in place of a photo', async () => {
    const { page, desk } = await open('picture');
    expect(figures(page).map(({ ariaLabel }) => ariaLabel)).to.deep.equal(
      figureIds.map((id) => words.pictures.names[id]),
    );
    for (const figure of figures(page)) expectTarget(figure);
    figures(page)[1]?.click();
    await settled(page);
    expect(desk.asked).to.deep.equal([['change', { figure: 'owl', picture: undefined }]]);
  });

  it('marks the chosen one, also for who sees no colour', async () => {
    const { page } = await open('picture', deskStand({ current: view({ figure: 'bear', isCurrent: true }) }));
    const pressed = figures(page).filter(({ ariaPressed }) => ariaPressed === 'true');
    expect(pressed.map(({ value }) => value)).to.deep.equal(['bear']);
    expect(pressed[0]?.querySelector('gb-icon')?.name).to.equal('check');
  });

  it('keeps a photo encoded anew', async () => {
    const { page, desk } = await open('picture');
    await choose(page, await photo());
    const [[, changes] = []] = desk.asked;
    const { picture } = changes as { picture: Uint8Array };
    expect(isPicture(picture)).to.equal(true);
  });

  it('says of a broken and of a huge file what is wrong, and asks nothing of the desk', async () => {
    const { page, desk } = await open('picture');
    await choose(page, new File(['no photo'], 'a.jpg'));
    const said = (): string => inside(panelOf(page), 'gb-notice', NoticeElement).text;
    expect(said()).to.equal(words.pictures.failures['no-picture']);
    await choose(page, new File([new Uint8Array(30_000_001)], 'b.jpg'));
    expect(said()).to.equal(words.pictures.failures['too-large']);
    expect(desk.asked).to.deep.equal([]);
  });

  it('changes nothing when the car moved off while the file was chosen', async () => {
    const { page, desk, monitor } = await open('picture');
    monitor.become('moving');
    await choose(page, await photo());
    expect(desk.asked).to.deep.equal([]);
    expect(buttonIn(panelOf(page), 'choose').blockedReason).to.equal(waits.setup);
  });

  it('takes picture and drawing away', async () => {
    const { page, desk } = await open(
      'picture',
      deskStand({ current: view({ figure: 'fox', isCurrent: true }) }),
    );
    buttonIn(panelOf(page), 'remove').click();
    await settled(page);
    expect(desk.asked).to.deep.equal([['change', { figure: undefined, picture: undefined }]]);
    const bare = await open('picture');
    expect(buttonIn(panelOf(bare.page), 'remove').blockedReason).to.equal(words.pictures.nothing);
  });
});
