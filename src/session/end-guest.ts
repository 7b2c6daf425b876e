import { isVolatileAlias } from '../../platform/contract/keystore-attempts.ts';
import type { Keystore } from '../../platform/contract/keystore.ts';

/**
 * At ignition off: what a guest left can be read by nobody from now on, and its bucket goes at the next start. False while
 * the keystore does not answer; the guest's key ends with the keystore then.
 */
export async function endGuest(keystore: Keystore): Promise<boolean> {
  const aliases = await keystore.aliases();
  if (!aliases.ok) return false;
  const guests = aliases.value.filter(isVolatileAlias);
  return guests.length === 0 || (await keystore.destroy(guests)).ok;
}
