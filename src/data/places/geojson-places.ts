import * as z from 'zod/mini';
import type { GatheredGeometry } from './gathered-geometry.ts';
import { JsonPieces, type JsonLimits, type JsonPiece } from './json-pieces.ts';
import { PlaceEntry, type TextField } from './place-entry.ts';
import type { EntryEvent, ReadingProblem } from './place-event.ts';

const jsonObjectSchema = z.record(z.string(), z.unknown());
const featureSchema = z.object({
  type: z.literal('Feature'),
  geometry: z.optional(z.unknown()),
  properties: z.optional(z.nullable(jsonObjectSchema)),
});
const geometryTypes: readonly string[] = [
  ...[
    'Point',
    'MultiPoint',
    'LineString',
    'MultiLineString',
    'Polygon',
    'MultiPolygon',
    'GeometryCollection',
  ],
];

/** Where names and the rest stand: as this app writes them, then as others do. Compared in lower case. */
const propertyNames: Readonly<Record<TextField, readonly string[]>> = {
  name: ['name', 'title'],
  address: ['address'],
  phone: ['phone', 'phonenumber', 'tel'],
  note: ['note', 'description', 'desc', 'comment'],
};
const timeNames = ['time', 'date', 'published'];

/** The places of GeoJSON (RFC 7946): features, collections of them, and geometries by themselves. */
export class GeojsonPlaces {
  readonly #emit: (event: EntryEvent) => void;
  readonly #pieces: JsonPieces;
  #isOurs = false;
  #stop: ReadingProblem | undefined;

  constructor(emit: (event: EntryEvent) => void, limits: JsonLimits) {
    this.#emit = emit;
    this.#pieces = new JsonPieces(limits, (piece) => this.#take(piece));
  }

  get problem(): ReadingProblem | undefined {
    return this.#stop;
  }

  push(text: string): void {
    if (this.#stop === undefined) this.#pieces.push(text);
  }

  end(): void {
    if (this.#stop === undefined && this.#pieces.isOpen) this.#pieces.end();
  }

  #take(piece: JsonPiece): void {
    if (this.#stop !== undefined) return;
    if (piece.kind === 'feature') this.#takeFeature(piece);
    else this.#takeDocument(piece);
  }

  #takeFeature({ text, line, reason }: JsonPiece): void {
    this.#isOurs = true;
    const value = reason === undefined ? parsed(text) : undefined;
    const entry = new PlaceEntry('geojson', line);
    this.#emit(value === undefined ? entry.leaveOut(reason ?? 'damaged') : this.#read(entry, value));
  }

  #takeDocument({ text, line, reason }: JsonPiece): void {
    if (reason === 'unterminated') this.#stop = { problem: 'truncated', line };
    else if (reason === 'too-deep') this.#stop = { problem: 'too-deep', line };
    if (this.#stop !== undefined) return;
    const value = reason === undefined ? parsed(text) : undefined;
    const type = value?.['type'];
    if (type === 'FeatureCollection') this.#isOurs = true;
    else if (value !== undefined && (type === 'Feature' || isGeometryType(type))) {
      this.#isOurs = true;
      const feature = type === 'Feature' ? value : { type: 'Feature', geometry: value };
      this.#emit(this.#read(new PlaceEntry('geojson', line), feature));
    } else this.#stop = { problem: this.#isOurs ? 'damaged' : 'not-places', line };
  }

  #read(entry: PlaceEntry, value: unknown): EntryEvent {
    const feature = z.safeParse(featureSchema, value);
    if (!feature.success) return entry.leaveOut('damaged');
    const { geometry, properties } = feature.data;
    addGeometry(entry.geometry, geometry);
    addProperties(entry, properties ?? {});
    return entry.end();
  }
}

/** Undefined for anything but an object. */
function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return z.safeParse(jsonObjectSchema, JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function isGeometryType(type: unknown): boolean {
  return typeof type === 'string' && geometryTypes.includes(type);
}

/** Depth is bounded: the piece was cut out within the limit. */
function addGeometry(into: GatheredGeometry, value: unknown): void {
  const geometry = z.safeParse(jsonObjectSchema, value).data;
  if (geometry === undefined) return;
  const coordinates = geometry['coordinates'];
  const point = addTo((...position) => into.addPoint(...position));
  const line = addTo((...position) => into.addToLine(...position));
  const outline = (rings: unknown): void => {
    listOf(listOf(rings)[0]).forEach(addTo((...position) => into.addToOutline(...position)));
    into.endOutline();
  };
  switch (geometry['type']) {
    case 'Point':
      if (listOf(coordinates).length > 0) point(coordinates);
      break;
    case 'MultiPoint':
      listOf(coordinates).forEach(point);
      break;
    case 'LineString':
      listOf(coordinates).forEach(line);
      break;
    case 'MultiLineString':
      for (const each of listOf(coordinates)) listOf(each).forEach(line);
      break;
    case 'Polygon':
      outline(coordinates);
      break;
    case 'MultiPolygon':
      listOf(coordinates).forEach(outline);
      break;
    case 'GeometryCollection':
      for (const each of listOf(geometry['geometries'])) addGeometry(into, each);
  }
}

/** `[longitude, latitude, …]`; numbers only, as JSON has them. */
function addTo(add: (latitude: number, longitude: number) => void): (position: unknown) => void {
  return (position) => {
    const [longitude, latitude] = listOf(position);
    add(numberOf(latitude), numberOf(longitude));
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}

function addProperties(entry: PlaceEntry, properties: Readonly<Record<string, unknown>>): void {
  // Google's saved places keep name and address in an object of their own.
  const inner = z.safeParse(jsonObjectSchema, properties['location'] ?? properties['Location']).data;
  const all = [...Object.entries(properties), ...Object.entries(inner ?? {})].flatMap(([key, value]) =>
    typeof value === 'string' ? [[key.toLowerCase(), value] as const] : [],
  );
  const textOf = (names: readonly string[]): string | undefined =>
    names.flatMap((name) => all.find(([key]) => key === name)?.[1] ?? []).find((text) => text.trim() !== '');
  for (const field of textFields) {
    const text = textOf(propertyNames[field]);
    if (text !== undefined) entry.addText(field, text);
  }
  entry.setKind(textOf(['kind']) ?? '');
  entry.setTime(textOf(timeNames) ?? '');
}

const textFields = ['name', 'address', 'phone', 'note'] as const satisfies readonly TextField[];
