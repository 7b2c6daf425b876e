import { formatDateTime } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import { findKeyOf } from '../../records/find.ts';
import type { FormField } from '../../records/text-form.ts';
import type { ListDescription } from '../lists/list-description.ts';
import { byTime, filled } from '../lists/list-description.ts';
import { voiceCollection } from './voice-collection.ts';
import type { VoiceRecord } from './voice-collection.ts';

/** Voice memos, and what the assistant learned. */
export function voiceList(): ListDescription<VoiceRecord> {
  const words = messages.lists.voice;
  const name = (voice: VoiceRecord): string => (voice.kind === 'memo' ? voice.title : voice.phrase);
  return {
    collection: voiceCollection,
    icon: 'mic',
    kind: {
      row: (voice) => ({
        heading: name(voice),
        detail: voice.kind === 'memo' ? formatDateTime(new Date(voice.at)) : voice.meaning,
      }),
      findKey: (voice) =>
        findKeyOf([name(voice), voice.kind === 'memo' ? (voice.transcript ?? '') : voice.meaning]),
      orders: [
        byTime(messages.lists.newestFirst, ({ at }) => at),
        { id: 'name', label: messages.lists.byName, by: 'text', of: name },
      ],
      filters: (['memo', 'learned'] as const).map((id) => ({
        id,
        label: words.filters[id],
        fits: ({ kind }) => kind === id,
      })),
    },
    lines: (voice) =>
      filled([
        { icon: 'schedule', label: words.kinds[voice.kind], value: formatDateTime(new Date(voice.at)) },
        { label: words.transcript, value: voice.kind === 'memo' ? voice.transcript : '' },
        { label: words.meaning, value: voice.kind === 'learned' ? voice.meaning : '' },
      ]),
    fieldsOf,
  };
}

function fieldsOf(voice: VoiceRecord): readonly FormField<VoiceRecord>[] {
  const words = messages.lists.voice;
  if (voice.kind === 'learned') {
    return [
      {
        id: 'phrase',
        label: words.phrase,
        maxLength: 500,
        read: (value) => (value.kind === 'learned' ? value.phrase : ''),
        write: (value, text) => (value.kind === 'learned' ? { ...value, phrase: text } : value),
        check: (text) => (text === '' ? words.titleMissing : ''),
      },
      {
        id: 'meaning',
        label: words.meaning,
        kind: 'lines',
        maxLength: 2_000,
        read: (value) => (value.kind === 'learned' ? value.meaning : ''),
        write: (value, text) => (value.kind === 'learned' ? { ...value, meaning: text } : value),
      },
    ];
  }
  return [
    {
      id: 'title',
      label: words.title,
      maxLength: 200,
      read: (value) => (value.kind === 'memo' ? value.title : ''),
      write: (value, text) => (value.kind === 'memo' ? { ...value, title: text } : value),
      check: (text) => (text === '' ? words.titleMissing : ''),
    },
    {
      id: 'transcript',
      label: words.transcript,
      kind: 'lines',
      maxLength: 10_000,
      read: (value) => (value.kind === 'memo' ? (value.transcript ?? '') : ''),
      write: (value, text) => {
        if (value.kind !== 'memo') return value;
        const { transcript: _transcript, ...rest } = value;
        return text === '' ? rest : { ...rest, transcript: text };
      },
    },
  ];
}
