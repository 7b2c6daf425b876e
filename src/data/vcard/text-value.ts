export type VcardVersion = '2.1' | '3.0' | '4.0';

/**
 * Reads a value's escapes. Versions 3.0 and 4.0 escape backslash, comma, semicolon and newline, and Google and Apple
 * colons and quotes too. Version 2.1 escapes the semicolon only, and a backslash in it is a backslash; some writers
 * escape comma, colon and newline all the same.
 */
export function unescapeText(text: string, version: VcardVersion): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\([\s\S])/g, (escape, character: string) => {
    if (character === 'n' || character === 'N') return '\n';
    if (version === '2.1') return /[;,:]/.test(character) ? character : escape;
    return /[\p{L}\p{N}]/u.test(character) ? escape : character;
  });
}

/** Cuts at every separator that no backslash precedes; the parts keep their escapes. */
export function splitUnescaped(text: string, separator: ';' | ','): string[] {
  if (!text.includes('\\')) return text.split(separator);
  const parts: string[] = [];
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text[index] === separator) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

const control = /[^\P{Cc}\n\t]/u;

/** One kind of line ending, no zero bytes and no other control characters. */
export function cleanText(text: string): string {
  return control.test(text) ? text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '') : text;
}
