import type { BlobReference } from '../../../vault/blob-reference.ts';
import { plainText } from '../../places/place-text.ts';
import { longestPath, longestText, type FiledMedium, type MediumContent } from '../media-collection.ts';
import { titleOfFile } from './media-files.ts';
import type { MediumEntry } from './medium-account.ts';

export interface MediumParts {
  /** ms since the epoch */
  readonly now: number;
  /** Of a piece that neither tags nor file name. */
  readonly unnamed: string;
  /** Its content in the car; without it the piece stays where it is. */
  readonly blob: BlobReference | undefined;
  readonly cover: BlobReference | undefined;
}

/** A file that was read, as it is stored. Whatever a file says of itself fits: texts are cut, and a number that cannot be is left out. */
export function mediumOf(entry: MediumEntry, { now, unnamed, blob, cover }: MediumParts): FiledMedium {
  const { tags, name, digest } = entry;
  const file = {
    title: textOf(tags.title) ?? (plainOf(titleOfFile(name)) || unnamed),
    isFavourite: false,
    addedAt: now,
    content: contentOf(entry, blob),
    ...(digest !== undefined && { digest }),
  };
  const size = defined({ width: atLeast(tags.width, 1), height: atLeast(tags.height, 1) });
  switch (tags.kind) {
    case 'audio':
      return {
        kind: 'audio',
        ...file,
        ...defined({
          artist: textOf(tags.artist),
          album: textOf(tags.album),
          genre: textOf(tags.genre),
          year: whole(tags.year),
          duration: finite(tags.duration),
          cover,
        }),
      };
    case 'film':
      return { kind: 'film', ...file, ...size, ...defined({ duration: finite(tags.duration), cover }) };
    case 'photo': {
      const turned = atLeast(tags.orientation, 1);
      return {
        kind: 'photo',
        ...file,
        ...size,
        ...defined({
          takenAt: whole(tags.takenAt),
          position: tags.position,
          camera: textOf(tags.camera),
          orientation: turned !== undefined && turned <= 8 ? turned : undefined,
        }),
      };
    }
  }
}

function contentOf({ stick, name, size, tags }: MediumEntry, blob: BlobReference | undefined): MediumContent {
  if (blob !== undefined) return { place: 'car', blob };
  return {
    place: 'device',
    device: (stick?.id ?? '').slice(0, 200),
    path: name.slice(0, longestPath),
    ...(stick !== undefined && { label: stick.label.slice(0, 60) }),
    bytes: size,
    type: tags.type.slice(0, 100),
  };
}

/** Names have been seen with a megabyte: no more of one is looked at than could be kept. */
function plainOf(text: string): string {
  return plainText(text.slice(0, 4 * longestText), longestText).text;
}

function textOf(text: string | undefined): string | undefined {
  const plain = plainOf(text ?? '');
  return plain === '' ? undefined : plain;
}

function finite(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) && value >= 0 ? value : undefined;
}

function whole(value: number | undefined): number | undefined {
  const round = Math.round(value ?? Number.NaN);
  return Number.isSafeInteger(round) ? round : undefined;
}

function atLeast(value: number | undefined, least: number): number | undefined {
  const round = whole(value);
  return round !== undefined && round >= least ? round : undefined;
}

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

function defined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}
