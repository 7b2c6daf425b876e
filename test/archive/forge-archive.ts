import { createHash } from 'node:crypto';
import { makeZip } from 'client-zip';
import { archiveVersion, dataName, manifestName } from '../../src/archive/archive-format.ts';
import { firstLine } from '../../src/archive/json-lines.ts';
import { gather } from './archive-stand.ts';

export interface Part {
  readonly name: string;
  readonly text: string | Uint8Array<ArrayBuffer>;
}

/** A ZIP of one's own making whose manifest is true. */
export async function forged(
  parts: readonly Part[],
  categories: readonly object[],
  changes: object = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const files = parts.map(({ name, text }) => ({
    name,
    size: Buffer.from(text).length,
    sha256: createHash('sha256').update(text).digest('hex'),
  }));
  const manifest = {
    format: 'glovebox-archive',
    version: archiveVersion,
    app: '9',
    writtenAt: 'x',
    categories,
    files,
    ...changes,
  };
  const all = [...parts, { name: manifestName, text: JSON.stringify(manifest) }];
  const zip = makeZip(all.map(({ name, text }) => ({ name, input: text })));
  return gather(zip as unknown as AsyncIterable<Uint8Array<ArrayBuffer>>);
}

export function listed(id: string, version = 1): object {
  return { id, version, records: 0, files: 0, missing: 0, withheld: [] };
}

export function lines(category: string, version: number, records: readonly string[]): Part {
  const text = `${firstLine(category, version)}\n${records.join(',\n')}\n]}\n`;
  return { name: dataName(category), text };
}
