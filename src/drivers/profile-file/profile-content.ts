import * as z from 'zod/mini';
import type { EquipmentFunction } from '../../pack/equipment-schema.ts';
import { joinEntries, splitEntries } from './file-entries.ts';
import { refuse } from '../../sealed-file/sealed-problem.ts';
import type { FileResult } from './file-problem.ts';

const pathSchema = z.string().check(z.maxLength(120));

/** Something the first car could set: what its values are counted in. */
const takenFunctionSchema = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('range'), path: pathSchema, minimum: z.number(), maximum: z.number() })
    .check(z.refine(({ minimum, maximum }) => minimum < maximum, 'a range without travel')),
  z.object({ kind: z.literal('choice'), path: pathSchema }),
  z.object({ kind: z.literal('switch'), path: pathSchema }),
  z.object({ kind: z.literal('color'), path: pathSchema }),
]);
export type TakenFunction = z.infer<typeof takenFunctionSchema>;

const takenValueSchema = z.object({
  /** VSS 6.0; value in VSS's units. */
  path: pathSchema,
  value: z.union([z.boolean(), z.number(), z.string().check(z.maxLength(40))]),
});

/** What a driver's card says that another car can use. */
const takenCardSchema = z.object({
  name: z.optional(z.string().check(z.maxLength(60))),
  language: z.optional(z.string().check(z.regex(/^[a-z]{2,3}$/))),
  figure: z.optional(z.string().check(z.regex(/^[a-z]{1,40}$/))),
  temperature: z.optional(z.enum(['C', 'F'])),
  distance: z.optional(z.enum(['KILOMETERS', 'MILES'])),
});
export type TakenCard = Readonly<z.infer<typeof takenCardSchema>>;

const profileSchema = z.object({
  card: takenCardSchema,
  /** Where the first car's driver sat; missing where that car did not say. */
  driverSide: z.optional(z.enum(['LEFT', 'RIGHT'])),
  functions: z.array(takenFunctionSchema).check(z.maxLength(200)),
  positions: z
    .array(
      z.object({
        /** Empty for the driver's usual one. */
        name: z.string().check(z.maxLength(60)),
        values: z.array(takenValueSchema).check(z.maxLength(200)),
      }),
    )
    .check(z.maxLength(100)),
});

/** Lists that may go along, by the vault's category. */
export const takenCategories = ['destinations', 'contacts'] as const;
export type TakenCategory = (typeof takenCategories)[number];

const recordsSchema = z.array(z.unknown()).check(z.maxLength(50_000));

/** Records of one category in its schema's version; each is unknown until that schema has parsed it. */
export interface TakenRecords {
  readonly category: TakenCategory;
  readonly version: number;
  readonly records: readonly unknown[];
}

/** What one driver takes from one car to another. */
export interface ProfileContent extends Readonly<z.infer<typeof profileSchema>> {
  readonly records: readonly TakenRecords[];
}

const profileVersion = 1;
const profileEntry = 'profile';
const recordsPrefix = 'records/';

/** What of the equipment a file has to carry. */
export function takenFunction(declared: EquipmentFunction): TakenFunction {
  const { path } = declared;
  if (declared.kind !== 'range') return { kind: declared.kind, path };
  const { kind, minimum, maximum } = declared;
  return { kind, path, minimum, maximum };
}

export function packProfile({ records, ...profile }: ProfileContent): Uint8Array<ArrayBuffer> {
  return joinEntries([
    { name: profileEntry, version: profileVersion, content: profile },
    ...records.map(({ category, version, records: content }) => ({
      name: `${recordsPrefix}${category}`,
      version,
      content,
    })),
  ]);
}

export function unpackProfile(content: Uint8Array<ArrayBuffer>): FileResult<ProfileContent> {
  const entries = splitEntries(content);
  if (!entries.ok) return entries;
  const found = entries.value.find(({ name }) => name === profileEntry);
  if (found !== undefined && found.version > profileVersion)
    return refuse({ kind: 'newer-version', version: found.version });
  const profile = profileSchema.safeParse(found?.content);
  if (!profile.success) return refuse({ kind: 'unexpected-content', entry: profileEntry });
  const records: TakenRecords[] = [];
  for (const category of takenCategories) {
    const entry = entries.value.find(({ name }) => name === `${recordsPrefix}${category}`);
    if (entry === undefined) continue;
    const parsed = recordsSchema.safeParse(entry.content);
    if (!parsed.success) return refuse({ kind: 'unexpected-content', entry: entry.name });
    records.push({ category, version: entry.version, records: parsed.data });
  }
  return { ok: true, value: { ...profile.data, records } };
}
