import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement } from 'lit';
import { ButtonElement } from '../../components/button/button.ts';
import { CheckboxRowElement } from '../../components/checkbox-row/checkbox-row.ts';
import type { NoticeElement } from '../../components/notice/notice.ts';
import { RowElement } from '../../components/row/row.ts';
import { TextFieldElement } from '../../components/text-field/text-field.ts';
import type { DataArchive } from '../../src/archive/data-archive.ts';
import '../../src/data/archive-page.ts';
import type { ArchivePageElement } from '../../src/data/archive-page.ts';
import { emptyContact } from '../../src/data/contacts/contact-draft.ts';
import { contactsCollection } from '../../src/data/contacts/contacts-collection.ts';
import { destinationsCollection } from '../../src/data/destinations/destinations-collection.ts';
import { openDataArchive } from '../../src/data/open-data-archive.ts';
import { comfortCollections } from '../../src/drivers/comfort-settings.ts';
import { messages } from '../../src/i18n/messages.ts';
import { openSession } from '../../src/session/session.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { inside, itIsAccessible, rightToLeft } from '../components/themed.ts';
import { MemorySticks } from '../drivers/take-along-stand.ts';
import { loadMakerNl } from '../pack/maker-nl.ts';
import { driverBucket, GloveboxStand, random } from '../vault/glovebox-stand.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';
import { StatedCar } from './stated-car.ts';

const words = messages.archivePage;
const common = messages.takeAlong;
const passphrase = 'correct horse battery';
const pack = await loadMakerNl();

