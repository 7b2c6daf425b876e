import { archiveImporters } from '../archive/archive-importers.ts';
import { mediaImporters } from '../data/media/formats/media-importers.ts';
import { placesImporters } from '../data/places/places-importers.ts';
import { vcardImporters } from '../data/vcard/vcard-importers.ts';
import { profileImporters } from '../drivers/profile-file/profile-importers.ts';
import { certificateImporters } from '../eraser/certificate/certificate-importers.ts';
import type { Importer } from './importer.ts';

/** Every way in which bytes from outside are read. */
export const importers: readonly Importer[] = [
  ...vcardImporters,
  ...placesImporters,
  ...mediaImporters,
  ...profileImporters,
  ...archiveImporters,
  ...certificateImporters,
];

/** Doors behind which nothing of ours reads. */
export const notRead: readonly string[] = [
  // The browser decodes the picture, and only what it draws is kept.
  'src/drivers/picture-panel.ts',
  // Of the bench: puts a file on an emulated stick, byte for byte.
  'src/bench/slot-controls.ts',
];
