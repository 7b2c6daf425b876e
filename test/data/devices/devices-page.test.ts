import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { ConnectedDevice } from '../../../platform/contract/devices.ts';
import type { ButtonElement } from '../../../components/button/button.ts';
import type { NoticeElement } from '../../../components/notice/notice.ts';
import { RowElement } from '../../../components/row/row.ts';
import type { AddressBook } from '../../../src/data/address-book.ts';
import { callsCollection } from '../../../src/data/calls/calls-collection.ts';
import { contactsCollection } from '../../../src/data/contacts/contacts-collection.ts';
import { digitalKeysCollection } from '../../../src/data/devices/digital-keys-collection.ts';
import { devicesOpener } from '../../../src/data/devices/devices-desk.ts';
import type { DevicesDesk } from '../../../src/data/devices/devices-desk.ts';
import '../../../src/data/devices/devices-page.ts';
import type { DevicesPageElement } from '../../../src/data/devices/devices-page.ts';
import { pairedDevicesCollection } from '../../../src/data/devices/paired-devices-collection.ts';
import type { StoredDevice } from '../../../src/data/devices/paired-devices-collection.ts';
import { openAddressBook } from '../../../src/data/open-address-book.ts';
import { messages } from '../../../src/i18n/messages.ts';
import { restrictionsFor } from '../../../src/restriction/restrictions.ts';
import { openSession } from '../../../src/session/session.ts';
import type { Session } from '../../../src/session/session.ts';
import type { CollectionDefinition } from '../../../src/vault/collection-definition.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { itIsAccessible, rightToLeft } from '../../components/themed.ts';
import { MemorySticks } from '../../drivers/take-along-stand.ts';
import { loadMakerNl } from '../../pack/maker-nl.ts';
import { GloveboxStand, random } from '../../vault/glovebox-stand.ts';
import { takeStorageTurn } from '../../vault/storage-turn.ts';
import { card } from '../book-stand.ts';
import { makeContact } from '../contacts/make-contact.ts';
import { HandedOver, HandedPairings, phone } from '../handed-over.ts';
import { StatedCar } from '../stated-car.ts';

const words = messages.devices;
const pack = await loadMakerNl();
const wifi = 'wifi-1';

/** Sticks, and phones by their ids. */
class MemoryDevices extends MemorySticks {
  override list(): readonly ConnectedDevice[] {
    return super
      .list()
      .map((device) => (device.id === phone ? { ...device, kind: 'phone', label: 'Mine' } : device));
  }

  plugPhone(...cards: readonly string[]): void {
    this.plugIn(phone);
    this.stored.get(phone)?.set('contacts.vcf', new TextEncoder().encode(cards.join('')));
    // What it holds is there from the start.
    this.plugIn('again');
    this.pullOut('again');
  }
}

const createWorker = (): Worker =>
  new Worker(new URL('../../../src/data/vcard/import-worker.ts', import.meta.url), { type: 'module' });

const paired: StoredDevice = {
  kind: 'phone',
  name: 'Mine',
  address: '02:00:00:00:00:01',
  uses: ['calls', 'contacts', 'messages'],
  pairedAt: Date.UTC(2026, 0, 2),
};

