import type { VcardVersion } from '../../../src/data/vcard/text-value.ts';

/** What the property tests write into a card and expect back. */
export interface WrittenCard {
  readonly fullName: string;
  readonly name: readonly [string, string, string, string, string];
  readonly organisation: readonly [string, string];
  readonly address: readonly [string, string, string, string, string, string, string];
  readonly notes: readonly string[];
  readonly phones: readonly string[];
  readonly photo: Uint8Array | undefined;
}

export interface WritingStyle {
  readonly version: VcardVersion;
  readonly lineEnd: '\r\n' | '\n' | '\r' | '\r\r\n';
  /** Octets to a line, at least 10. */
  readonly width: number;
  readonly fold: ' ' | '\t';
  /** Of version 2.1; the others are UTF-8. */
  readonly charset: 'UTF-8' | 'ISO-8859-1';
  readonly lowerCase: boolean;
  /** How 2.1 lays out base64. */
  readonly indent: '' | ' ' | '    ';
}

/** Writes a card the way the standards say, independent of the reader's code. */
export function writeCard(card: WrittenCard, style: WritingStyle): Uint8Array {
  const lines = [
    text('VERSION', style.version),
    structured('N', card.name),
    structured('FN', [card.fullName]),
    structured('ORG', card.organisation),
    structured('ADR;TYPE=HOME', card.address),
    ...card.notes.map((note) => structured('NOTE', [note])),
    ...card.phones.map((phone) => text('TEL;TYPE=CELL', phone)),
    ...(card.photo ? [photo(card.photo)] : []),
  ];
  const begin = text('BEGIN', 'VCARD');
  const end = text('END', 'VCARD');
  return new Uint8Array(Buffer.concat([begin, ...lines, end]));

  function head(name: string): string {
    return style.lowerCase ? name.toLowerCase() : name;
  }

  function text(name: string, value: string): Buffer {
    return Buffer.from(`${head(name)}:${value}${style.lineEnd}`);
  }

  function structured(name: string, parts: readonly string[]): Buffer {
    return style.version === '2.1' ? quotedPrintable(name, parts) : folded(name, parts);
  }

  function folded(name: string, parts: readonly string[]): Buffer {
    const escaped = parts.map((part) => part.replace(/[\\,;]/g, '\\$&').replaceAll('\n', '\\n')).join(';');
    return foldBytes(Buffer.from(`${head(name)}:${escaped}`));
  }

  /** At any byte, in the middle of a letter too, as the standard allows and some writers do. */
  function foldBytes(bytes: Buffer): Buffer {
    const pieces: Buffer[] = [];
    for (let start = 0; start < bytes.length; start += style.width) {
      pieces.push(
        Buffer.from(start > 0 ? `${style.lineEnd}${style.fold}` : ''),
        bytes.subarray(start, start + style.width),
      );
    }
    return Buffer.concat([...pieces, Buffer.from(style.lineEnd)]);
  }

  function quotedPrintable(name: string, parts: readonly string[]): Buffer {
    const charset = style.charset === 'UTF-8' ? 'utf8' : 'latin1';
    const encoded = parts
      .map((part) =>
        [...Buffer.from(part.replaceAll(';', '\\;').replaceAll('\n', '\r\n'), charset)]
          .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
          .join(''),
      )
      .join(';');
    const atoms = encoded.match(/=..|;/g) ?? [];
    const perLine = Math.max(1, Math.floor(style.width / 3));
    const lines: string[] = [];
    for (let start = 0; start < atoms.length; start += perLine)
      lines.push(atoms.slice(start, start + perLine).join(''));
    const params = `CHARSET=${style.charset};ENCODING=QUOTED-PRINTABLE`;
    return Buffer.from(`${head(`${name};${params}`)}:${lines.join(`=${style.lineEnd}`)}${style.lineEnd}`);
  }

  function photo(bytes: Uint8Array): Buffer {
    const base64 = Buffer.from(bytes).toString('base64');
    if (style.version === '4.0')
      return foldBytes(Buffer.from(`${head('PHOTO')}:data:image/jpeg;base64,${base64}`));
    if (style.version === '3.0')
      return foldBytes(Buffer.from(`${head('PHOTO;ENCODING=b;TYPE=JPEG')}:${base64}`));
    const lines = base64.match(new RegExp(`.{1,${style.width}}`, 'g')) ?? [];
    const block = lines.map((line) => `${style.lineEnd}${style.indent}${line}`).join('');
    return Buffer.from(`${head('PHOTO;JPEG;ENCODING=BASE64')}:${block}${style.lineEnd}${style.lineEnd}`);
  }
}
