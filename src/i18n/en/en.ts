import { contacts } from './contacts.ts';
import { erase } from './erase.ts';
import { overview } from './overview.ts';
import { records } from './records.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';

export const en = { contacts, erase, overview, records, settings, shell };
