import { attemptPlacePrefix, keyPlacePrefix } from './browser-key-places.ts';

/** Installation and alias are longer than a bucket's name may be: digests stand for both, within 63 characters. */
export async function placeName(installation: string, alias: string): Promise<string> {
  return (await placeStart(installation)) + (await digest(`${installation}/${alias}`, 16));
}

/** What the names of an installation's keys begin with. */
export async function placeStart(installation: string): Promise<string> {
  return `${keyPlacePrefix}${await digest(installation, 8)}-`;
}

/** Where the wrong PINs of a name are counted. */
export async function attemptPlaceName(installation: string, name: string): Promise<string> {
  return `${attemptPlacePrefix}${await digest(installation, 8)}-${await digest(`${installation}/${name}`, 16)}`;
}

async function digest(text: string, bytes: number): Promise<string> {
  const whole = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(whole.subarray(0, bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
