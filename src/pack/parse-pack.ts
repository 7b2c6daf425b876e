import { categoryProblems } from './category-rules.ts';
import { ecallProblems } from './ecall-rules.ts';
import { equipmentProblems } from './equipment-rules.ts';
import { lockedProblems } from './locked-rules.ts';
import { problemsOf } from './pack-problem.ts';
import type { PackProblem } from './pack-problem.ts';
import { packSchema } from './pack-schema.ts';
import type { PackData } from './pack-schema.ts';
import { presetProblems } from './preset-rules.ts';
import { serviceProblems } from './service-rules.ts';
import { switchProblems } from './switch-rules.ts';
import { textProblems } from './text-rules.ts';
import { textsSchema } from './texts-schema.ts';
import type { PackTexts } from './texts-schema.ts';
import { uniquenessProblems } from './uniqueness-rules.ts';

type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

const rules: readonly ((pack: PackData) => PackProblem[])[] = [
  ecallProblems,
  lockedProblems,
  uniquenessProblems,
  serviceProblems,
  switchProblems,
  categoryProblems,
  presetProblems,
  equipmentProblems,
];

/** Reads the content of `pack.json`. The rules are asked once the shapes are right. Never throws. */
export function parsePack(json: unknown): Parsed<PackData> {
  const parsed = packSchema.safeParse(json);
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error.issues, json) };
  const problems = rules.flatMap((rule) => rule(parsed.data));
  return problems.length === 0 ? { ok: true, value: parsed.data } : { ok: false, problems };
}

/** Reads the content of `<language>.json` for a pack that is right. Never throws. */
export function parseTexts(json: unknown, pack: PackData, language: string): Parsed<PackTexts> {
  const parsed = textsSchema.safeParse(json);
  if (!parsed.success) {
    return { ok: false, problems: problemsOf(parsed.error.issues, json, `texts/${language}/`) };
  }
  const problems = textProblems(pack, language, parsed.data);
  return problems.length === 0 ? { ok: true, value: parsed.data } : { ok: false, problems };
}
