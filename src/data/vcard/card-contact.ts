import { emptyContact, type ContactDraft, type ExtraProperty } from '../contacts/contact-draft.ts';
import { displayName } from '../contacts/display-name.ts';
import { takerOf } from './contact-properties.ts';
import { GroupLabels } from './group-labels.ts';
import type { ReaderLimits } from './limits.ts';
import { readPhoto, type Photo } from './photo.ts';
import type { Property } from './property.ts';
import type { SkipReason } from './reader-event.ts';
import type { Remarks } from './remarks.ts';
import { cleanText, type VcardVersion } from './text-value.ts';

export type CardContact =
  | { readonly ok: true; readonly contact: ContactDraft; readonly photo?: Photo }
  | { readonly ok: false; readonly reason: Extract<SkipReason, 'no-content' | 'too-slow'> };

/** Say nothing about the person. */
const aboutTheFile = new Set(['VERSION', 'PRODID', 'PROFILE']);

/** Makes a contact of a whole card's properties. `overdue` is asked between them. */
export function contactOf(
  properties: readonly Property[],
  limits: ReaderLimits,
  remarks: Remarks,
  overdue: () => boolean,
): CardContact {
  const version = versionOf(properties);
  const contact = emptyContact({ format: 'vcard', version });
  const labels = new GroupLabels(properties, version, remarks);
  let photo: Photo | undefined;
  let valueBytes = 0;

  for (const property of properties) {
    if (overdue()) return { ok: false, reason: 'too-slow' };
    const { name, group } = property.head;
    if (aboutTheFile.has(name) || name === 'X-ABLABEL') continue;
    if (name === 'PHOTO') {
      const next = takePhoto(property, photo, limits, remarks);
      if (next !== 'linked') {
        photo = next;
        continue;
      }
    }
    valueBytes += property.bytes.length;
    if (property.bytes.length > limits.valueBytes) {
      remarks.add(name, property.line, 'too-long');
    } else if (valueBytes > limits.cardValueBytes) {
      remarks.add(name, property.line, 'too-many-parts');
    } else {
      const taken = takerOf(name)?.(contact, property, { version, label: labels.of(group) }) ?? false;
      if (taken) labels.use(group);
      else contact.extra.push(extraOf(property));
      if (!property.exact) remarks.add(name, property.line, 'wrong-charset');
    }
  }
  contact.extra.push(...labels.unused().map(extraOf));
  if (displayName(contact) === '') return { ok: false, reason: 'no-content' };
  return { ok: true, contact, ...(photo && { photo }) };
}

/** A card that does not say is read like 3.0, or like 2.1 where its bare words show it. */
function versionOf(properties: readonly Property[]): VcardVersion {
  const said = properties
    .find((property) => property.head.name === 'VERSION')
    ?.escapedText()
    .trim();
  if (said === '2.1' || said === '3.0' || said === '4.0') return said;
  return properties.some((property) => property.head.encoding === 'quoted-printable') ? '2.1' : '3.0';
}

function takePhoto(
  property: Property,
  photo: Photo | undefined,
  limits: ReaderLimits,
  remarks: Remarks,
): Photo | undefined | 'linked' {
  if (property.bytes.length === 0) return photo;
  if (photo) {
    remarks.add('PHOTO', property.line, 'second-photo');
    return photo;
  }
  const reading = readPhoto(property, limits.photoBytes);
  if (reading.ok) return reading.photo;
  remarks.add('PHOTO', property.line, reading.reason);
  return reading.reason === 'photo-linked' ? 'linked' : undefined;
}

function extraOf(property: Property): ExtraProperty {
  const { group, name, params, encoding } = property.head;
  const value = property.escapedText();
  return {
    ...(group !== undefined && { group }),
    name,
    // The value is text now, so only base64 still needs saying.
    params: params
      .filter((param) => param.name !== 'CHARSET' && (param.name !== 'ENCODING' || encoding === 'base64'))
      .map((param) => ({ name: param.name, value: cleanText(param.value) })),
    // In quoted-printable a newline is itself; everywhere else it is an escape.
    value: encoding === 'base64' ? value.replace(/\s+/g, '') : value.replaceAll('\n', '\\n'),
  };
}
