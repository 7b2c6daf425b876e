import * as z from 'zod/mini';

/** What phones, addresses and the like share. Types are lower case words of the file: `home`, `work`, `cell`, `fax`. */
const kinds = {
  types: z.array(z.string()),
  /** A name the user gave instead of a type: "Boat", "Assistant". */
  label: z.optional(z.string()),
  preferred: z.boolean(),
};

const phoneSchema = z.object({ value: z.string(), extension: z.optional(z.string()), ...kinds });
const emailSchema = z.object({ value: z.string(), ...kinds });
const urlSchema = z.object({ value: z.string(), ...kinds });

/** The seven parts as the file gives them; a part that is not there is empty, a part may have lines. */
const addressSchema = z.object({
  postOfficeBox: z.string(),
  extended: z.string(),
  street: z.string(),
  locality: z.string(),
  region: z.string(),
  postalCode: z.string(),
  country: z.string(),
  /** The whole address as it would stand on an envelope. */
  formatted: z.optional(z.string()),
  ...kinds,
});

const nameSchema = z.object({
  family: z.string(),
  given: z.string(),
  additional: z.string(),
  prefix: z.string(),
  suffix: z.string(),
});

const organisationSchema = z.object({ name: z.string(), units: z.array(z.string()) });

/** A property nothing here reads, kept so that an export gives it back. */
const extraSchema = z.object({
  group: z.optional(z.string()),
  name: z.string(),
  params: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Quoted-printable and charset read, escapes and base64 as in the file; a newline is `\n`. */
  value: z.string(),
});

const vcardSource = z.object({ format: z.literal('vcard'), version: z.enum(['2.1', '3.0', '4.0']) });
const enteredSource = z.object({ format: z.literal('entered') });

/** A contact before it is stored: everything but the photo. Texts are as in the file, not trimmed, free of control characters. */
export const contactDraftSchema = z.object({
  /** The name as a whole, as whoever wrote the card wants it shown. */
  fullName: z.optional(z.string()),
  name: z.optional(nameSchema),
  nicknames: z.array(z.string()),
  organisations: z.array(organisationSchema),
  titles: z.array(z.string()),
  roles: z.array(z.string()),
  phones: z.array(phoneSchema),
  emails: z.array(emailSchema),
  addresses: z.array(addressSchema),
  urls: z.array(urlSchema),
  notes: z.array(z.string()),
  /** As given: `1980-03-22`, `19800321`, `--0203`, or words. */
  birthday: z.optional(z.string()),
  /** Other days, as given, with what they are. */
  dates: z.array(z.object({ value: z.string(), label: z.string() })),
  relations: z.array(z.object({ value: z.string(), label: z.optional(z.string()) })),
  extra: z.array(extraSchema),
  source: z.discriminatedUnion('format', [vcardSource, enteredSource]),
});

export type ContactDraft = z.infer<typeof contactDraftSchema>;
export type ContactName = z.infer<typeof nameSchema>;
export type PostalAddress = z.infer<typeof addressSchema>;
export type ExtraProperty = z.infer<typeof extraSchema>;

/** A contact with nothing in it. */
export function emptyContact(source: ContactDraft['source']): ContactDraft {
  return {
    nicknames: [],
    organisations: [],
    titles: [],
    roles: [],
    phones: [],
    emails: [],
    addresses: [],
    urls: [],
    notes: [],
    dates: [],
    relations: [],
    extra: [],
    source,
  };
}
