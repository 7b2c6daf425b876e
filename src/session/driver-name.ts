import { longestName } from './driver-card.ts';

/** A name as it is kept: composed, without space around. Undefined for none, and for one that is too long. */
export function cleanName(name: string): string | undefined {
  const clean = name.normalize('NFC').trim();
  return clean === '' || clean.length > longestName ? undefined : clean;
}
