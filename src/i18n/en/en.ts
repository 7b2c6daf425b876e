import { about } from './about.ts';
import { certificate } from './certificate.ts';
import { contactEditor } from './contact-editor.ts';
import { contactImport } from './contact-import.ts';
import { contacts } from './contacts.ts';
import { data } from './data.ts';
import { erase } from './erase.ts';
import { firstRun } from './first-run.ts';
import { handover } from './handover.ts';
import { lend } from './lend.ts';
import { overview } from './overview.ts';
import { records } from './records.ts';
import { settings } from './settings.ts';
import { sharing } from './sharing.ts';
import { shell } from './shell.ts';
import { verify } from './verify.ts';

export const en = {
  about,
  certificate,
  contactEditor,
  contactImport,
  contacts,
  data,
  erase,
  firstRun,
  handover,
  lend,
  overview,
  records,
  settings,
  sharing,
  shell,
  verify,
};

/** English is the type: a language that lacks a message does not compile. */
export type Messages = typeof en;
