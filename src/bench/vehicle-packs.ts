import { askHostStart } from '../../platform/keystore/host-token.ts';

/** The vehicle packs that the emulator's page offers: folders of `public/packs`, the default one first. */
export const vehiclePacks = ['maker-nl', 'minimal'] as const;

/** How long the host may take to say which pack it was started with, ms. It answers within a few. */
const hostPatience = 2_000;

const packParameter = 'pack';

/** The pack that the host was started with (`GLOVEBOX_PACK`), else the default one. */
export async function packOfHost(ask: typeof fetch): Promise<string> {
  const start = await askHostStart(ask, hostPatience);
  return start?.pack ?? vehiclePacks[0];
}

/** The pack that an address of the emulator's page names; undefined where it names none of those offered. */
export function packOfAddress(address: string): string | undefined {
  const named = new URL(address).searchParams.get(packParameter);
  return vehiclePacks.find((id) => id === named);
}

/** The same address, for a car of another pack. */
export function addressWithPack(address: string, id: string): string {
  const url = new URL(address);
  url.searchParams.set(packParameter, id);
  return url.href;
}
