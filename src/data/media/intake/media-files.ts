import type { ConnectedDevice, DevicesPort } from '../../../../platform/contract/devices.ts';
import { stickFiles } from '../../../records/stick-files.ts';
import type { StickFile } from '../../../records/stick-files.ts';
import type { StreamFile } from '../../imports/import-file.ts';
import { longestText } from '../media-collection.ts';

/** A file on a stick, to be copied into the car or to stay where it is. */
export interface MediaStickFile extends StreamFile {
  readonly stick: Pick<ConnectedDevice, 'id' | 'label'>;
  readonly isCopied: boolean;
}

/** A file to take in. What was chosen here, and lies on no stick, is always copied: nothing could find it again. */
export type MediaFile = File | MediaStickFile;

interface FileKind {
  readonly kind: 'audio' | 'film' | 'photo';
  /** Media type. */
  readonly type: string;
}

/** By ending, lower-case and without the dot. */
const kinds: ReadonlyMap<string, FileKind> = new Map(
  Object.entries({
    audio: {
      mp3: 'audio/mpeg',
      m4a: 'audio/mp4',
      m4b: 'audio/mp4',
      aac: 'audio/aac',
      flac: 'audio/flac',
      ogg: 'audio/ogg',
      oga: 'audio/ogg',
      opus: 'audio/ogg',
      wav: 'audio/wav',
      weba: 'audio/webm',
    },
    film: {
      mp4: 'video/mp4',
      m4v: 'video/mp4',
      mov: 'video/quicktime',
      webm: 'video/webm',
      mkv: 'video/x-matroska',
    },
    photo: {
      jpg: 'image/jpeg',
      jpeg: 'image/jpeg',
      png: 'image/png',
      webp: 'image/webp',
      gif: 'image/gif',
      avif: 'image/avif',
      heic: 'image/heic',
      heif: 'image/heif',
    },
  } as const).flatMap(([kind, endings]) =>
    Object.entries(endings).map(
      ([ending, type]) => [ending, { kind: kind as FileKind['kind'], type }] as const,
    ),
  ),
);

/** With their dots. */
export const mediaEndings: readonly string[] = [...kinds.keys()].map((ending) => `.${ending}`);

function endingAt(name: string): number {
  // Names have been seen with a megabyte: an ending is short.
  const place = name.slice(-8).lastIndexOf('.');
  return place < 0 ? -1 : Math.max(0, name.length - 8) + place;
}

/** What a file is by the ending of its name; undefined for what is no medium, and for what a computer put beside one. */
export function kindOfFile(name: string): FileKind | undefined {
  const at = endingAt(name);
  return at < 1 || name.startsWith('.') ? undefined : kinds.get(name.slice(at + 1).toLowerCase());
}

/** A file's name as the title of what says none itself. */
export function titleOfFile(name: string): string {
  const at = endingAt(name);
  return (at < 1 ? name : name.slice(0, at)).slice(0, longestText).trim();
}

/** The media on all sticks, by name. */
export async function mediaOnSticks(devices: DevicesPort): Promise<readonly StickFile[]> {
  const files = await stickFiles(devices, mediaEndings);
  return files.filter(({ file }) => kindOfFile(file.name) !== undefined);
}

/** A stick's file as an import takes it. */
export function mediaFileOf(
  devices: DevicesPort,
  { stick, file }: StickFile,
  isCopied: boolean,
): MediaStickFile {
  return {
    name: file.name,
    size: file.bytes,
    stick,
    isCopied,
    open: async () => {
      const opened = await devices.read(stick.id, file.name);
      if (!opened.ok) throw new Error(`media/stick-${opened.reason}`);
      return opened.value;
    },
  };
}
