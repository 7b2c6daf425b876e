import type { Canary } from './canary.ts';

/** Bytes to look for, whose canary or secret they are, and how they were written. */
export interface Pattern {
  readonly label: string;
  readonly encoding: string;
  readonly bytes: Buffer;
}

/** Raw bytes to look for, such as a key. At least 16. */
export interface Secret {
  readonly label: string;
  readonly bytes: Uint8Array;
}

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

function escaped(bytes: Buffer, mark: string): Buffer {
  return Buffer.from(
    [...bytes].map((byte) => mark + byte.toString(16).padStart(2, '0').toUpperCase()).join(''),
  );
}

/**
 * Base64 of `bytes` wherever they stand in a longer text: for each of the three alignments the signs that depend on
 * these bytes alone, in both alphabets.
 */
function base64(bytes: Buffer): readonly Buffer[] {
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const start = Math.ceil((before * 8) / 6);
    const end = Math.floor(((before + bytes.length) * 8) / 6);
    const standard = text.slice(start, end);
    return [Buffer.from(standard), Buffer.from(standard.replaceAll('+', '-').replaceAll('/', '_'))];
  });
}

function hexadecimal(bytes: Buffer): readonly Buffer[] {
  const text = bytes.toString('hex');
  return [Buffer.from(text), Buffer.from(text.toUpperCase())];
}

function distinct(patterns: readonly Pattern[]): readonly Pattern[] {
  const seen = new Map(patterns.map((pattern) => [pattern.bytes.toString('latin1'), pattern] as const));
  return [...seen.values()];
}

/** Every way a text could come to lie on a disk that this scanner knows. */
export function patternsOfText({ label, text }: Canary): readonly Pattern[] {
  const utf8 = Buffer.from(text);
  const utf16 = Buffer.from(text, 'utf16le');
  const written: readonly (readonly [string, readonly Buffer[]])[] = [
    ['quoted-printable', [escaped(utf8, '=')]],
    ['percent', [escaped(utf8, '%'), Buffer.from(encodeURIComponent(text))]],
    ['hex', hexadecimal(utf8)],
    ['base64 of utf-16le', base64(utf16)],
    ['base64', base64(utf8)],
    ['utf-16be', [utf16be(text), utf16be(text.toUpperCase())]],
    ['utf-16le', [utf16, Buffer.from(text.toUpperCase(), 'utf16le')]],
    ['utf-8', [Buffer.from(text.toUpperCase()), utf8]],
  ];
  return distinct(
    written.flatMap(([encoding, variants]) => variants.map((bytes) => ({ label, encoding, bytes }))),
  );
}

/** For memory: what a text looks like inside a running engine, without the ways that only files use. */
export function memoryPatternsOfText({ label, text }: Canary): readonly Pattern[] {
  return [
    { label, encoding: 'utf-8', bytes: Buffer.from(text) },
    { label, encoding: 'utf-16le', bytes: Buffer.from(text, 'utf16le') },
  ];
}

/** Raw, base64 and hexadecimal. */
export function patternsOfSecret({ label, bytes }: Secret): readonly Pattern[] {
  const raw = Buffer.from(bytes);
  return distinct([
    ...hexadecimal(raw).map((written) => ({ label, encoding: 'hex', bytes: written })),
    ...base64(raw).map((written) => ({ label, encoding: 'base64', bytes: written })),
    { label, encoding: 'raw', bytes: raw },
  ]);
}
