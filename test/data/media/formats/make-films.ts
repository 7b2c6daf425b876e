import { box, bytesOf, u16, u32, u32le, type Piece } from './make-parts.ts';

/** One track with its description, its times and where its one sample lies (ISO/IEC 14496-12, 8). */
function track(handler: 'soun' | 'vide', sample: Uint8Array, milliseconds: number): Uint8Array {
  const table = box(
    'stbl',
    box('stsd', u32(0), u32(1), sample),
    box('stts', u32(0), u32(1), u32(1), u32(milliseconds)),
    box('stsc', u32(0), u32(1), u32(1), u32(1), u32(1)),
    box('stsz', u32(0), u32(64), u32(1)),
    box('stco', u32(0), u32(1), u32(40)),
  );
  const times = box('mdhd', u32(0), u32(0), u32(0), u32(1_000), u32(milliseconds), u32(0x55c40000));
  return box(
    'trak',
    box('tkhd', u32(7), u32(0), u32(0), u32(1), u32(0), u32(milliseconds), new Uint8Array(60)),
    box('mdia', times, box('hdlr', u32(0), u32(0), handler, new Uint8Array(13)), box('minf', table)),
  );
}

const sound = box(
  'mp4a',
  new Uint8Array(6),
  u16(1),
  new Uint8Array(8),
  u16(2),
  u16(16),
  u32(0),
  u32(44_100 * 65_536),
);
const picture = box(
  'avc1',
  new Uint8Array(6),
  u16(1),
  new Uint8Array(16),
  u16(40),
  u16(30),
  new Uint8Array(50),
);

/** Boxes of a film, or of a song where it has no picture, as long as its tracks say. */
export function tracks(brand: string, milliseconds: number, hasPicture: boolean): Uint8Array {
  const head = box(
    'mvhd',
    u32(0),
    u32(0),
    u32(0),
    u32(1_000),
    u32(milliseconds),
    u32(0x10000),
    new Uint8Array(76),
  );
  return bytesOf(
    box('ftyp', brand, u32(0), brand),
    box('mdat', new Uint8Array(64)),
    box(
      'moov',
      head,
      track('soun', sound, milliseconds),
      hasPicture ? track('vide', picture, milliseconds) : [],
    ),
  );
}

/** An element of Matroska, its length in four bytes (RFC 8794). */
function element(id: readonly number[], ...pieces: readonly Piece[]): Uint8Array {
  const data = bytesOf(...pieces);
  return bytesOf(id, u32(data.length | 0x10000000), data);
}

/** A WebM by its head: how long, a title, a track of sound and, where wanted, one of pictures. */
export function webm(title: string, milliseconds: number, hasPicture: boolean): Uint8Array {
  const duration = new Uint8Array(8);
  new DataView(duration.buffer).setFloat64(0, milliseconds);
  const trackOf = (number: number, type: number, codec: string, ...more: readonly Piece[]): Uint8Array =>
    element(
      [0xae],
      element([0xd7], [number]),
      element([0x73, 0xc5], [number]),
      element([0x83], [type]),
      element([0x86], codec),
      ...more,
    );
  const size = element([0xe0], element([0xb0], [40]), element([0xba], [30]));
  return bytesOf(
    element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x86], [1]), element([0x42, 0x82], 'webm')),
    element(
      [0x18, 0x53, 0x80, 0x67],
      element(
        [0x15, 0x49, 0xa9, 0x66],
        element([0x2a, 0xd7, 0xb1], [0x0f, 0x42, 0x40]),
        element([0x44, 0x89], duration),
        element([0x7b, 0xa9], title),
      ),
      element(
        [0x16, 0x54, 0xae, 0x6b],
        trackOf(1, 2, 'A_OPUS'),
        hasPicture ? trackOf(2, 1, 'V_VP8', size) : [],
      ),
    ),
  );
}

/** A page of Ogg without its sum, which readers of tags pass over (RFC 3533, 6). */
function page(kind: number, position: number, sequence: number, data: Uint8Array): Uint8Array {
  return bytesOf(
    'OggS',
    [0, kind],
    u32le(position),
    u32le(0),
    u32le(1),
    u32le(sequence),
    u32le(0),
    [1, data.length],
    data,
  );
}

/** Opus in Ogg (RFC 7845): its head, its words, and one last page that says how long it is. */
export function opus(words: readonly string[], milliseconds: number): Uint8Array {
  const skipped = 312;
  const list = words.map((word) => new TextEncoder().encode(word));
  return bytesOf(
    page(2, 0, 0, bytesOf('OpusHead', [1, 2], [skipped & 0xff, skipped >> 8], u32le(48_000), [0, 0, 0])),
    page(
      0,
      0,
      1,
      bytesOf(
        'OpusTags',
        u32le(4),
        'self',
        u32le(list.length),
        ...list.flatMap((word) => [u32le(word.length), word]),
      ),
    ),
    page(4, milliseconds * 48 + skipped, 2, new Uint8Array(60)),
  );
}
