import { GpxPlaces } from './gpx-places.ts';
import { KmlPlaces } from './kml-places.ts';
import type { EntryEvent, ReadingProblem } from './place-event.ts';
import { XmlReader, type XmlHandler } from './xml-reader.ts';

/** Roots of KML; some programs write its parts by themselves. */
const kmlRoots: readonly string[] = ['kml', 'Document', 'Folder', 'Placemark'];

/** The places of an XML file, GPX or KML by its root element. */
export class XmlPlaces implements XmlHandler {
  readonly #reader: XmlReader;
  readonly #emit: (event: EntryEvent) => void;
  #places: GpxPlaces | KmlPlaces | undefined;

  constructor(emit: (event: EntryEvent) => void, mostDepth: number) {
    this.#emit = emit;
    this.#reader = new XmlReader(this, mostDepth);
  }

  /** Without a root element that is known, the file is not one of ours, however it is broken. */
  get problem(): ReadingProblem | undefined {
    const problem = this.#reader.problem;
    const isForeign = this.#places === undefined && problem !== undefined && problem.problem !== 'entities';
    return isForeign ? { problem: 'not-places' } : problem;
  }

  push(text: string): void {
    this.#reader.push(text);
    if (this.#reader.problem !== undefined) this.#places?.breakOff();
  }

  end(): void {
    this.#reader.end();
    this.#places?.breakOff();
  }

  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void {
    if (this.#places === undefined && name === 'gpx') this.#places = new GpxPlaces(this.#emit);
    if (this.#places === undefined && kmlRoots.includes(name)) this.#places = new KmlPlaces(this.#emit);
    if (this.#places === undefined) this.#reader.stop('not-places');
    else this.#places.open(name, attributes, line);
  }

  text(text: string): void {
    this.#places?.text(text);
  }

  close(name: string): void {
    this.#places?.close(name);
  }
}
