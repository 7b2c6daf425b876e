import type { MediumReading } from '../../../src/data/media/formats/read-medium.ts';
import type { StripResult } from '../../../src/data/media/formats/strip-photo.ts';

/** A file of the tests: a line of JSON, then whatever. */
export function jsonFile(tags: object, rest = ''): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${JSON.stringify(tags)}\n${rest}`);
}

function lineOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(10);
  return new TextDecoder().decode(bytes.subarray(0, end < 0 ? bytes.length : end));
}

export function jsonTags(bytes: Uint8Array): MediumReading {
  try {
    const { cover, ...tags } = JSON.parse(lineOf(bytes)) as Extract<MediumReading, { ok: true }>['tags'] & {
      cover?: { type: string; size: number };
    };
    const picture = cover && { type: cover.type, bytes: new Uint8Array(cover.size).fill(7) };
    return { ok: true, tags: { ...tags, ...(picture && { cover: picture }) } };
  } catch {
    return { ok: false, reason: 'damaged', at: 3 };
  }
}

/** Takes the position out, unless the file says that it sticks. */
export function jsonStrip(bytes: Uint8Array): StripResult {
  const tags = JSON.parse(lineOf(bytes)) as { position?: unknown; sticks?: boolean; strip?: 'unsupported' };
  if (tags.strip !== undefined) return { ok: false, reason: tags.strip };
  const { position: _position, ...rest } = tags;
  return { ok: true, bytes: jsonFile(tags.sticks === true ? tags : rest), removed: ['exif'] };
}
