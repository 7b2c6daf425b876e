import { box, bytesOf, u16, u32, u32le, type Piece } from './make-parts.ts';
import { plainPng } from './make-photos.ts';

export interface TrackWords {
  title: string;
  artist: string;
  album: string;
  genre: string;
  year: string;
  cover?: Uint8Array;
}

export const song: TrackWords = {
  ...{ title: 'Song', artist: 'Singer', album: 'Record', genre: 'Jazz', year: '1999', cover: plainPng },
};

const syncSafe = (value: number): number[] => [21, 14, 7, 0].map((shift) => (value >> shift) & 0x7f);

/** ID3v2.3 before half a second of MPEG 1 layer III, 128 kbit/s at 44.1 kHz. */
export function mp3({ title, artist, album, genre, year, cover }: TrackWords): Uint8Array {
  const frame = (id: string, ...pieces: readonly Piece[]): Uint8Array => {
    const data = bytesOf(...pieces);
    return bytesOf(id, u32(data.length), [0, 0], data);
  };
  const utf16 = (value: string): number[] => [
    1,
    0xff,
    0xfe,
    ...[...value].flatMap((_, at) => [value.charCodeAt(at) & 0xff, value.charCodeAt(at) >> 8]),
  ];
  const tag = bytesOf(
    frame('TIT2', utf16(title)),
    frame('TPE1', [0], artist),
    frame('TALB', [0], album),
    frame('TCON', [0], genre),
    frame('TYER', [0], year),
    cover ? frame('APIC', [0], 'image/png\0', [3, 0], cover) : [],
  );
  const sound = bytesOf([0xff, 0xfb, 0x90, 0], new Uint8Array(413));
  return bytesOf('ID3', [3, 0, 0], syncSafe(tag.length), tag, ...Array.from({ length: 20 }, () => sound));
}

/** Five seconds of silence by its head, with Vorbis comments and a picture. */
export function flac({ title, artist, album, genre, year, cover }: TrackWords): Uint8Array {
  const block = (type: number, isLast: boolean, ...pieces: readonly Piece[]): Uint8Array => {
    const data = bytesOf(...pieces);
    return bytesOf([type | (isLast ? 0x80 : 0)], u32(data.length).slice(1), data);
  };
  const words = [
    `TITLE=${title}`,
    `ARTIST=${artist}`,
    `ALBUM=${album}`,
    `GENRE=${genre}`,
    `DATE=${year}`,
  ].map((word) => new TextEncoder().encode(word));
  const picture = cover
    ? [
        block(
          6,
          false,
          u32(3),
          u32(9),
          'image/png',
          u32(0),
          u32(40),
          u32(30),
          u32(8),
          u32(0),
          u32(cover.length),
          cover,
        ),
      ]
    : [];
  const rate = 44_100;
  return bytesOf(
    'fLaC',
    block(
      0,
      false,
      u16(4096),
      u16(4096),
      [0, 0, 0, 0, 0, 0],
      [rate >> 12, (rate >> 4) & 0xff, ((rate & 15) << 4) | 2, 0xf0],
      u32(rate * 5),
      new Uint8Array(16),
    ),
    ...picture,
    block(4, true, u32le(0), u32le(words.length), ...words.flatMap((word) => [u32le(word.length), word])),
    new Uint8Array(64),
  );
}

const movieHead = box(
  'mvhd',
  u32(0),
  u32(0),
  u32(0),
  u32(1_000),
  u32(5_000),
  u32(0x10000),
  new Uint8Array(76),
);

/** AAC's container with iTunes' tags; no sound. */
export function m4a({ title, artist, album, genre, year, cover }: TrackWords): Uint8Array {
  const item = (name: string, type: number, value: Piece): Uint8Array =>
    box(name, box('data', u32(type), u32(0), value));
  const utf8 = (value: string): Uint8Array => new TextEncoder().encode(value);
  const list = box(
    'ilst',
    item('\xa9nam', 1, utf8(title)),
    item('\xa9ART', 1, utf8(artist)),
    item('\xa9alb', 1, utf8(album)),
    item('\xa9gen', 1, utf8(genre)),
    item('\xa9day', 1, utf8(year)),
    cover ? item('covr', 14, cover) : [],
  );
  const handler = box('hdlr', u32(0), u32(0), 'mdir', 'appl', new Uint8Array(9));
  return bytesOf(
    box('ftyp', 'M4A ', u32(0), 'M4A mp42isom'),
    box('moov', movieHead, box('udta', box('meta', u32(0), handler, list))),
    box('mdat', new Uint8Array(64)),
  );
}

/** A film of five seconds by its head. */
export function mp4(title: string): Uint8Array {
  const data = box('data', u32(1), u32(0), new TextEncoder().encode(title));
  const handler = box('hdlr', u32(0), u32(0), 'mdir', 'appl', new Uint8Array(9));
  return bytesOf(
    box('ftyp', 'isom', u32(0), 'isommp42'),
    box('moov', movieHead, box('udta', box('meta', u32(0), handler, box('ilst', box('\xa9nam', data))))),
    box('mdat', new Uint8Array(64)),
  );
}

/** One second of silence, 8 bit at 8 kHz. */
export const wav = ((): Uint8Array => {
  const body = bytesOf(
    'WAVEfmt ',
    u32le(16),
    [1, 0, 1, 0],
    u32le(8_000),
    u32le(8_000),
    [1, 0, 8, 0],
    'data',
    u32le(8_000),
    new Uint8Array(8_000),
  );
  return bytesOf('RIFF', u32le(body.length), body);
})();