describe('gb-devices-page', () => {
  itIsAccessible({
    'while storage is closed': () => html`<gb-devices-page closedReason="Locked."></gb-devices-page>`,
  });

  describe('with what is stored', () => {
    takeStorageTurn();
    let stand: GloveboxStand;
    let end: AbortController;
    let vault: Vault;
    let session: Session;
    let devices: MemoryDevices;
    let pairing: HandedPairings;
    let car: StatedCar;
    let book: AddressBook;
    let desk: DevicesDesk;

    beforeEach(async () => {
      stand = new GloveboxStand();
      end = new AbortController();
      car = new StatedCar();
      devices = new MemoryDevices();
      pairing = new HandedPairings(new HandedOver());
      pairing.become([
        { id: phone, kind: 'phone', name: 'Mine' },
        { id: wifi, kind: 'wifi', name: 'Home network' },
      ]);
      vault = await stand.window();
      const opened = openSession(vault);
      if (opened === undefined) throw new Error('no session');
      session = opened;
    });
    afterEach(() => {
      end.abort();
      stand.closeAll();
    });

    async function put<T>(
      bucket: string,
      definition: CollectionDefinition<T>,
      values: Readonly<Record<string, NoInfer<T>>>,
    ): Promise<void> {
      const collection = vault.collection(bucket, definition);
      await collection.open();
      const written = await collection.put(Object.entries(values).map(([id, value]) => ({ id, value })));
      expect(written).to.deep.equal({ ok: true });
    }

    async function fill(record: StoredDevice = paired): Promise<void> {
      await put(session.vehicle.name, pairedDevicesCollection, {
        [phone]: record,
        [wifi]: { kind: 'wifi', name: 'Home network', security: 'wpa3', passphrase: 'x', pairedAt: 1 },
      });
      await put(session.vehicle.name, digitalKeysCollection, {
        gate: { kind: 'garage-code', label: 'Gate', button: 1, code: 'eA==', addedAt: 1 },
      });
      await put(session.driver.name, callsCollection, {
        'c-1': {
          ...{ kind: 'call', peer: '+999', name: '', direction: 'in' },
          ...{ at: 1, device: phone, duration: 3 },
        },
      });
      await put(session.driver.name, contactsCollection, {
        synced: { ...makeContact({ fullName: 'Synced' }), device: phone },
        own: makeContact({ fullName: 'Own' }),
      });
    }

    async function make(): Promise<DevicesPageElement> {
      const { signal } = end;
      const { clock } = stand;
      const lifecycle = { subscribe: () => undefined };
      const openedBook = openAddressBook({
        ...{ vault, session, clock, lifecycle, pairing, random, language: 'en', signal },
      });
      const openedDesk = devicesOpener({ vault, session, devices, pairing, signal })();
      if (openedBook === undefined || openedDesk === undefined) throw new Error('locked');
      [book, desk] = [openedBook, openedDesk];
      const page = await fixture<DevicesPageElement>(
        html`<gb-devices-page
          .desk=${desk}
          .book=${book}
          .pack=${pack}
          .monitor=${car}
          .createWorker=${createWorker}
        ></gb-devices-page>`,
      );
      await waitUntil(() => desk.isOpen && book.isOpen, 'it opens');
      await waitUntil(() => rows(page).length > 0, 'it is drawn');
      return page;
    }

    const inList = (page: DevicesPageElement) => page.shadowRoot?.querySelector('gb-device-list')?.shadowRoot;
    const rows = (page: DevicesPageElement): RowElement[] => [
      ...(inList(page)?.querySelectorAll('gb-row') ?? []),
    ];
    const press = (page: DevicesPageElement, heading: string): void => {
      const row = rows(page).find((one) => one.heading === heading);
      (row?.shadowRoot?.querySelector('button') ?? row)?.click();
    };
    const panel = (page: DevicesPageElement) => page.shadowRoot?.querySelector('gb-forget-panel')?.shadowRoot;
    const notice = (page: DevicesPageElement): NoticeElement | null =>
      panel(page)?.querySelector<NoticeElement>('gb-notice') ?? null;
    const offer = (page: DevicesPageElement) => page.shadowRoot?.querySelector('gb-phone-offer')?.shadowRoot;

    async function button(
      root: () => ParentNode | null | undefined,
      selector: string,
    ): Promise<ButtonElement> {
      const found = (): ButtonElement | null => root()?.querySelector<ButtonElement>(selector) ?? null;
      await waitUntil(() => found() !== null, selector);
      const element = found();
      if (element === null) throw new Error(selector);
      await element.updateComplete;
      return element;
    }
    const click = (element: ButtonElement): void => element.shadowRoot?.querySelector('button')?.click();

    async function look(page: DevicesPageElement, heading = 'Mine'): Promise<readonly string[]> {
      press(page, heading);
      const details = () => page.shadowRoot?.querySelector('gb-record-details');
      const lines = () => (details()?.heading === heading ? (details()?.lines ?? []) : []);
      await waitUntil(() => lines().some(({ label }) => label === words.stored), 'it is counted');
      return lines().map(({ label, value }) => `${label}: ${value}`);
    }

    async function ask(page: DevicesPageElement): Promise<void> {
      await look(page);
      click(await button(() => page.shadowRoot, '.forget'));
      await waitUntil(() => panel(page)?.textContent.includes(words.noUndo), 'it says what goes');
    }

    it('lists phones, networks, sticks and keys, and says where there is none', async () => {
      devices.plugIn('a');
      await fill();
      const page = await make();
      expect(rows(page).map(({ heading }) => heading)).to.deep.equal([
        'Mine',
        'Home network',
        'Stick a',
        'Gate',
      ]);
      expect(rows(page).map(({ kind }) => kind)).to.deep.equal(['button', 'button', 'plain', 'plain']);
      devices.pullOut('a');
      await waitUntil(() => inList(page)?.textContent.includes(words.none.stick), 'it says so');
      await expect(page).to.be.accessible();
    });

    it('says what a phone gives and gets, since when, and what is stored of it', async () => {
      await fill({ ...paired, projection: 'carplay' });
      const page = await make();
      const lines = await look(page);
      expect(lines).to.include(`${words.gives}: Calls, address book, and messages`);
      expect(lines).to.include(`${words.gets}: ${words.getsProjection('Apple CarPlay')}`);
      expect(lines).to.include(`${words.stored}: 1 call or message and 1 contact`);
      expect(lines.some((line) => line.startsWith(`${words.since}: `))).to.equal(true);
      const network = await look(page, 'Home network');
      expect(network).to.include(`${words.security}: WPA3`);
      expect(network).to.include(`${words.stored}: ${words.storedNothing}`);
      expect(network.join()).to.not.contain(': x');
    });

    it('says that nothing is kept of a device that no record is kept of', async () => {
      const page = await make();
      const lines = await look(page);
      expect(lines).to.include(`: ${words.notKept}`);
    });

    it('forgets only after it said what goes and what stays, and says what went', async () => {
      await fill();
      const page = await make();
      await ask(page);
      const asked = panel(page)?.textContent ?? '';
      expect(asked).to.contain('its pairing, 1 call or message, and 1 contact');
      expect(asked).to.contain(words.stays.phone);
      click(await button(() => panel(page), '.keep'));
      await waitUntil(() => panel(page) === undefined, 'it is kept');
      expect(pairing.list()).to.have.lengthOf(2);
      await ask(page);
      click(await button(() => panel(page), '.confirm'));
      await waitUntil(() => notice(page) !== null, 'it says what came of it');
      expect(notice(page)?.text).to.equal(words.forgotten('Mine'));
      expect(notice(page)?.detail).to.equal('Gone for good: its pairing, 1 call or message, and 1 contact.');
      await expect(page).to.be.accessible();
      click(await button(() => panel(page), 'gb-button'));
      await waitUntil(() => rows(page).every(({ heading }) => heading !== 'Mine'), 'it is gone');
      expect(book.rows('').map(({ heading }) => heading)).to.deep.equal(['Own']);
    });

    it('never says forgotten when something is left, and tries again', async () => {
      await fill();
      const page = await make();
      await ask(page);
      pairing.isAway = true;
      click(await button(() => panel(page), '.confirm'));
      await waitUntil(() => notice(page)?.text === words.unreachable, 'the car does not answer');
      pairing.isAway = false;
      stand.keystore.unreachable = true;
      click(await button(() => panel(page), '.confirm'));
      await waitUntil(() => notice(page)?.tone === 'fault' && notice(page)?.text !== words.unreachable);
      expect(notice(page)?.text).to.match(/^Not all of it could be removed/);
      stand.keystore.unreachable = false;
      click(await button(() => panel(page), '.confirm'));
      await waitUntil(() => notice(page)?.text === words.forgotten('Mine'), 'it is forgotten');
    });

    it('forgets nothing unless parked, and says why; nothing goes out of sight', async () => {
      await fill();
      const page = await make();
      await look(page);
      for (const state of ['idling', 'moving', 'unknown'] as const) {
        car.become(state);
        const forget = await button(() => page.shadowRoot, '.forget');
        await waitUntil(() => forget.blockedReason === words.blocked[state], state);
        expect(rows(page)).to.have.lengthOf(3);
      }
      car.become('parked');
      await ask(page);
      car.become('moving');
      const confirm = await button(() => panel(page), '.confirm');
      await waitUntil(() => confirm.blockedReason === words.blocked.moving, 'it says why');
      click(confirm);
      expect(pairing.list()).to.have.lengthOf(2);
    });

    it('judges the car anew at the press', async () => {
      await fill();
      const page = await make();
      await ask(page);
      // It has moved off, and nobody heard of it yet.
      car.check = () => restrictionsFor('moving');
      click(await button(() => panel(page), '.confirm'));
      await page.updateComplete;
      expect(desk.forgetting).to.equal(undefined);
      expect(pairing.list()).to.have.lengthOf(2);
    });

    it('shows a guest of a lent car none but those that the guest brought', async () => {
      await put(session.vehicle.name, pairedDevicesCollection, { [phone]: paired });
      const whole = vault;
      vault = new Proxy(whole, {
        get(target, key) {
          const value: unknown = Reflect.get(target, key, target);
          if (key === 'isLent') return true;
          if (typeof value !== 'function') return value;
          return (...given: readonly unknown[]): unknown => Reflect.apply(value, target, given);
        },
      });
      const page = await make();
      expect(rows(page).map(({ heading }) => heading)).to.deep.equal(['Mine']);
    });

    it('lists a phone that another driver forgot while something of it is left', async () => {
      await put(session.driver.name, contactsCollection, {
        synced: { ...makeContact({ fullName: 'Synced' }), device: 'phone-020000000002' },
      });
      const page = await make();
      await waitUntil(() => rows(page).length === 3, 'it is listed');
      const lines = await look(page, words.nameless);
      expect(lines).to.include(`: ${words.unknown}`);
      expect(lines).to.include(`${words.stored}: 1 contact`);
      click(await button(() => page.shadowRoot, '.forget'));
      click(await button(() => panel(page), '.confirm'));
      await waitUntil(() => notice(page)?.text === words.forgotten(words.nameless), 'it is forgotten');
    });

    it('offers the address book of a phone once, and stores it as that phone’s', async () => {
      await fill();
      const page = await make();
      devices.plugPhone(card('Ann', '+31 6 1'), card('Ben', '+31 6 2'));
      const take = await button(() => offer(page), '.take');
      expect(offer(page)?.querySelector('gb-notice')?.text).to.equal(words.offer('Mine'));
      await expect(page).to.be.accessible();
      click(take);
      await waitUntil(() => book.imports.current?.end !== undefined, 'it is taken');
      const contacts = vault.collection(session.driver.name, contactsCollection);
      await contacts.open();
      expect(contacts.all().filter(({ value }) => value.device === phone)).to.have.lengthOf(3);
      book.imports.dismiss();
      devices.pullOut(phone);
      devices.plugPhone(card('Cem', '+31 6 3'));
      await desk.offers.look();
      await page.updateComplete;
      expect(desk.offers.first).to.equal(undefined);
      await look(page);
      expect((await button(() => page.shadowRoot, '.take-book')).blockedReason).to.equal('');
    });

    for (const [answer, isAskedAgain] of [
      ['later', true],
      ['never', false],
    ] as const) {
      it(`asks ${isAskedAgain ? 'again when it is plugged in again' : 'no more'} after ${answer}`, async () => {
        await fill();
        const page = await make();
        devices.plugPhone(card('Ann', '+31 6 1'));
        click(await button(() => offer(page), `.${answer}`));
        await waitUntil(() => offer(page)?.querySelector('gb-notice') === null, 'it is answered');
        devices.pullOut(phone);
        await waitUntil(() => desk.offers.filesOf(phone).length === 0, 'it is out');
        devices.plugPhone(card('Ann', '+31 6 1'));
        await waitUntil(() => desk.offers.filesOf(phone).length > 0, 'it is in');
        expect(desk.offers.first).to.equal(isAskedAgain ? phone : undefined);
      });
    }

    it('shows 21 devices at most while driving, and says how many wait', async () => {
      pairing.become(
        Array.from({ length: 30 }, (_, index) => ({
          ...{ id: `wifi-${index}`, kind: 'wifi' as const, name: `N ${index}` },
        })),
      );
      const page = await make();
      expect(rows(page)).to.have.lengthOf(30);
      car.become('moving');
      await waitUntil(() => rows(page).length === 21, 'it is shortened');
      expect(inList(page)?.textContent).to.contain(messages.records.moreWhenParked(9));
    });

    it('goes back to the row that was looked at', async () => {
      await fill();
      const page = await make();
      await look(page, 'Home network');
      page.shadowRoot
        ?.querySelector('gb-page')
        ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      const focused = (): Element | null | undefined => inList(page)?.activeElement;
      await waitUntil(() => focused() instanceof RowElement, 'the list has the focus');
      expect((focused() as RowElement).heading).to.equal('Home network');
    });

    it('stands the other way round in right-to-left languages', () =>
      rightToLeft(async () => {
        await fill();
        const page = await make();
        await look(page);
        const close = page.shadowRoot?.querySelector('gb-record-details')?.shadowRoot;
        const [heading, tools] = [close?.querySelector('h2'), close?.querySelector('.tools')];
        expect(heading?.getBoundingClientRect().left).to.be.greaterThan(
          tools?.getBoundingClientRect().left ?? Infinity,
        );
        const [forget] = page.shadowRoot?.querySelectorAll('.forget') ?? [];
        expect(forget && getComputedStyle(forget).direction).to.equal('rtl');
      }));
  });
});
