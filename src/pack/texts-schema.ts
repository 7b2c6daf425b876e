import * as z from 'zod/mini';
import { languageSchema, slugSchema } from './pack-id.ts';

/** One or a few plain sentences, without leading or trailing blanks. */
const text = z.string().check(z.regex(/^\S(?:[\s\S]*\S)?$/), z.maxLength(600));
const name = z.string().check(z.regex(/^\S(?:.*\S)?$/), z.maxLength(60));

const named = z.record(slugSchema, z.strictObject({ name }));

const serviceTextsSchema = z.strictObject({
  name,
  purpose: text,
  /** What is sent, in plain words. */
  data: text,
  retention: text,
  /** What stops working when it is off, and what was sent before, who holds it and how long: for what can be stopped. */
  whenOff: z.optional(text),
  afterOff: z.optional(text),
  /** Why nothing here can change it: for what the law locks and what is shown for information only. */
  whyFixed: z.optional(text),
  /** Read before it is switched on: for what sends positions. */
  position: z.optional(z.strictObject({ which: text, often: text, to: text })),
});

/** A pack's words in one language, by the ids of `pack.json`. */
export const textsSchema = z.strictObject({
  language: languageSchema,
  categories: z.record(slugSchema, z.strictObject({ name, what: text, notErasable: z.optional(text) })),
  services: z.record(slugSchema, serviceTextsSchema),
  providers: named,
  /** As they stand within a sentence, with their article: several are joined in one. */
  recipients: named,
  channels: named,
  presets: z.record(slugSchema, z.strictObject({ name, what: text })),
  contacts: z.record(slugSchema, z.strictObject({ name, what: text, how: text })),
});
export type PackTexts = z.infer<typeof textsSchema>;
