export interface Piece {
  readonly name: string;
  readonly data: Uint8Array;
}

export function chunksOfPng(bytes: Uint8Array): Piece[] {
  const file = Buffer.from(bytes);
  const pieces: Piece[] = [];
  for (let at = 8; at + 12 <= file.length && pieces.at(-1)?.name !== 'IEND';) {
    const length = file.readUInt32BE(at);
    pieces.push({
      name: file.toString('latin1', at + 4, at + 8),
      data: file.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return pieces;
}

export function chunksOfWebp(bytes: Uint8Array): Piece[] {
  const file = Buffer.from(bytes);
  const pieces: Piece[] = [];
  for (let at = 12; at + 8 <= file.length;) {
    const length = file.readUInt32LE(at + 4);
    pieces.push({ name: file.toString('latin1', at, at + 4), data: file.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return pieces;
}

/** Tables, frame and scans of the first picture, with the markers but without application segments and comments. */
export function scansOfJpeg(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes);
  const parts: Buffer[] = [];
  let at = 2;
  while (at + 4 <= file.length && file[at + 1] !== 0xd9) {
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    let end = at + 2 + file.readUInt16BE(at + 2);
    if (marker === 0xda)
      while (
        end < file.length &&
        !(file[end] === 0xff && /[^\0\xd0-\xd7\xff]/.test(file.toString('latin1', end + 1, end + 2)))
      )
        end += 1;
    if (!(marker === 0xfe || (marker >= 0xe0 && marker <= 0xef))) parts.push(file.subarray(at, end));
    at = end;
  }
  return Buffer.concat(parts);
}
