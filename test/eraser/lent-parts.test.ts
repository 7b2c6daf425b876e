import { expect } from '@open-wc/testing';
import { shownParts, storedParts } from '../../src/eraser/open-erase-desk.ts';
import { planErase } from '../../src/eraser/plan.ts';
import { previewErase } from '../../src/eraser/preview.ts';
import { lendCar } from '../../src/session/lend.ts';
import { bucketKind } from '../../src/vault/bucket-name.ts';
import { LendingStand, lendingPin } from '../session/lending-stand.ts';
import { openContacts } from '../vault/glovebox-stand.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';

const id = 'abcdefghijklmnopqrst';

describe('what an erase takes of a car that is lent', () => {
  takeStorageTurn();
  const stand = new LendingStand();
  afterEach(() => stand.closeAll());

  it('is the guest’s own by choice, and everything at a handover', async () => {
    const names = await stand.fill();
    await lendCar(await stand.parts(await stand.window()), lendingPin);
    stand.closeAll();
    const vault = await stand.window();
    const guest = vault.currentDriver;
    await (await openContacts(vault)).put([{ id: 'g', value: { name: 'Gus' } }]);
    const stored = await storedParts(vault);
    const owners = names.filter((name) => bucketKind(name) !== 'keeper');
    const keeper = names.find((name) => bucketKind(name) === 'keeper') ?? '';
    const bucketsOf = (parts: readonly { readonly bucket: string }[] | undefined): ReadonlySet<string> =>
      new Set(parts?.map(({ bucket }) => bucket));

    const shown = await shownParts(vault);
    expect(owners.filter((name) => bucketsOf(shown).has(name))).to.deep.equal([]);
    expect(bucketsOf(previewErase(stored, []).rows)).to.deep.equal(new Set([guest, keeper]));
    const [owner = ''] = owners;
    expect(previewErase(stored, [], { kind: 'driver', bucket: owner }).rows).to.deep.equal([]);
    const parts = stored.map(({ bucket, category }) => ({ bucket, category }));
    const chosen = planErase(id, { kind: 'selection', parts }, stored, [], []);
    expect(bucketsOf(chosen?.parts)).to.deep.equal(new Set([guest, keeper]));

    const all = vault.buckets.map(({ name }) => name);
    const handover = planErase(id, { kind: 'handover', reason: 'sale' }, stored, [], all);
    expect(handover?.buckets).to.deep.equal(all);
    expect(owners.filter((name) => !bucketsOf(handover?.parts).has(name))).to.deep.equal([]);
    // What is locked, nobody counts.
    expect(
      handover?.parts.filter(
        ({ bucket, records }) => owners.some((name) => name === bucket) && records !== undefined,
      ),
    ).to.deep.equal([]);
  });
});
