import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collectedCategories } from '../../src/collections.ts';
import { canaryOf } from '../forensic/canary.ts';
import type { Canary } from '../forensic/canary.ts';
import { categoryRecords } from './category-records.ts';
import type { TextMaker } from './category-records.ts';
import type { FilledBucket, FilledRecord } from './filling/filling.ts';
import { pngWithComment, pngWithExif } from './png.ts';
import { wavWithComment } from './wav.ts';

export interface CategoriesFileOptions {
  readonly folder: string;
  readonly seed: string;
  /** Of each kind of record, per bucket. */
  readonly records: number;
  /** When they all happened, ms since the epoch: younger than every retention period, or the app's next start erases them. */
  readonly at: number;
  /** One per driver; a driver with a PIN is locked under it when filled. The first is who drives. */
  readonly drivers: readonly { readonly pin?: string }[];
  /** Without it there is no keeper. */
  readonly keeperPin?: string;
}

export interface CategoriesFile {
  readonly path: string;
  readonly buckets: readonly FilledBucket[];
  /** One per field and bucket, and one in the file's name; shared by a field's records, whose number follows it. */
  readonly canaries: readonly Canary[];
}

/** Where the records of a category belong (`inventory.md` section 1); the drivers' own unless named here. */
const elsewhere: Readonly<Record<string, 'vehicle' | 'keeper'>> = {
  'paired-devices': 'vehicle',
  'digital-keys': 'vehicle',
  keeper: 'keeper',
};

/** What the car needs of a driver before the PIN; written down once more, to hold the vault's own list against (decisions 18). */
const openPart = ['driver-card', 'seat', 'chassis', 'climate', 'lighting'];

/** Whether a filled category cannot be read without its driver's PIN. */
export function isBehindPin(
  { kind, pin }: { readonly kind: FilledBucket['kind']; readonly pin: string | undefined },
  category: string,
): boolean {
  return kind === 'driver' && pin !== undefined && !openPart.includes(category);
}

type RecordOf = Omit<FilledRecord, 'category' | 'id'>;

/** Records that name a blob: a second one of the first kind, with the blob's reference to be put at `path`. */
const withPieces: Readonly<Record<string, (text: TextMaker, at: number) => readonly RecordOf[]>> = {
  contacts: (text, at) =>
    plain('contacts', (label) => text(`pictured-${label}`), at).map((record) => ({
      ...record,
      pieces: [{ path: ['photo'], type: 'image/png', base64: base64(pngWithComment(text('contact-photo'))) }],
    })),
  media: (text, at) => [
    {
      value: {
        kind: 'photo',
        title: text('kept-photo-title'),
        isFavourite: true,
        addedAt: at,
        content: { place: 'car' },
      },
      pieces: [
        {
          path: ['content', 'blob'],
          type: 'image/png',
          base64: base64(pngWithExif(text('photo-exif'))),
        },
      ],
    },
    {
      value: {
        kind: 'audio',
        title: text('covered-audio-title'),
        isFavourite: false,
        addedAt: at,
        content: { place: 'device', device: 'stick-1', path: text('covered-audio-path') },
      },
      pieces: [
        {
          path: ['cover'],
          type: 'image/png',
          base64: base64(pngWithComment(text('audio-cover'))),
        },
      ],
    },
  ],
  voice: (text, at) => [
    {
      value: { kind: 'memo', title: text('kept-memo-title'), at },
      pieces: [{ path: ['sound'], type: 'audio/wav', base64: base64(wavWithComment(text('memo-sound'))) }],
    },
  ],
};

function base64(bytes: Buffer): string {
  return bytes.toString('base64');
}

function plain(category: string, text: TextMaker, at: number): readonly RecordOf[] {
  const make = categoryRecords[category];
  if (make === undefined) throw new Error(`No records are known of ${category}.`);
  return make(text, at).map((value) => ({ value: { ...value } }));
}

/** `card` is what the app looks for; `sync:` is the one free text that an id of a choice may have. */
function idOf(category: string, text: TextMaker): string {
  if (category === 'driver-card') return 'card';
  return `${category === 'consents' ? 'sync:' : ''}${text(`${category}-id`)}`;
}

/**
 * Writes a file that fills every category of every bucket: a canary in each free text, in the ids of records, in the
 * bytes of pictures and sounds (a comment, EXIF) and in the file's own name. For the filling page (`filling/`).
 */
export async function writeCategoriesFile(options: CategoriesFileOptions): Promise<CategoriesFile> {
  const { folder, seed, records, at, drivers, keeperPin } = options;
  const canaries = new Map<string, Canary>();
  const canary = (label: string): string => {
    const made = canaries.get(label) ?? canaryOf(seed, label);
    canaries.set(label, made);
    return made.text;
  };
  const fill = (kind: FilledBucket['kind'], owner: string): FilledRecord[] =>
    collectedCategories
      .filter((category) => (elsewhere[category] ?? 'driver') === kind)
      .flatMap((category) => {
        // A driver has one card.
        const rounds = category === 'driver-card' ? 1 : records;
        return Array.from({ length: rounds }, (_, round) => {
          const text: TextMaker = (label) =>
            `${canary(`${owner} ${label}`)}${String(round).padStart(6, '0')}`;
          const made = [...plain(category, text, at), ...(withPieces[category]?.(text, at) ?? [])];
          return made.map((record, index) => ({
            category,
            id: idOf(category, text) + (index === 0 ? '' : `-${index}`),
            ...record,
          }));
        }).flat();
      });
  const buckets: FilledBucket[] = [
    ...drivers.map(({ pin }, index): FilledBucket => ({
      kind: 'driver',
      ...(pin === undefined ? {} : { pin }),
      records: fill('driver', `driver-${index + 1}`),
    })),
    { kind: 'vehicle', records: fill('vehicle', 'vehicle') },
    ...(keeperPin === undefined
      ? []
      : [{ kind: 'keeper' as const, pin: keeperPin, records: fill('keeper', 'keeper') }]),
  ];
  const path = join(folder, `${canary('file-name')}.json`);
  await writeFile(path, JSON.stringify(buckets));
  return { path, buckets, canaries: [...canaries.values()] };
}
