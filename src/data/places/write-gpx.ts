import type { Destination } from '../destinations/destinations-collection.ts';
import { plainText } from './place-text.ts';

/** Of the elements that GPX has none for. A name only: nothing is there to be fetched. */
const namespace = 'urn:glovebox:gpx:1';

const letters: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What XML 1.0 cannot say even as a reference, beyond control characters. */
const unspeakable = /[\ufffe\uffff]/g;

/**
 * Destinations as GPX 1.1, in pieces, in the order of its schema. Name and note are `<name>` and `<desc>`; home, work and
 * favourite are `<type>`; when it was entered is `<time>`; address and phone are `<extensions>` of this app. A waypoint
 * is nowhere without a position, so destinations that have only an address are left out: {@link hasNoWaypoint}.
 */
export function* writeGpx(destinations: Iterable<Destination>): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Glovebox" xmlns="http://www.topografix.com/GPX/1/1" xmlns:gb="${namespace}">\n`;
  for (const destination of destinations) yield waypoint(destination);
  yield '</gpx>\n';
}

/** Whether {@link writeGpx} leaves a destination out. */
export function hasNoWaypoint({ position }: Destination): boolean {
  return position === undefined;
}

function waypoint({ position, name, note, kind, enteredAt, address, phone }: Destination): string {
  if (position === undefined) return '';
  const extensions = element('gb:address', address) + element('gb:phone', phone);
  const parts = [
    element('time', new Date(enteredAt).toISOString()),
    element('name', name),
    element('desc', note),
    element('type', kind === 'other' ? undefined : kind),
    extensions === '' ? '' : `<extensions>${extensions}</extensions>`,
  ];
  return `<wpt lat="${decimal(position.latitude)}" lon="${decimal(position.longitude)}">${parts.join('')}</wpt>\n`;
}

function element(name: string, text: string | undefined): string {
  if (text === undefined || text === '') return '';
  const { text: plain } = plainText(text, text.length);
  const escaped = plain.replace(unspeakable, '').replace(/[&<>"]/g, (letter) => letters[letter] ?? letter);
  return `<${name}>${escaped}</${name}>`;
}

/** `xsd:decimal` has no exponent. Fifteen places are a millionth of a millimetre. */
function decimal(degrees: number): string {
  const text = String(degrees);
  return text.includes('e') ? degrees.toFixed(15) : text;
}
