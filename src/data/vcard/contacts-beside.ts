import type { BesideWriter } from '../../archive/archive-category.ts';
import type { Blobs } from '../../vault/blobs.ts';
import type { Contact } from '../contacts/contact.ts';
import { photoMediaTypes } from './photo.ts';
import type { Photo } from './photo.ts';
import { writeVcard } from './write-vcard.ts';

const encoder = new TextEncoder();

/** The address book as vCard 4.0 beside its JSON, photos included; a photo that cannot be read is left out. */
export function contactsBeside(photos: Pick<Blobs, 'read'>): BesideWriter<Contact> {
  const photoOf = async ({ photo }: Contact): Promise<Photo | undefined> => {
    const mediaType = photoMediaTypes.find((type) => type === photo?.type);
    if (photo === undefined || mediaType === undefined) return undefined;
    const read = await photos.read(photo);
    return read.ok ? { mediaType, bytes: read.value } : undefined;
  };
  return {
    fileName: 'contacts.vcf',
    async *write(records) {
      for (const { value } of records) yield encoder.encode(writeVcard(value, await photoOf(value)));
    },
  };
}
