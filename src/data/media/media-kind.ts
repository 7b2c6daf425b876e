import type { IconName } from '../../../components/icon/icons.ts';
import { formatBytes, formatDateTime, formatPlayTime } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import { findKeyOf } from '../../records/find.ts';
import type { DetailLine } from '../../records/record-details.ts';
import type { RecordKind } from '../../records/record-kind.ts';
import { byTime, filled } from '../lists/list-description.ts';
import type { FiledMedium, Medium, MediumContent } from './media-collection.ts';

const icons = {
  audio: 'music-note',
  film: 'movie',
  photo: 'image',
  station: 'radio',
} as const satisfies Record<Medium['kind'], IconName>;

const kinds = ['audio', 'film', 'photo', 'station'] as const;

/** How media are shown, found and put in order, in the present language. Each row says where its piece lies. */
export function mediaKind(): RecordKind<Medium> {
  const { filters, orders } = messages.media;
  return {
    row: (medium) => ({
      icon: medium.isFavourite ? 'star' : icons[medium.kind],
      heading: medium.title,
      detail: [...saysOf(medium), placeOf(medium)].join(', '),
    }),
    findKey: (medium) => findKeyOf(textsOf(medium)),
    orders: [
      { id: 'title', label: orders.title, by: 'text', of: ({ title }) => title },
      byTime<Medium>(messages.lists.newestFirst, (medium) =>
        medium.kind === 'photo' ? (medium.takenAt ?? medium.addedAt) : medium.addedAt,
      ),
      {
        id: 'artist',
        label: orders.artist,
        by: 'text',
        of: (medium) => (medium.kind === 'audio' ? (medium.artist ?? medium.title) : medium.title),
      },
    ],
    filters: [
      ...kinds.map((kind) => ({
        id: kind,
        label: filters[kind],
        fits: (medium: Medium) => medium.kind === kind,
      })),
      { id: 'favourite', label: filters.favourite, fits: ({ isFavourite }) => isFavourite },
      { id: 'car', label: filters.car, fits: (medium) => liesIn(medium, 'car') },
      { id: 'device', label: filters.device, fits: (medium) => liesIn(medium, 'device') },
      { id: 'position', label: filters.position, fits: hasPosition },
    ],
  };
}

function liesIn(medium: Medium, place: MediumContent['place']): boolean {
  return medium.kind !== 'station' && medium.content.place === place;
}

function hasPosition(medium: Medium): boolean {
  return medium.kind === 'photo' && medium.position !== undefined;
}

/** What of a piece stands in its row. */
function saysOf(medium: Medium): readonly string[] {
  const words = messages.media;
  switch (medium.kind) {
    case 'audio': {
      const { artist, album, duration } = medium;
      return present([artist, album, duration === undefined ? undefined : formatPlayTime(duration)]);
    }
    case 'film':
      return present([medium.duration === undefined ? undefined : formatPlayTime(medium.duration)]);
    case 'photo':
      return present([
        hasPosition(medium) ? words.hasPosition : undefined,
        medium.takenAt === undefined ? undefined : formatDateTime(new Date(medium.takenAt)),
      ]);
    case 'station':
      return [];
  }
}

function present(texts: readonly (string | undefined)[]): readonly string[] {
  return texts.flatMap((text) => (text === undefined || text === '' ? [] : [text]));
}

/** Where a piece lies, or how a station is received. */
function placeOf(medium: Medium): string {
  const words = messages.media;
  if (medium.kind === 'station') return words.bands[medium.band];
  return placeText(medium.content);
}

function placeText(content: MediumContent): string {
  const { places } = messages.media;
  switch (content.place) {
    case 'car':
      return places.car;
    case 'device':
      return content.label === undefined || content.label === ''
        ? places.device
        : places.stick(content.label);
    case 'provider':
      return places.provider(content.provider);
  }
}

function textsOf(medium: Medium): readonly string[] {
  if (medium.kind === 'audio') return present([medium.title, medium.artist, medium.album, medium.genre]);
  return medium.kind === 'station' ? [medium.title, medium.tuning] : [medium.title];
}

/** What a medium says, whole. */
export function mediumLines(medium: Medium): readonly DetailLine[] {
  const words = messages.media;
  const head = {
    icon: icons[medium.kind],
    label: words.added,
    value: formatDateTime(new Date(medium.addedAt)),
  };
  if (medium.kind === 'station') {
    const { band, tuning } = medium;
    return filled([
      { icon: 'radio', label: words.fields.band, value: words.bands[band] },
      { label: words.fields.tuning, value: tuning },
      { ...head, icon: 'schedule' },
    ]);
  }
  return filled([
    { icon: head.icon, label: words.lies, value: placeText(medium.content) },
    { label: words.size, value: fileText(medium.content) },
    ...ownLines(medium),
    { ...head, icon: 'schedule' },
  ]);
}

function ownLines(
  medium: FiledMedium,
): readonly { label: string; value: string | undefined; icon?: IconName }[] {
  const words = messages.media;
  const plays = (duration: number | undefined) => ({
    label: words.duration,
    value: duration === undefined ? undefined : formatPlayTime(duration),
  });
  switch (medium.kind) {
    case 'audio': {
      const { artist, album, genre, year, duration } = medium;
      return [
        { label: words.fields.artist, value: artist },
        { label: words.fields.album, value: album },
        { label: words.fields.genre, value: genre },
        // A year is not counted: it has no thousands.
        { label: words.year, value: year === undefined ? undefined : String(year) },
        plays(duration),
      ];
    }
    case 'film':
      return [plays(medium.duration), pixels(medium)];
    case 'photo': {
      const { takenAt, camera, position } = medium;
      return [
        {
          icon: 'location-on',
          label: words.position,
          value: position && messages.destinations.positionText(position.latitude, position.longitude),
        },
        {
          label: words.takenAt,
          value: takenAt === undefined ? undefined : formatDateTime(new Date(takenAt)),
        },
        { label: words.camera, value: camera },
        pixels(medium),
      ];
    }
  }
}

function pixels({ width, height }: Pick<Extract<Medium, { kind: 'film' }>, 'width' | 'height'>) {
  const isKnown = width !== undefined && height !== undefined;
  return {
    label: messages.media.pixelsLabel,
    value: isKnown ? messages.media.pixels(width, height) : undefined,
  };
}

/** Name and size of the file, as far as they are known. */
function fileText(content: MediumContent): string | undefined {
  switch (content.place) {
    case 'car':
      return formatBytes(content.blob.size);
    case 'device':
      return messages.media.file(content.path, content.bytes === undefined ? '' : formatBytes(content.bytes));
    case 'provider':
      return undefined;
  }
}
