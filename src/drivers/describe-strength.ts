import { formatDuration } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import { searchTime } from '../session/pin-strength.ts';
import { shortestPassphrase } from '../vault/secret.ts';

/** Beyond this nobody cares for the number (s). */
const ages = 1_000 * 31_557_600;

/** Secrets of several lengths, and how long somebody with disk and key store searches for each. */
export function describeStrength(): readonly { readonly secret: string; readonly time: string }[] {
  const words = messages.profile.pin;
  const pins = [6, 8, 10].map((length) => ({
    secret: words.digits(length),
    time: describeTime(searchTime({ kind: 'pin', length })),
  }));
  const passphrases = [shortestPassphrase, 20].map((length) => ({
    secret: words.passphrase(length),
    time: describeTime(searchTime({ kind: 'passphrase', length })),
  }));
  return [...pins, ...passphrases];
}

function describeTime(seconds: number): string {
  const words = messages.profile.pin;
  return seconds > ages ? words.ages : words.about(formatDuration(seconds));
}
