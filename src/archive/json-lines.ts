import type { ArchivedRecord } from './archive-category.ts';

const encoder = new TextEncoder();
/** Bytes gathered before they are handed on. */
const pieceBytes = 65_536;

/**
 * One JSON object whose records stand on a line each, so that neither writer nor reader ever holds more than one of them as text.
 * JSON has no line break but between its tokens.
 */
export async function* writeJsonLines(
  category: string,
  version: number,
  records: Iterable<ArchivedRecord>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  let text = firstLine(category, version);
  let isFirst = true;
  for (const { id, value } of records) {
    text += `${isFirst ? '' : ','}\n${JSON.stringify({ id, value })}`;
    isFirst = false;
    if (text.length < pieceBytes) continue;
    yield encoder.encode(text);
    text = '';
  }
  yield encoder.encode(`${text}\n${lastLine}\n`);
}

export function firstLine(category: string, version: number): string {
  return `{"category":${JSON.stringify(category)},"version":${version},"records":[`;
}

export const lastLine = ']}';
