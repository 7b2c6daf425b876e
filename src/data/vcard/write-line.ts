import type { PropertyParam } from './property-head.ts';

export interface LineHead {
  readonly group?: string | undefined;
  readonly name: string;
  readonly params?: readonly PropertyParam[];
}

/** RFC 6350 section 3.2: octets to a line, its end not counted. */
const lineOctets = 75;
const ascii = /^[\0-\x7f]*$/;
const token = /^[A-Za-z0-9-]+$/;

/** A whole property with its line ending. @param value as it is to stand in the file, in one line. */
export function writeLine({ group, name, params = [] }: LineHead, value: string): string {
  const start = `${group === undefined ? '' : `${group}.`}${name}`;
  const written = params.filter((param) => token.test(param.name)).map(writeParam);
  return `${foldLine(`${start}${written.join('')}:${value}`)}\r\n`;
}

/** A text value: backslash, comma, semicolon and newline are escaped. */
export function escapeText(text: string): string {
  return text.replace(/[\\,;]/g, '\\$&').replaceAll('\n', '\\n');
}

/** An address (URI): its commas and semicolons are its own. */
export function escapeAddress(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

/** Quoted where it must be, and what no quotes can hold as RFC 6868 says. */
function writeParam({ name, value }: PropertyParam): string {
  const text = value.replaceAll('^', '^^').replaceAll('\n', '^n').replaceAll('"', "^'");
  return `;${name}=${/[:;,]|^\s|\s$/u.test(text) ? `"${text}"` : text}`;
}

/** Cuts a line after 75 octets at most, never within a letter; what goes on begins with a space. */
function foldLine(line: string): string {
  if (ascii.test(line)) return foldAscii(line);
  let folded = '';
  let octets = 0;
  for (const letter of line) {
    const size = octetsOf(letter);
    if (octets + size > lineOctets) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += letter;
    octets += size;
  }
  return folded;
}

function foldAscii(line: string): string {
  const pieces = [line.slice(0, lineOctets)];
  for (let at = lineOctets; at < line.length; at += lineOctets - 1) {
    pieces.push(line.slice(at, at + lineOctets - 1));
  }
  return pieces.join('\r\n ');
}

function octetsOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
