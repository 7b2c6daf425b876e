import { expect } from '@open-wc/testing';
import { openBrowserAttestation } from '../../../platform/keystore/browser-attestation.ts';
import {
  type BrowserStorage,
  browserStorage,
  openBrowserKeystore,
} from '../../../platform/keystore/browser-keystore.ts';
import { attestationConformance, attestedVehicle } from '../conformance/attestation.ts';

const real = browserStorage(window);
const variants: readonly (readonly [name: string, storage: BrowserStorage])[] = [
  ['with storage buckets', real],
  ['without storage buckets', { ...real, buckets: undefined }],
];

async function clear(): Promise<void> {
  await real.buckets?.delete('attestation');
  indexedDB.deleteDatabase('attestation');
}

for (const [variant, storage] of variants) {
  describe(`the browser's attestation ${variant}`, () => {
    beforeEach(clear);
    after(clear);

    for (const { name, run } of attestationConformance) {
      it(name, () =>
        run(async () => ({
          port: openBrowserAttestation(storage, attestedVehicle),
          close: async () => undefined,
        })),
      );
    }

    it('makes one key for two windows at once', async () => {
      const [left, right] = await Promise.all(
        [1, 2].map(() => openBrowserAttestation(storage, attestedVehicle).publicKey()),
      );
      expect(left?.ok).to.equal(true);
      expect(left).to.deep.equal(right);
    });

    it('is no key of the keystore: destroying them all leaves it', async () => {
      const port = openBrowserAttestation(storage, attestedVehicle);
      const before = await port.publicKey();
      const keys = openBrowserKeystore(storage).forInstallation('a1b2c3d4e5f6a7b8');
      await keys.wrap('attestation', new Uint8Array(8));
      await keys.destroy(['attestation']);
      expect(await keys.aliases()).to.deep.equal({ ok: true, value: [] });
      expect(await openBrowserAttestation(storage, attestedVehicle).publicKey()).to.deep.equal(before);
    });
  });
}

describe("the browser's attestation when its storage fails", () => {
  it('is unreachable, and works when it is back', async () => {
    let isAway = true;
    const factory = new Proxy(real.factory, {
      get: (target, name) => {
        if (isAway && name === 'open') throw new DOMException('', 'UnknownError');
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const port = openBrowserAttestation({ ...real, buckets: undefined, factory }, attestedVehicle);
    expect(await port.sign(new Uint8Array(4))).to.deep.equal({ ok: false, reason: 'unreachable' });
    isAway = false;
    expect((await port.sign(new Uint8Array(4))).ok).to.equal(true);
    await clear();
  });
});
