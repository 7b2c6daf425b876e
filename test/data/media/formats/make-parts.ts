import { crc32 } from '../../../../src/data/media/formats/crc32.ts';

export type Piece = string | readonly number[] | Uint8Array;

/** Pieces behind each other; letters are bytes. */
export function bytesOf(...pieces: readonly Piece[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    pieces.flatMap((piece) =>
      typeof piece === 'string' ? [...piece].map((letter) => letter.charCodeAt(0)) : [...piece],
    ),
  );
}

export const u16 = (value: number): number[] => [(value >> 8) & 0xff, value & 0xff];
export const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value & 0xffff)];
export const u32le = (value: number): number[] => u32(value).reverse();

export interface TiffWords {
  orientation?: number;
  make?: string;
  model?: string;
  taken?: string;
  zone?: string;
  /** Degrees; the sides follow from the sign. */
  position?: readonly [latitude: number, longitude: number];
}

interface Entry {
  tag: number;
  type: number;
  count: number;
  data: Uint8Array;
}

const text = (tag: number, value: string): Entry => ({
  ...{ tag, type: 2, count: value.length + 1 },
  data: bytesOf(value, [0]),
});
const long = (tag: number, value: number): Entry => ({ tag, type: 4, count: 1, data: bytesOf(u32(value)) });
const degrees = (tag: number, value: number): Entry => {
  const whole = Math.floor(value);
  const rest = Math.round((value - whole) * 3_600_000);
  return { tag, type: 5, count: 3, data: bytesOf(u32(whole), u32(1), u32(0), u32(1), u32(rest), u32(1_000)) };
};

/** A directory at a place in the block, its longer values behind it. */
function directory(at: number, entries: readonly Entry[]): Uint8Array {
  const tail: number[] = [];
  const start = at + 2 + entries.length * 12 + 4;
  const rows = entries.flatMap(({ tag, type, count, data }) => {
    const head = [...u16(tag), ...u16(type), ...u32(count)];
    if (data.length <= 4) return [...head, ...data, ...new Uint8Array(4 - data.length)];
    const place = start + tail.length;
    tail.push(...data, ...new Uint8Array(data.length % 2));
    return [...head, ...u32(place)];
  });
  return bytesOf(u16(entries.length), rows, u32(0), tail);
}

/** A block of EXIF from its byte order on. */
export function tiff(words: TiffWords): Uint8Array {
  const { orientation, make, model, taken, zone, position } = words;
  const exif = [...(taken ? [text(0x9003, taken)] : []), ...(zone ? [text(0x9011, zone)] : [])];
  const gps = position
    ? [
        text(1, position[0] < 0 ? 'S' : 'N'),
        degrees(2, Math.abs(position[0])),
        text(3, position[1] < 0 ? 'W' : 'E'),
        degrees(4, Math.abs(position[1])),
      ]
    : [];
  const first = (exifAt: number, gpsAt: number): Entry[] => [
    ...(make ? [text(0x010f, make)] : []),
    ...(model ? [text(0x0110, model)] : []),
    ...(orientation ? [{ tag: 0x0112, type: 3, count: 1, data: bytesOf(u16(orientation)) }] : []),
    long(0x8769, exifAt),
    ...(position ? [long(0x8825, gpsAt)] : []),
  ];
  const exifAt = 8 + directory(8, first(0, 0)).length;
  const exifPart = directory(exifAt, exif);
  const gpsAt = exifAt + exifPart.length;
  return bytesOf(
    'MM',
    [0, 42],
    u32(8),
    directory(8, first(exifAt, gpsAt)),
    exifPart,
    position ? directory(gpsAt, gps) : [],
  );
}

export const xmpText = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="52,22.0N" exif:GPSLongitude="4,54.0E"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** Photoshop's resource of IPTC with a city and a place in it. */
export const iptc = ((): Uint8Array => {
  const set = (number: number, value: string): Uint8Array =>
    bytesOf([0x1c, 2, number], u16(value.length), value);
  const sets = bytesOf(set(90, 'Delft'), set(92, 'Market'), [0].slice(0, 0));
  return bytesOf(
    'Photoshop 3.0\0',
    '8BIM',
    [4, 4, 0, 0],
    u32(sets.length),
    sets,
    new Uint8Array(sets.length % 2),
  );
})();

export const jpegSegment = (marker: number, ...pieces: readonly Piece[]): Uint8Array => {
  const payload = bytesOf(...pieces);
  return bytesOf([0xff, marker], u16(payload.length + 2), payload);
};

export const pngChunk = (name: string, ...pieces: readonly Piece[]): Uint8Array => {
  const named = bytesOf(name, ...pieces);
  return bytesOf(u32(named.length - 4), named, u32(crc32(named)));
};

export const riffChunk = (name: string, ...pieces: readonly Piece[]): Uint8Array => {
  const data = bytesOf(...pieces);
  return bytesOf(name, u32le(data.length), data, new Uint8Array(data.length % 2));
};

export const box = (name: string, ...pieces: readonly Piece[]): Uint8Array => {
  const data = bytesOf(...pieces);
  return bytesOf(u32(data.length + 8), name, data);
};
