import { storagePlace } from '../../src/vault/storage-place.ts';

/**
 * Gives the tests of the running file the origin's storage to themselves and empties it before each test: test files
 * run at the same time in pages of one origin. Call inside `describe`.
 */
export function takeStorageTurn(): void {
  let release = (): void => {};
  before(function () {
    this.timeout(110_000);
    return new Promise<void>((resolve) => {
      void navigator.locks.request('test-storage-turn', () => {
        resolve();
        return new Promise<void>((done) => {
          release = done;
        });
      });
    });
  });
  beforeEach(clearStorage);
  after(() => release());
}

export async function clearStorage(): Promise<void> {
  const place = storagePlace();
  for (const name of await place.list()) await place.delete(name);
}
