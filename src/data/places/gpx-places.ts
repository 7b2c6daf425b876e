import { coordinateOf } from './gathered-geometry.ts';
import { PlaceEntry, type TextField } from './place-entry.ts';
import type { EntryEvent } from './place-event.ts';
import type { XmlHandler } from './xml-reader.ts';

const entries: readonly string[] = ['wpt', 'rte', 'trk'];
const wayPoints: readonly string[] = ['rtept', 'trkpt'];

/** A waypoint's, route's or track's own texts; a comment only where there is no description. */
const fields: Readonly<Record<string, TextField>> = { name: 'name', desc: 'note', cmt: 'note' };
/** In `extensions`, of this app, Garmin and others; compared in lower case. An address may have parts. */
const extensionFields: Readonly<Record<string, TextField>> = {
  address: 'address',
  phone: 'phone',
  phonenumber: 'phone',
};

/** The places of GPX 1.0 and 1.1: waypoints, and the ends of routes and tracks. */
export class GpxPlaces implements XmlHandler {
  readonly #emit: (event: EntryEvent) => void;
  readonly #path: string[] = [];
  #entry: PlaceEntry | undefined;
  /** Of the element that is open, of one field. */
  #text = '';
  #comment = '';

  constructor(emit: (event: EntryEvent) => void) {
    this.#emit = emit;
  }

  open(name: string, { lat, lon }: Readonly<Record<string, string>>, line: number): void {
    this.#path.push(name);
    this.#text = '';
    if (this.#path.length === 2 && entries.includes(name)) {
      this.#comment = '';
      this.#entry = new PlaceEntry('gpx', line);
      if (name === 'wpt') this.#entry.geometry.addPoint(coordinateOf(lat), coordinateOf(lon));
    } else if (wayPoints.includes(name)) {
      this.#entry?.geometry.addToLine(coordinateOf(lat), coordinateOf(lon));
    }
  }

  text(text: string): void {
    if (this.#entry !== undefined) this.#text += text;
  }

  close(name: string): void {
    const entry = this.#entry;
    if (entry !== undefined) this.#take(entry, name, this.#text);
    this.#path.pop();
    this.#text = '';
    if (entry === undefined || this.#path.length !== 1) return;
    if (!entry.has('note')) entry.addText('note', this.#comment);
    this.#entry = undefined;
    this.#emit(entry.end());
  }

  /** The entry that the file broke off in. */
  breakOff(): void {
    if (this.#entry !== undefined) this.#emit(this.#entry.leaveOut('unterminated'));
    this.#entry = undefined;
  }

  #take(entry: PlaceEntry, name: string, text: string): void {
    const parent = this.#path.at(-2);
    if (this.#path.includes('extensions')) this.#takeExtension(entry, name, text);
    else if (this.#path.length === 3) {
      const field = fields[name];
      if (name === 'cmt') this.#comment = text;
      else if (field !== undefined) entry.addText(field, text);
      else if (name === 'type') entry.setKind(text);
      else if (name === 'time') entry.setTime(text);
    } else if (parent === 'rtept' && name === 'name') entry.geometry.nameLast(text);
  }

  /** Texts stand in leaves, so an element with parts has only white space of its own left. */
  #takeExtension(entry: PlaceEntry, name: string, text: string): void {
    // Those of a track's points are not the track's.
    if (this.#path.indexOf('extensions') !== 2) return;
    const own = extensionFields[name.toLowerCase()];
    if (own !== undefined) entry.addText(own, text, ', ');
    else if (this.#path.slice(3, -1).some((part) => part.toLowerCase() === 'address'))
      entry.addText('address', text.trim(), ', ');
  }
}
