import * as z from 'zod/mini';

/** Key of a text or an entry: lower case, words joined by hyphens. */
export const slugSchema = z.string().check(z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/), z.maxLength(40));

/** Id of a pack, which is its folder's name too: nothing that could leave `packs/`. */
export const packIdSchema = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(40));

/** A language, as in `en` or `pt-BR`: its file's name too. */
export const languageSchema = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Z]{2})?$/));
