import { readFileSync } from 'node:fs';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface PackFiles {
  pack(): Json;
  texts(language?: string): Json;
}

/** A fresh copy of a shipped pack's files each time, to be damaged at will. */
export function packFiles(id: string): PackFiles {
  const read = (file: string): Json =>
    JSON.parse(readFileSync(`public/packs/${id}/${file}.json`, 'utf8')) as Json;
  return { pack: () => read('pack'), texts: (language = 'en') => read(language) };
}

export const makerNl = packFiles('maker-nl');
export const minimal = packFiles('minimal');

export type JsonPath = readonly (string | number)[];

export function jsonAt(root: Json, path: JsonPath): Json | undefined {
  return path.reduce<Json | undefined>((value, key) => {
    if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined;
    return value !== null && typeof value === 'object' ? value[key] : undefined;
  }, root);
}

/** Puts `value` at `path`; undefined removes what is there. */
export function setJson(root: Json, path: JsonPath, value: Json | undefined): void {
  const parent = jsonAt(root, path.slice(0, -1));
  const key = path.at(-1);
  if (Array.isArray(parent) && typeof key === 'number') {
    if (value === undefined) parent.splice(key, 1);
    else parent[key] = value;
  } else if (parent !== null && typeof parent === 'object' && !Array.isArray(parent) && key !== undefined) {
    if (value === undefined) delete parent[key];
    else parent[key] = value;
  } else {
    throw new Error(`Nothing to set at ${path.join('/')}`);
  }
}

/** Path of the entry of a list that has this id. */
export function pathOf(root: Json, list: string, id: string): JsonPath {
  const entries = jsonAt(root, [list]);
  const index = Array.isArray(entries) ? entries.findIndex((entry) => jsonAt(entry, ['id']) === id) : -1;
  if (index < 0) throw new Error(`No ${id} in ${list}`);
  return [list, index];
}
