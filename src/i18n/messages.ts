import { logFault } from '../fault-log/log-fault.ts';
import { en } from './en/en.ts';
import type { Messages } from './en/en.ts';
import { setFormatLanguage } from './format.ts';

/** Languages the app has. A driver is offered no others. */
export const languages = ['en', 'nl'] as const;
export type Language = (typeof languages)[number];

/** Each language in its own words, for whoever cannot read the present one. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', nl: 'Nederlands' };

/** English is part of the app and always there; every other language is a file of its own, loaded when it is chosen. */
const loaders: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: () => Promise.resolve(en),
  nl: async () => (await import('./nl/nl.ts')).nl,
};

const direction = new Map<string, 'ltr' | 'rtl'>([['ar', 'rtl']]);

/** The texts in use: a live binding, so importers always read the present language. */
export let messages: Messages = en;

let inUse: Language = 'en';
let turn = 0;

/** The texts of one language. Rejects when its file cannot be loaded. */
export function loadMessages(language: Language): Promise<Messages> {
  return loaders[language]();
}

/**
 * Sets texts, formats and writing direction. Screens are drawn anew by the shell afterwards. Gives the language that is
 * in use then: the one before where the wanted one's texts cannot be loaded, and a later call's where that overtook
 * this one. Never rejects.
 */
export async function applyLanguage(wanted: Language, root: HTMLElement): Promise<Language> {
  turn += 1;
  const mine = turn;
  let texts: Messages;
  try {
    texts = await loadMessages(wanted);
  } catch {
    logFault({ code: 'i18n/language-not-loaded' });
    return inUse;
  }
  if (mine !== turn) return inUse;
  messages = texts;
  inUse = wanted;
  setFormatLanguage(wanted);
  root.lang = wanted;
  root.dir = direction.get(wanted) ?? 'ltr';
  return wanted;
}

/** The language to use where the car's is not one of ours. */
export function supportedLanguage(tag: string | undefined): Language {
  return languages.find((language) => language === tag) ?? 'en';
}
