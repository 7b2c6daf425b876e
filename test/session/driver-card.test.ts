import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { toBase64Url } from '../../platform/contract/keystore-base64url.ts';
import { driverCardSchema, longestName, openCardOf } from '../../src/session/driver-card.ts';
import type { DriverCardStore } from '../../src/session/driver-card.ts';
import { figureIds } from '../../src/session/figure.ts';
import type { CollectionDefinition } from '../../src/vault/collection-definition.ts';
import { GloveboxStand } from '../vault/glovebox-stand.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';
import { firstCard } from './drivers-stand.ts';

/** So many bytes that begin like a WebP. */
function picture(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes.set(new TextEncoder().encode('RIFF....WEBP'));
  return bytes;
}

describe('driver card', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  let end: AbortController;
  beforeEach(() => {
    stand = new GloveboxStand();
    end = new AbortController();
  });
  afterEach(() => {
    end.abort();
    stand.closeAll();
  });

  async function open(): Promise<DriverCardStore> {
    const vault = await stand.window();
    const card = await openCardOf(vault, vault.currentDriver, end.signal);
    if (card === undefined) throw new Error('no card');
    return card;
  }

  it('is blank in a new installation, with the first run still open', async () => {
    const { card } = await open();
    expect(card).to.deep.equal({ name: '', firstRun: 'open' });
  });

  it('keeps a change over a restart, and the other fields with it', async () => {
    const first = await open();
    expect(await first.change({ name: 'Anna', language: 'nl' })).to.equal(true);
    expect(await first.change({ firstRun: 'finished' })).to.equal(true);
    stand.closeAll();
    expect((await open()).card).to.deep.equal({ name: 'Anna', language: 'nl', firstRun: 'finished' });
  });

  it('writes changes that are asked for at once one after the other, and loses none', async () => {
    const store = await open();
    const written = await Promise.all([
      store.change({ name: 'Anna' }),
      store.change({ language: 'nl' }),
      store.change({ firstRun: 'skipped' }),
    ]);
    expect(written).to.deep.equal([true, true, true]);
    expect(store.card).to.deep.equal({ name: 'Anna', language: 'nl', firstRun: 'skipped' });
  });

  it('takes another window’s change over, and changes what that one left', async () => {
    const [one, other] = [await open(), await open()];
    await one.change({ name: 'Anna' });
    expect(await other.change({ firstRun: 'finished' })).to.equal(true);
    expect(other.card).to.deep.equal({ name: 'Anna', firstRun: 'finished' });
  });

  it('says so when a change cannot be stored, and keeps the card as it was', async () => {
    const store = await open();
    expect(await store.change({ name: 'x'.repeat(longestName + 1) })).to.equal(false);
    expect(store.card.name).to.equal('');
    stand.closeAll();
    expect(await store.change({ name: 'Anna' })).to.equal(false);
  });

  it('takes cards of version 1 over as they are, a locked driver’s too', async () => {
    const vault = await stand.window();
    const first: CollectionDefinition<unknown> = {
      category: 'driver-card',
      version: 1,
      schema: z.strictObject({ name: z.string(), language: z.optional(z.string()), firstRun: z.string() }),
      migrations: {},
    };
    const old = vault.collection(vault.currentDriver, first);
    await old.open();
    expect(await old.put([{ id: 'card', value: firstCard }])).to.deep.equal({ ok: true });
    expect(await vault.setPin(vault.currentDriver, '271828')).to.deep.equal({ ok: true });
    stand.closeAll();
    const store = await open();
    expect(store.card).to.deep.equal(firstCard);
    expect(await store.change({ figure: 'owl', order: 2 })).to.equal(true);
    stand.closeAll();
    expect((await open()).card).to.deep.equal({ ...firstCard, figure: 'owl', order: 2 });
  });

  it('refuses whatever is no card, and takes every card it gives out', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const parsed = driverCardSchema.safeParse(value);
        if (parsed.success) expect(driverCardSchema.parse(parsed.data)).to.deep.equal(parsed.data);
      }),
    );
    fc.assert(
      fc.property(
        fc.record({
          name: fc.string({ maxLength: longestName }),
          language: fc.constantFrom('en', 'nl', 'ar'),
          firstRun: fc.constantFrom('open', 'finished', 'skipped'),
          figure: fc.constantFrom(undefined, ...figureIds),
          picture: fc.constantFrom(undefined, toBase64Url(picture(12)), toBase64Url(picture(40_960))),
          units: fc.constantFrom(undefined, {}, { temperature: 'F', distance: 'MILES' }),
          order: fc.option(fc.nat(1_000), { nil: undefined }),
          keyId: fc.option(fc.string({ minLength: 1, maxLength: 128 }), { nil: undefined }),
        }),
        (card) => driverCardSchema.safeParse(card).success,
      ),
    );
    for (const wrong of [
      { name: 1 },
      { name: '', firstRun: 'done' },
      { name: '', firstRun: 'open', language: '../x' },
      { name: '', firstRun: 'open', figure: 'dragon' },
      { name: '', firstRun: 'open', units: { temperature: 'K' } },
      { name: '', firstRun: 'open', order: -1 },
      { name: '', firstRun: 'open', keyId: '' },
      { name: '', firstRun: 'open', picture: '' },
      { name: '', firstRun: 'open', picture: toBase64Url(new Uint8Array(64)) },
      { name: '', firstRun: 'open', picture: '////' },
      { name: '', firstRun: 'open', picture: toBase64Url(picture(40_961)) },
    ]) {
      expect(driverCardSchema.safeParse(wrong).success).to.equal(false);
    }
  });
});
