import { expect } from '@open-wc/testing';
import { openSession } from '../../src/session/session.ts';
import { GloveboxStand } from '../vault/glovebox-stand.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';

describe('openSession', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  beforeEach(() => (stand = new GloveboxStand()));
  afterEach(() => stand.closeAll());

  it('finds the driver’s and the vehicle’s bucket, the same at each start', async () => {
    const first = openSession(await stand.window());
    stand.closeAll();
    const again = openSession(await stand.window());
    expect(first?.driver).to.include({ kind: 'driver', state: 'open' });
    expect(first?.vehicle).to.include({ kind: 'vehicle', state: 'open' });
    expect(again).to.deep.equal(first);
  });

  for (const kind of ['driver', 'vehicle'] as const) {
    it(`is none without a bucket of the ${kind}`, async () => {
      const vault = await stand.window();
      const buckets = vault.buckets.filter((bucket) => bucket.kind !== kind);
      expect(openSession(Object.create(vault, { buckets: { value: buckets } }) as typeof vault)).to.equal(
        undefined,
      );
    });
  }
});
