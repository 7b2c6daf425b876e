/** Embeddings, overrides and isolates (Unicode Bidirectional Algorithm, UAX #9); marks that stand for one letter stay. */
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/g;
/** Control characters, and halves of letters that lost their other half. */
const control = /(?![\n\t])[\p{Cc}\p{Cs}]/gu;

export interface PlainText {
  readonly text: string;
  readonly cut: boolean;
  readonly turned: boolean;
}

/**
 * A text of a file as it is kept: no control characters, no marks that turn the direction of writing, one kind of line
 * ending, at most `longest` UTF-16 units and no half letter at the end.
 */
export function plainText(raw: string, longest: number): PlainText {
  const withoutMarks = raw.replace(directionMarks, '');
  const text = withoutMarks.replace(/\r\n?/g, '\n').replace(control, '').trim();
  return {
    text: text.length > longest ? cutText(text, longest) : text,
    cut: text.length > longest,
    turned: withoutMarks.length !== raw.length,
  };
}

/** At most `longest` UTF-16 units of a text, and no half of a pair. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return text
    .slice(0, longest)
    .replace(/\p{Cs}$/u, '')
    .trimEnd();
}

const lineBreaks = /<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6])\b[^<>]*>/gi;
/** A name follows: `5 < 6` is no tag. Neither bracket within, so that the search stays linear. */
const tags = /<[/!?]?[a-z][^<>]*>|<!--[^<>]*-->/gi;
const namedLetters: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
};

/** What a piece of HTML says, as text: KML's descriptions are HTML. Nothing of it is ever run or fetched. */
export function textOfHtml(html: string): string {
  if (!html.includes('<') && !html.includes('&')) return html;
  return html
    .replace(lineBreaks, '\n')
    .replace(tags, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, letterOf);
}

function letterOf(reference: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return namedLetters[name.toLowerCase()] ?? reference;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : reference;
}
