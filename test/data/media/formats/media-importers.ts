import * as fc from 'fast-check';
import { readMedium } from '../../../../src/data/media/formats/read-medium.ts';
import { stripPhoto } from '../../../../src/data/media/formats/strip-photo.ts';
import { damaged, noise, type Importer } from '../../../importers/importer.ts';
import { fullJpeg, fullPng, fullWebp } from './make-photos.ts';
import { flac, m4a, mp3, mp4, song, wav } from './make-tracks.ts';
import { independentlyRead, pictureOf } from './read-independently.ts';

const photos = [fullJpeg, fullPng, fullWebp];
const anything = noise(
  '\xff\xd8\xff\xe1',
  '\x89PNG\r\n\x1a\n',
  'RIFF\x20\0\0\0WEBP',
  'RIFF\x20\0\0\0WAVE',
  'ID3\x03\0\0\0\0\0\x20',
  'fLaC',
  'OggS',
  '\0\0\0\x10ftypM4A \0\0\0\0',
  '\0\0\0\x10ftypheic\0\0\0\0',
  '\x1aE\xdf\xa3\x8b\x42\x82\x84webm',
);
const never = new AbortController().signal;

export const mediaImporters: readonly Importer[] = [
  {
    what: 'a file of media',
    doors: [
      'src/data/media/media-actions.ts',
      'src/data/media/locate-medium.ts',
      'src/data/media/intake/media-files.ts',
    ],
    inputs: fc.oneof(anything, damaged(...photos, mp3(song), flac(song), m4a(song), mp4('Film'), wav)),
    holds: async (bytes) => {
      const reading = await readMedium(bytes, never);
      if (!reading.ok) return true;
      const { title = '', artist = '', position, year = 2000, duration = 0, cover } = reading.tags;
      return (
        title.length <= 500 &&
        artist.length <= 500 &&
        Number.isInteger(year) &&
        duration >= 0 &&
        (cover?.bytes.length ?? 0) <= 512 * 1024 &&
        (position === undefined || (Math.abs(position.latitude) <= 90 && Math.abs(position.longitude) <= 180))
      );
    },
  },
  {
    what: 'a photo that is stripped: no position that another reader finds, and its compressed picture as it was',
    doors: [],
    inputs: fc.oneof({ weight: 1, arbitrary: anything }, { weight: 3, arbitrary: damaged(...photos) }),
    holds: async (bytes) => {
      const result = stripPhoto(bytes);
      if (!result.ok) return true;
      if (Buffer.compare(pictureOf(result.bytes), pictureOf(bytes)) !== 0) return false;
      // What a reader cannot read at all says nothing either.
      const found = await independentlyRead(result.bytes).catch(() => undefined);
      return found === undefined || found.positions === 0;
    },
  },
];