describe('the page of taking data along', () => {
  takeStorageTurn();
  let end: AbortController;
  let car: StatedCar;
  let stand: GloveboxStand;
  let sticks: MemorySticks;
  let ignitionOff: () => void;
  beforeEach(() => {
    end = new AbortController();
    car = new StatedCar();
    stand = new GloveboxStand();
    sticks = new MemorySticks();
    sticks.plugIn('a');
  });
  afterEach(() => {
    end.abort();
    stand.closeAll();
  });

  const people = (vault: Vault) => vault.collection(driverBucket(vault), contactsCollection);
  const places = (vault: Vault) => vault.collection(driverBucket(vault), destinationsCollection);
  const plain = (vault: Vault) =>
    [people(vault), places(vault)].map((one) => [...one.all()].map(({ id, value }) => ({ id, value })));

  /** A driver with two contacts and a destination, and what takes them along. */
  async function begin(): Promise<{ vault: Vault; archive: DataArchive }> {
    const vault = await stand.window();
    const session = openSession(vault);
    if (session === undefined) throw new Error('no session');
    const archive = await openDataArchive({
      vault,
      session,
      devices: sticks,
      lifecycle: { subscribe: (listener) => (ignitionOff = () => listener('ignition-off')) },
      clock: stand.clock,
      random,
      version: '0',
      isParked: () => car.check().state === 'parked',
      comfort: comfortCollections,
      signal: end.signal,
    });
    const contact = emptyContact({ format: 'entered' });
    for (const written of [
      await people(vault).put(
        ['Ann', 'Ben'].map((fullName) => ({ id: fullName, value: { ...contact, fullName } })),
      ),
      await places(vault).put([
        {
          id: 'dam',
          value: {
            ...{ name: 'Dam', kind: 'favourite', source: 'entered', enteredAt: 1_000 },
            position: { latitude: 52.3731, longitude: 4.8926 },
          },
        },
      ]),
    ])
      expect(written).to.deep.equal({ ok: true });
    return { vault, archive };
  }

  const screen = (archive?: DataArchive) =>
    html`<gb-archive-page
      .open=${archive && (() => Promise.resolve(archive))}
      .pack=${pack}
      .monitor=${car}
    ></gb-archive-page>`;

  async function at(way: 'out' | 'in', archive: DataArchive): Promise<[ArchivePageElement, LitElement]> {
    const page = await fixture<ArchivePageElement>(screen(archive));
    await waitUntil(() => page.shadowRoot?.querySelector('gb-row'), 'it is open');
    inside(page, `gb-row[value=${way}]`, RowElement).shadowRoot?.querySelector('button')?.click();
    await page.updateComplete;
    const part = inside(page, way === 'out' ? 'gb-archive-export' : 'gb-archive-import', LitElement);
    await part.updateComplete;
    return [page, part];
  }
  async function type(part: HTMLElement, selector: string, text: string): Promise<void> {
    const field = inside(part, selector, TextFieldElement);
    await field.updateComplete;
    const input = field.shadowRoot?.querySelector('input');
    if (!input) throw new Error('no input');
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await field.updateComplete;
  }
  const press = (part: Element, selector: string): void => inside(part, selector, ButtonElement).click();
  const toggle = (part: Element, value: string): void =>
    inside(part, `gb-checkbox-row[value=${value}]`, CheckboxRowElement).click();
  const notice = (part: Element): NoticeElement | null | undefined =>
    part.shadowRoot?.querySelector<NoticeElement>('gb-notice');
  const files = (): readonly string[] => [...(sticks.stored.get('a')?.keys() ?? [])];

  /** Writes everything under the passphrase, and shows the way in. */
  async function written(archive: DataArchive): Promise<LitElement> {
    const [page, out] = await at('out', archive);
    await type(out, '.first', passphrase);
    await type(out, '.again', passphrase);
    press(out, '.go');
    await waitUntil(() => notice(out)?.text === words.finished, 'it is written', { timeout: 10_000 });
    press(out, '.leave');
    await page.updateComplete;
    const [, part] = await at('in', archive);
    await waitUntil(
      () => part.shadowRoot?.querySelector('gb-radio-list')?.value === '0',
      'the file is chosen',
    );
    return part;
  }
  async function opened(part: LitElement, secret = passphrase): Promise<LitElement> {
    await type(part, 'gb-text-field', secret);
    press(part, '.go');
    await waitUntil(() => part.shadowRoot?.querySelector('gb-archive-account'), 'it is shown', {
      timeout: 10_000,
    });
    const account = inside(part, 'gb-archive-account', LitElement);
    await account.updateComplete;
    return account;
  }
  async function empty(vault: Vault): Promise<void> {
    for (const one of [people(vault), places(vault)])
      expect(
        await one.remove(
          one.all().map(({ id }) => id),
          0,
        ),
      ).to.deep.equal({ ok: true });
  }

  itIsAccessible({ 'while storage is closed': () => screen() });

  it('is accessible at each of its stages', async () => {
    const { archive } = await begin();
    const [page, out] = await at('out', archive);
    await expect(page).to.be.accessible();
    await expect(out).to.be.accessible();
    const part = await written(archive);
    await expect(part).to.be.accessible();
    await expect(await opened(part)).to.be.accessible();
  });

  it('says why there is nothing to open, and when it could not be loaded', async () => {
    const closed = await fixture<ArchivePageElement>(
      html`<gb-archive-page .monitor=${car} closedReason="Locked by a PIN."></gb-archive-page>`,
    );
    expect(inside(closed, 'gb-empty', LitElement)).to.have.property('text', 'Locked by a PIN.');
    const failing = () => Promise.reject(new Error('offline'));
    const failed = await fixture<ArchivePageElement>(
      html`<gb-archive-page .open=${failing} .monitor=${car}></gb-archive-page>`,
    );
    await waitUntil(() => notice(failed)?.text === words.notOpened, 'it is said');
  });

  it('counts what there is, and gives everything back that was removed meanwhile', async () => {
    const { vault, archive } = await begin();
    const before = plain(vault);
    const [, out] = await at('out', archive);
    const counts = [...(out.shadowRoot?.querySelectorAll('gb-checkbox-row') ?? [])].map(
      ({ value, count }) => [value, count] as const,
    );
    expect(counts).to.deep.include(['contacts', '2']).and.to.deep.include(['destinations', '1']);
    const part = await written(archive);
    expect(files()).to.have.length(1);
    expect(files()[0]).to.match(/^glovebox-data-\d{4}-\d\d-\d\d\.gbz$/);
    await empty(vault);
    const account = await opened(part);
    expect(plain(vault)).to.deep.equal([[], []]);
    press(account, '.go');
    await waitUntil(() => archive.importing?.kind === 'stored', 'it is stored');
    expect(plain(vault)).to.deep.equal(before);
    await part.updateComplete;
    const stored = inside(part, 'gb-archive-account', LitElement);
    await stored.updateComplete;
    expect(notice(stored)?.text).to.equal(words.stored);
    press(stored, '.undo');
    await waitUntil(() => archive.importing?.kind === 'undone', 'it is undone');
    expect(plain(vault)).to.deep.equal([[], []]);
  });

  it('knows what is here already, and undoes only what came in', async () => {
    const { vault, archive } = await begin();
    const part = await written(archive);
    expect(await people(vault).remove(['Ann'], 0)).to.deep.equal({ ok: true });
    const account = await opened(part);
    press(account, '.go');
    await waitUntil(() => archive.importing?.kind === 'stored', 'it is stored');
    expect(
      people(vault)
        .all()
        .map(({ value }) => value.fullName)
        .sort(),
    ).to.deep.equal(['Ann', 'Ben']);
    expect(archive.undo()).to.equal(true);
    await waitUntil(() => archive.importing?.kind === 'undone', 'it is undone');
    expect(
      people(vault)
        .all()
        .map(({ value }) => value.fullName),
    ).to.deep.equal(['Ben']);
    expect(places(vault).all()).to.have.length(1);
  });

  it('keeps what came in when the ignition goes off', async () => {
    const { vault, archive } = await begin();
    const part = await written(archive);
    await empty(vault);
    press(await opened(part), '.go');
    await waitUntil(() => archive.importing?.kind === 'stored', 'it is stored');
    ignitionOff();
    expect([archive.canUndo, archive.undo()]).to.deep.equal([false, false]);
    expect(people(vault).all()).to.have.length(2);
  });

  it('leaves out what is not wanted on the way out and on the way in, and names it', async () => {
    const { vault, archive } = await begin();
    const [page, out] = await at('out', archive);
    toggle(out, 'calls');
    const part = await (async () => {
      await type(out, '.first', passphrase);
      await type(out, '.again', passphrase);
      press(out, '.go');
      await waitUntil(() => notice(out)?.text === words.finished, 'it is written', { timeout: 10_000 });
      expect(notice(out)?.detail).to.contain(words.leftOut([pack.texts.categories['calls']?.name ?? '']));
      press(out, '.leave');
      await page.updateComplete;
      return (await at('in', archive))[1];
    })();
    await waitUntil(
      () => part.shadowRoot?.querySelector('gb-radio-list')?.value === '0',
      'the file is chosen',
    );
    await empty(vault);
    const account = await opened(part);
    const offered = [...(account.shadowRoot?.querySelectorAll('gb-checkbox-row') ?? [])].map(
      ({ value }) => value,
    );
    expect(offered).to.include('contacts').and.not.to.include('calls');
    toggle(account, 'contacts');
    await account.updateComplete;
    press(account, '.go');
    await waitUntil(() => archive.importing?.kind === 'stored', 'it is stored');
    expect([people(vault).all().length, places(vault).all().length]).to.deep.equal([0, 1]);
  });

  it('writes a plain ZIP without a passphrase, after saying what that means', async () => {
    const { archive } = await begin();
    const [, out] = await at('out', archive);
    toggle(out, 'seal');
    await out.updateComplete;
    expect(notice(out)?.text).to.equal(words.plain);
    expect(out.shadowRoot?.querySelector('gb-text-field')).to.equal(null);
    press(out, '.go');
    await waitUntil(() => notice(out)?.text === words.finished, 'it is written', { timeout: 10_000 });
    expect(files()[0]).to.match(/\.zip$/);
    const bytes = sticks.stored.get('a')?.get(files()[0] ?? '') ?? new Uint8Array();
    expect(new TextDecoder().decode(bytes.slice(0, 2))).to.equal('PK');
  });

  it('needs a passphrase that is long enough and typed twice, and something to take', async () => {
    const { archive } = await begin();
    const [, out] = await at('out', archive);
    await type(out, '.first', 'short');
    press(out, '.go');
    await waitUntil(() => inside(out, '.first', TextFieldElement).error !== '', 'it is said');
    await type(out, '.first', passphrase);
    await type(out, '.again', 'correct horse batter');
    press(out, '.go');
    await waitUntil(() => inside(out, '.again', TextFieldElement).error === common.differ, 'it is said');
    expect(archive.exporting).to.equal(undefined);
    for (const { id } of archive.categories) toggle(out, id);
    await out.updateComplete;
    expect(inside(out, '.go', ButtonElement).blockedReason).to.equal(words.noneChosen);
  });

  it('says that the stick went, and writes with what was typed once it is back', async () => {
    const { archive } = await begin();
    const [, out] = await at('out', archive);
    await type(out, '.first', passphrase);
    await type(out, '.again', passphrase);
    sticks.goneAfter = 500;
    press(out, '.go');
    await waitUntil(() => notice(out)?.text === common.exportFailed.gone, 'it is said', { timeout: 10_000 });
    sticks.goneAfter = Infinity;
    sticks.plugIn('a');
    press(out, '.retry');
    await waitUntil(() => out.shadowRoot?.querySelector('.go'), 'the form is back');
    press(out, '.go');
    await waitUntil(() => notice(out)?.text === words.finished, 'it is written', { timeout: 10_000 });
  });

  for (const [what, spoil, secret, said] of [
    [
      'a wrong passphrase',
      (bytes: Uint8Array<ArrayBuffer>) => bytes,
      'another passphrase',
      common.refused['wrong-passphrase-or-damaged'],
    ],
    [
      'another kind of file',
      () => new TextEncoder().encode('not a file of this kind'),
      passphrase,
      words.notAnArchive,
    ],
  ] as const) {
    it(`refuses ${what}, says so, and changes nothing`, async () => {
      const { vault, archive } = await begin();
      const part = await written(archive);
      const before = plain(vault);
      const stick = sticks.stored.get('a');
      const [name, bytes] = [...(stick ?? [])][0] ?? ['', new Uint8Array()];
      stick?.set(name, spoil(bytes));
      await type(part, 'gb-text-field', secret);
      press(part, '.go');
      await waitUntil(() => notice(part)?.text === said, 'it is said', { timeout: 10_000 });
      expect(notice(part)?.detail).to.equal(common.refusedDetail);
      expect(plain(vault)).to.deep.equal(before);
    });
  }

  it('waits with its reason while the car is not parked, and keeps what was typed', async () => {
    const { archive } = await begin();
    const [page, out] = await at('out', archive);
    await type(out, '.first', passphrase);
    await type(out, '.again', passphrase);
    for (const state of ['moving', 'idling', 'unknown'] as const) {
      car.become(state);
      await page.updateComplete;
      await out.updateComplete;
      expect(inside(out, '.go', ButtonElement).blockedReason).to.equal(common.blocked[state]);
      press(out, '.go');
      expect(
        archive.startExport(
          new Set(['contacts']),
          { texts: messages.archive, language: 'en', direction: 'ltr', nameOf: String },
          passphrase,
          'a',
        ),
      ).to.equal(false);
      expect(archive.exporting).to.equal(undefined);
      expect(notice(page)?.text).to.equal(common.blocked[state]);
    }
    car.become('parked');
    await page.updateComplete;
    await out.updateComplete;
    expect(inside(out, '.first', TextFieldElement).value).to.equal(passphrase);
    press(out, '.go');
    await waitUntil(() => notice(out)?.text === words.finished, 'it is written', { timeout: 10_000 });
  });

  it('is found again as it was by whoever comes back', async () => {
    const { archive } = await begin();
    await written(archive);
    archive.startExport(
      new Set(['contacts']),
      { texts: messages.archive, language: 'en', direction: 'ltr', nameOf: String },
      '',
      'a',
    );
    await waitUntil(() => archive.exporting?.kind === 'finished', 'it is written');
    const page = await fixture<ArchivePageElement>(screen(archive));
    await waitUntil(() => page.shadowRoot?.querySelector('gb-archive-export'), 'it is found');
    await inside(page, 'gb-archive-export', LitElement).updateComplete;
    expect(notice(inside(page, 'gb-archive-export'))?.text).to.equal(words.finished);
  });

  it('fits from right to left', () =>
    rightToLeft(async () => {
      const { archive } = await begin();
      const [page] = await at('out', archive);
      expect(page.scrollWidth).to.be.at.most(page.clientWidth);
    }));
});
