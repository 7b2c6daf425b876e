export interface DecodedText {
  readonly text: string;
  /** False when the bytes do not fit the declared charset, or nobody knows it, and `text` is the best reading. */
  readonly exact: boolean;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const lenientUtf8 = new TextDecoder('utf-8');
const windows1252 = new TextDecoder('windows-1252');
/** The bytes 80 to 9F in windows-1252; Node 20 reads them as control characters instead, browsers as these. */
const windows1252Signs = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const utf8Labels = new Set(['utf-8', 'utf8']);
/** These declare nothing beyond ASCII, so bytes beyond it are read as if nothing had been declared. */
const asciiLabels = new Set(['us-ascii', 'ascii', 'iso646-us']);
const decoders = new Map<string, TextDecoder | undefined>();
/** A file decides which labels come here; the memory for them must not grow with it. */
const mostLabels = 64;

/**
 * Text of a value's bytes in their declared charset. With none declared they are UTF-8, or else windows-1252, as
 * Outlook writes it. In text that is mostly good UTF-8 a bad byte becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array, charset?: string): DecodedText {
  const label = charset?.trim().toLowerCase();
  if (label === undefined || label === '' || utf8Labels.has(label) || asciiLabels.has(label)) {
    return decodeUtf8(bytes, !utf8Labels.has(label ?? ''));
  }
  const decoder = decoderOf(label);
  if (!decoder) return { text: decodeUtf8(bytes, true).text, exact: bytes.every((byte) => byte < 0x80) };
  const text = decoder.encoding === 'windows-1252' ? decodeWindows1252(bytes) : decoder.decode(bytes);
  return { text, exact: !text.includes('\ufffd') };
}

function decodeUtf8(bytes: Uint8Array, fallbackIsExact: boolean): DecodedText {
  try {
    return { text: strictUtf8.decode(bytes), exact: true };
  } catch {
    const text = lenientUtf8.decode(bytes);
    let bad = 0;
    let good = 0;
    for (const character of text) {
      if (character === '\ufffd') bad += 1;
      else if (character > '\u007f') good += 1;
    }
    if (good > bad) return { text, exact: false };
    return { text: decodeWindows1252(bytes), exact: fallbackIsExact };
  }
}

function decodeWindows1252(bytes: Uint8Array): string {
  return windows1252
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (sign) => windows1252Signs[sign.charCodeAt(0) - 0x80] ?? sign);
}

function decoderOf(label: string): TextDecoder | undefined {
  if (decoders.has(label)) return decoders.get(label);
  let decoder: TextDecoder | undefined;
  try {
    decoder = new TextDecoder(label);
  } catch {
    decoder = undefined;
  }
  if (decoders.size < mostLabels) decoders.set(label, decoder);
  return decoder;
}
