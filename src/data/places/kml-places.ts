import { coordinateOf, type GatheredGeometry } from './gathered-geometry.ts';
import { defaultLimits } from './limits.ts';
import { PlaceEntry, type TextField } from './place-entry.ts';
import type { EntryEvent } from './place-event.ts';
import { textOfHtml } from './place-text.ts';
import type { XmlHandler } from './xml-reader.ts';

const fields: Readonly<Record<string, TextField>> = {
  name: 'name',
  address: 'address',
  phoneNumber: 'phone',
  description: 'note',
};
/** What this app and others call things in `ExtendedData`; compared in lower case. */
const dataFields: Readonly<Record<string, TextField>> = {
  address: 'address',
  phone: 'phone',
  phonenumber: 'phone',
};

type AddPosition = (latitude: number, longitude: number) => void;

/** The places of KML 2.2 and before: placemarks with a point, the ends of lines and tracks, the middle of an outline. */
export class KmlPlaces implements XmlHandler {
  readonly #emit: (event: EntryEvent) => void;
  readonly #path: string[] = [];
  #entry: PlaceEntry | undefined;
  #text = '';
  /** The name of the piece of `ExtendedData` that is open. */
  #dataName = '';
  #data: string[] = [];

  constructor(emit: (event: EntryEvent) => void) {
    this.#emit = emit;
  }

  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void {
    this.#path.push(name);
    this.#text = '';
    if (name === 'Placemark' && this.#entry === undefined) {
      this.#data = [];
      this.#entry = new PlaceEntry('kml', line);
    } else if (name === 'Data' || name === 'SimpleData') this.#dataName = attributes['name'] ?? '';
  }

  text(text: string): void {
    if (this.#entry !== undefined) this.#text += text;
  }

  close(name: string): void {
    const entry = this.#entry;
    if (entry !== undefined) this.#take(entry, name, this.#text);
    this.#path.pop();
    this.#text = '';
    if (entry === undefined || name !== 'Placemark' || this.#path.includes('Placemark')) return;
    for (const line of this.#data) entry.addText('note', line);
    this.#entry = undefined;
    this.#emit(entry.end());
  }

  /** The placemark that the file broke off in. */
  breakOff(): void {
    if (this.#entry !== undefined) this.#emit(this.#entry.leaveOut('unterminated'));
    this.#entry = undefined;
  }

  #take(entry: PlaceEntry, name: string, text: string): void {
    const parent = this.#path.at(-2);
    if (name === 'coordinates') this.#coordinates(entry.geometry, text);
    else if (name === 'coord' && parent === 'Track') readCoord(entry.geometry, text);
    else if (name === 'outerBoundaryIs') entry.geometry.endOutline();
    else if (name === 'when' && parent === 'TimeStamp') entry.setTime(text);
    else if (name === 'value' || name === 'SimpleData') this.#takeData(entry, text);
    else if (parent === 'Placemark') {
      const field = fields[name];
      if (field !== undefined) entry.addText(field, name === 'description' ? htmlText(text) : text);
    }
  }

  #takeData(entry: PlaceEntry, text: string): void {
    const name = this.#dataName.toLowerCase();
    const field = dataFields[name];
    if (name === 'kind') entry.setKind(text);
    else if (field !== undefined) entry.addText(field, text, ', ');
    else if (text.trim() !== '' && this.#data.length < mostData)
      this.#data.push(`${this.#dataName}: ${htmlText(text).trim()}`);
  }

  #coordinates(geometry: GatheredGeometry, text: string): void {
    const parent = this.#path.at(-2);
    if (parent === 'Point') readTuples(text, (...position) => geometry.addPoint(...position));
    else if (parent === 'LineString') readTuples(text, (...position) => geometry.addToLine(...position));
    // The holes of an outline say nothing about where it is.
    else if (parent === 'LinearRing' && !this.#path.includes('innerBoundaryIs')) {
      readTuples(text, (...position) => geometry.addToOutline(...position));
      if (!this.#path.includes('outerBoundaryIs')) geometry.endOutline();
    }
  }
}

/** Pieces of `ExtendedData` that go into a note of at most 2,000 characters. */
const mostData = 100;

/** `longitude,latitude[,altitude]`, white space between. Some write a space after the comma, which is not KML. */
function readTuples(text: string, add: AddPosition): void {
  for (const [tuple] of text.matchAll(/\S+/g)) {
    const [longitude, latitude] = tuple.split(',', 3);
    add(coordinateOf(latitude), coordinateOf(longitude));
  }
}

/** `gx:coord`: longitude, latitude, altitude, with spaces. */
function readCoord(geometry: GatheredGeometry, text: string): void {
  const [longitude, latitude] = text.trim().split(/\s+/, 3);
  if (longitude !== undefined && longitude !== '')
    geometry.addToLine(coordinateOf(latitude), coordinateOf(longitude));
}

/** Only as much of it as can be kept is looked at. */
function htmlText(html: string): string {
  return textOfHtml(html.slice(0, defaultLimits.rawTextLength));
}
