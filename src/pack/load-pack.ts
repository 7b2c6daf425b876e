import { packIdSchema } from './pack-id.ts';
import type { PackProblem } from './pack-problem.ts';
import type { PackData } from './pack-schema.ts';
import { parsePack, parseTexts } from './parse-pack.ts';
import type { PackTexts } from './texts-schema.ts';

/** A car model's data with its words in one language. Serves as the contract's `ServiceCatalogue` too. */
export interface VehiclePack extends PackData {
  /** The language of `texts`: the wanted one, or the pack's own where it does not claim that. */
  readonly language: string;
  readonly texts: PackTexts;
}

export type PackResult =
  | { readonly ok: true; readonly pack: VehiclePack }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/** Gives the parsed JSON at a path below the app's root (`/packs/…`); rejects when there is none. */
export type FetchJson = (path: string) => Promise<unknown>;

function refusal(entry: string, rule: string): PackResult {
  return { ok: false, problems: [{ entry, rule }] };
}

/** Loads and checks a pack and its words in `language`. Never rejects: what is wrong is in `problems`. */
export async function loadPack(id: string, language: string, fetchJson: FetchJson): Promise<PackResult> {
  if (!packIdSchema.safeParse(id).success) return refusal('pack', 'has no valid id');
  const read = async (file: string): Promise<{ json: unknown } | undefined> => {
    try {
      return { json: await fetchJson(`/packs/${id}/${file}.json`) };
    } catch {
      return undefined;
    }
  };

  const data = await read('pack');
  if (data === undefined) return refusal('pack', 'cannot be read: the file is missing or no JSON');
  const pack = parsePack(data.json);
  if (!pack.ok) return pack;
  if (pack.value.id !== id) return refusal('id', `must be ${id}, as the folder's name`);

  const chosen = pack.value.languages.includes(language) ? language : (pack.value.languages[0] ?? language);
  const words = await read(chosen);
  if (words === undefined)
    return refusal(`texts/${chosen}`, 'cannot be read: the file is missing or no JSON');
  const texts = parseTexts(words.json, pack.value, chosen);
  if (!texts.ok) return texts;
  return { ok: true, pack: { ...pack.value, language: chosen, texts: texts.value } };
}
