import { messages } from '../../i18n/messages.ts';
import type { FormRules } from '../../records/record-editing.ts';
import type { ShownField } from '../../records/record-editor.ts';
import { textForm } from '../../records/text-form.ts';
import type { FormField, TextForm } from '../../records/text-form.ts';
import { longestText, type Medium } from './media-collection.ts';

type AudioField = 'artist' | 'album' | 'genre';
type Band = Extract<Medium, { kind: 'station' }>['band'];

const bands = ['fm', 'dab', 'internet'] as const satisfies readonly Band[];

function fieldsOf(medium: Medium): readonly FormField<Medium>[] {
  const words = messages.media;
  const title: FormField<Medium> = {
    id: 'title',
    label: words.fields.title,
    maxLength: longestText,
    read: (value) => value.title,
    write: (value, text) => ({ ...value, title: text }),
    check: (text) => (text === '' ? words.titleMissing : ''),
  };
  if (medium.kind === 'audio') return [title, ...(['artist', 'album', 'genre'] as const).map(audioField)];
  return medium.kind === 'station' ? [title, bandField(), tuningField()] : [title];
}

function audioField(id: AudioField): FormField<Medium> {
  return {
    id,
    label: messages.media.fields[id],
    maxLength: longestText,
    read: (value) => (value.kind === 'audio' ? (value[id] ?? '') : ''),
    write: (value, text) => {
      if (value.kind !== 'audio') return value;
      const { [id]: _before, ...rest } = value;
      return text === '' ? rest : { ...rest, [id]: text };
    },
  };
}

function bandField(): FormField<Medium> {
  const words = messages.media;
  return {
    id: 'band',
    label: words.fields.band,
    kind: 'choice',
    options: bands.map((value) => ({ value, heading: words.bands[value] })),
    maxLength: 20,
    read: (value) => (value.kind === 'station' ? value.band : ''),
    write: (value, text) => {
      const band = bands.find((each) => each === text);
      return value.kind === 'station' && band !== undefined ? { ...value, band } : value;
    },
  };
}

function tuningField(): FormField<Medium> {
  const words = messages.media;
  return {
    id: 'tuning',
    label: words.fields.tuning,
    maxLength: longestText,
    read: (value) => (value.kind === 'station' ? value.tuning : ''),
    write: (value, text) => (value.kind === 'station' ? { ...value, tuning: text } : value),
    check: (text) => (text === '' ? words.tuningMissing : ''),
  };
}

/** The fields of the editor for one medium, in the present language; those of a station for a new one. */
export function mediumEditorFields(medium: Medium): readonly ShownField[] {
  return fieldsOf(medium);
}

/**
 * What of a medium was written by hand or by whoever tagged it, and can be corrected; a station can be added.
 *
 * @param now ms since the epoch
 */
export function mediaRules(now: () => number): FormRules<Medium, TextForm, string, string> {
  return textForm(
    fieldsOf,
    () => ({ kind: 'station', title: '', isFavourite: true, addedAt: now(), band: 'fm', tuning: '' }),
    () => messages.editor.tooLong,
  );
}
