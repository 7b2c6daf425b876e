import type { VehiclePack } from '../pack/load-pack.ts';
import { certificateDigest } from './certificate/chain.ts';
import type { CertificateTool } from './certificate/certificate-schema.ts';

/** Names what made a certificate: the app's version, the pack as it was read, and the collections that an erase knows. */
export async function describeTool(
  version: string,
  pack: VehiclePack,
  collections: readonly string[],
): Promise<CertificateTool> {
  const { texts: _texts, language: _language, ...data } = pack;
  const ids = [...new Set(collections)].sort();
  return {
    version,
    pack: { id: pack.id, hash: await certificateDigest(JSON.stringify(data)) },
    inventory: { collections: ids.length, hash: await certificateDigest(JSON.stringify(ids)) },
  };
}
