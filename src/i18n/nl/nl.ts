import type { Messages } from '../en/en.ts';
import { contactEditor } from './contact-editor.ts';
import { contactImport } from './contact-import.ts';
import { contacts } from './contacts.ts';
import { data } from './data.ts';
import { erase } from './erase.ts';
import { firstRun } from './first-run.ts';
import { overview } from './overview.ts';
import { records } from './records.ts';
import { settings } from './settings.ts';
import { sharing } from './sharing.ts';
import { shell } from './shell.ts';

export const nl = {
  contactEditor,
  contactImport,
  contacts,
  data,
  erase,
  firstRun,
  overview,
  records,
  settings,
  sharing,
  shell,
} satisfies Messages;
