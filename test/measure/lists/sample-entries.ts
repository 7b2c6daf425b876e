import type { Medium } from '../../../src/data/media/media-collection.ts';
import type { OnlineUse } from '../../../src/data/online/online-use-collection.ts';

const words =
  'amber anchor autumn ballad blue bridge candle canyon castle cedar city cloud copper coral dancer dawn desert echo ember evening ' +
  'falcon field fire forest garden glass golden harbour heart hollow island jasmine journey lantern lemon light marble meadow ' +
  'midnight mirror moon morning mountain north ocean orchard paper pearl planet prairie rain river road rose sailor salt shadow ' +
  'silver snow song spring star stone storm summer sun thunder tide tower train valley velvet violet wave wild willow wind winter';
const vocabulary = words.split(' ');

/** The `place`-th word of entry `index`: spread over all words, the same in every run. */
function word(index: number, place: number): string {
  const mixed = Math.imul(index * 7 + place + 1, 0x9e3779b1) >>> 7;
  return vocabulary[mixed % vocabulary.length] ?? '';
}

const titleOf = (index: number): string => `${word(index, 0)} ${word(index, 1)} ${word(index, 2)} ${index}`;

/** What a browser left behind: pages that were visited, a search now and then. */
export function sampleVisits(count: number): Readonly<Record<string, OnlineUse>> {
  return byId(count, (index) => {
    const at = 1_763_800_000_000 - index * 61_000;
    if (index % 10 === 0) return { kind: 'search', query: titleOf(index), provider: 'Search service', at };
    const site = `${word(index, 3)}-${word(index, 4)}.example`;
    return { kind: 'visit', title: titleOf(index), address: `https://${site}/${index}`, at };
  });
}

/** Music on a stick, with its tags. */
export function sampleSongs(count: number): Readonly<Record<string, Medium>> {
  return byId(count, (index) => ({
    ...{ kind: 'audio', isFavourite: index % 50 === 0, addedAt: 1_763_800_000_000 - index * 1_000 },
    ...{ title: titleOf(index), artist: `${word(index, 5)} ${word(index, 6)}`, album: word(index, 7) },
    ...{ genre: 'Genre', duration: 100 + (index % 300) },
    content: { place: 'device', device: 'a', label: 'Stick', path: `${index}.mp3` },
  }));
}

function byId<T>(count: number, of: (index: number) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`r${index}`, of(index)] as const));
}
