import { digitsOf, foldText } from '../../records/fold-text.ts';

interface PhoneNumber {
  readonly value: string;
  readonly extension?: string | undefined;
}

/** From here on a number without the country's part is a person's own, not a short number. */
const fewestNational = 7;
/** Digits that tell a subscriber: enough to leave out `+31`, `0031` and `0`. */
const endDigits = 9;

/** What two ways to write a number have in common: its last nine digits, and its extension. Empty without digits. */
export function phoneEnd({ value, extension }: PhoneNumber): string {
  const digits = dialled(value);
  if (digits === '') return '';
  return `${digits.slice(-endDigits)}${extension === undefined ? '' : `;${extension}`}`;
}

/** The digits of a number that are dialled; the bare text of one without any (`0800-CALL` has some). */
export function phoneText({ value, extension }: PhoneNumber): string {
  const digits = dialled(value);
  const plus = /^\s*\+/.test(value) ? '+' : '';
  return `${digits === '' ? foldText(value.trim()) : plus + digits.replace(/^00/, '+')};${extension ?? ''}`;
}

/** Whether one is the other in its own country: `+31 6 12345678` and `06 12345678`. By {@link phoneText}. */
export function isNationalForm(left: string, right: string): boolean {
  const [long, short] = left.startsWith('+') ? [left, right] : [right, left];
  if (!long.startsWith('+') || !/^0[1-9]/.test(short)) return false;
  const subscriber = short.slice(1);
  return subscriber.length > fewestNational && long.endsWith(subscriber);
}

function dialled(value: string): string {
  return digitsOf(value.replace('(0)', ''));
}
