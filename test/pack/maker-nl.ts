import { fetchJson } from '../../src/pack/fetch-json.ts';
import { loadPack } from '../../src/pack/load-pack.ts';
import type { VehiclePack } from '../../src/pack/load-pack.ts';

/** The shipped pack, as a browser gets it: the test server serves the project's root. */
export async function loadMakerNl(): Promise<VehiclePack> {
  const loaded = await loadPack('maker-nl', 'en', (path) => fetchJson(`/public${path}`));
  if (!loaded.ok) throw new Error('The pack is broken.');
  return loaded.pack;
}
