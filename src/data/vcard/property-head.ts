import { decodeText } from './charset.ts';

export type TransferEncoding = 'plain' | 'quoted-printable' | 'base64';

export interface PropertyParam {
  /** Upper case. A bare word of version 2.1 (`TEL;HOME`) is named TYPE, or ENCODING or VALUE where it is one. */
  readonly name: string;
  /** One value; a list `TYPE=home,work` gives two params. */
  readonly value: string;
}

/** What stands before a property's colon. */
export interface PropertyHead {
  readonly group?: string;
  /** Upper case. */
  readonly name: string;
  readonly params: readonly PropertyParam[];
  readonly encoding: TransferEncoding;
  /** As declared. */
  readonly charset?: string;
}

const encodingWords = new Set(['QUOTED-PRINTABLE', 'BASE64', 'B', '8BIT', '7BIT']);
const valueWords = new Set(['INLINE', 'URL', 'CONTENT-ID', 'CID']);
/** Writers use a handful; more is no property that anyone wrote. */
const mostParams = 64;

/** Undefined when this is not how a property begins. */
export function parsePropertyHead(bytes: Uint8Array): PropertyHead | undefined {
  const [full = '', ...rest] = splitOutsideQuotes(decodeText(bytes).text, ';');
  const match = /^(?:([\w.-]+)\.)?([\w-]+)$/.exec(full.trim());
  if (!match || rest.length > mostParams) return undefined;
  const params = rest.flatMap(parseParam);
  const charset = params.find((param) => param.name === 'CHARSET')?.value;
  return {
    ...(match[1] !== undefined && { group: match[1] }),
    name: (match[2] ?? '').toUpperCase(),
    params,
    encoding: encodingOf(params),
    ...(charset !== undefined && { charset }),
  };
}

function parseParam(text: string): PropertyParam[] {
  const equals = text.indexOf('=');
  if (equals < 0) {
    const word = text.trim();
    return word === '' ? [] : [{ name: nameOfBareWord(word.toUpperCase()), value: unquote(word) }];
  }
  const name = text.slice(0, equals).trim().toUpperCase();
  return splitOutsideQuotes(text.slice(equals + 1), ',').map((value) => ({
    name,
    value: unquote(value.trim()),
  }));
}

function nameOfBareWord(word: string): string {
  if (encodingWords.has(word)) return 'ENCODING';
  return valueWords.has(word) ? 'VALUE' : 'TYPE';
}

function encodingOf(params: readonly PropertyParam[]): TransferEncoding {
  switch (params.find((param) => param.name === 'ENCODING')?.value.toUpperCase()) {
    case 'QUOTED-PRINTABLE':
      return 'quoted-printable';
    case 'BASE64':
    case 'B':
      return 'base64';
    default:
      return 'plain';
  }
}

/** Quotes go, and the escapes of RFC 6868 are read: `^n`, `^'`, `^^`. */
function unquote(text: string): string {
  return text
    .replaceAll('"', '')
    .replace(/\^[n'^]/g, (escape) => (escape === '^n' ? '\n' : escape === "^'" ? '"' : '^'));
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  if (!text.includes('"')) return text.split(separator);
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
