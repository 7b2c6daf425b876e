import { en } from './en/en.ts';
import { setFormatLanguage } from './format.ts';

/** English is the type: a language that lacks a message does not compile. */
export type Messages = typeof en;

/** Languages the app has. A driver is offered no others. */
export const languages = ['en'] as const;
export type Language = (typeof languages)[number];

const direction = new Map<string, 'ltr' | 'rtl'>([['ar', 'rtl']]);

/** The texts in use: a live binding, so importers always read the present language. */
export let messages: Messages = en;

/** Sets language and writing direction of the document. Screens are drawn anew by the shell afterwards. */
export function applyLanguage(language: Language, root: HTMLElement): void {
  messages = { en }[language];
  setFormatLanguage(language);
  root.lang = language;
  root.dir = direction.get(language) ?? 'ltr';
}

/** The language to use where the car's is not one of ours. */
export function supportedLanguage(tag: string | undefined): Language {
  return languages.find((language) => language === tag) ?? 'en';
}
