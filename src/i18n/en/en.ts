import { about } from './about.ts';
import { archive } from './archive.ts';
import { archivePage } from './archive-page.ts';
import { certificate } from './certificate.ts';
import { comfort } from './comfort.ts';
import { contactEditor } from './contact-editor.ts';
import { contactImport } from './contact-import.ts';
import { contacts } from './contacts.ts';
import { data } from './data.ts';
import { destinations } from './destinations.ts';
import { devices } from './devices.ts';
import { drivers } from './drivers.ts';
import { editor } from './editor.ts';
import { erase } from './erase.ts';
import { facts } from './facts.ts';
import { firstRun } from './first-run.ts';
import { handover } from './handover.ts';
import { lend } from './lend.ts';
import { lists } from './lists.ts';
import { media } from './media.ts';
import { overview } from './overview.ts';
import { profile } from './profile.ts';
import { records } from './records.ts';
import { settings } from './settings.ts';
import { sharing } from './sharing.ts';
import { shell } from './shell.ts';
import { takeAlong } from './take-along.ts';
import { verify } from './verify.ts';

export const en = {
  about,
  archive,
  archivePage,
  certificate,
  comfort,
  contactEditor,
  contactImport,
  contacts,
  data,
  destinations,
  devices,
  drivers,
  editor,
  erase,
  facts,
  firstRun,
  handover,
  lend,
  lists,
  media,
  overview,
  profile,
  records,
  settings,
  sharing,
  shell,
  takeAlong,
  verify,
};

/** English is the type: a language that lacks a message does not compile. */
export type Messages = typeof en;
