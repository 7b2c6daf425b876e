import * as z from 'zod/mini';
import { blobReferenceSchema } from '../vault/blob-reference.ts';
import { dataName, schemaName } from './archive-format.ts';
import { fileReferenceSchema } from './file-references.ts';
import type { Withheld } from './withheld.ts';

const objectSchema = z.looseObject({
  properties: z.record(z.string(), z.unknown()),
  required: z.optional(z.array(z.string())),
});
const kindSchema = z.object({ const: z.string() });

/** The JSON Schema (2020-12) of a category's file in an archive, made of what the vault itself checks records by. */
export function categorySchema(
  {
    category,
    version,
    schema,
  }: { readonly category: string; readonly version: number; readonly schema: z.ZodMiniType },
  withheld: readonly Withheld[],
): unknown {
  const reference = z.toJSONSchema(fileReferenceSchema);
  delete reference.$schema;
  const { $schema, ...record } = z.toJSONSchema(schema, {
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema !== blobReferenceSchema) return;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      Object.assign(jsonSchema, reference);
    },
  });
  return {
    $schema,
    $id: `glovebox:archive/${schemaName(category)}?version=${version}`,
    title: dataName(category),
    type: 'object',
    properties: {
      category: { const: category },
      version: { const: version },
      records: {
        type: 'array',
        items: {
          type: 'object',
          properties: { id: { type: 'string' }, value: withoutFields(record, withheld) },
          required: ['id', 'value'],
        },
      },
    },
    required: ['category', 'version', 'records'],
  };
}

/** The schema of a record without what is withheld, in each of its kinds. */
function withoutFields(schema: object, withheld: readonly Withheld[]): object {
  const kinds = Object.entries(schema).map(([key, part]: [string, unknown]) =>
    (key === 'oneOf' || key === 'anyOf') && Array.isArray(part)
      ? [key, part.map((item: object) => withoutFields(item, withheld))]
      : [key, part],
  );
  const parsed = objectSchema.safeParse(schema);
  if (!parsed.success) return Object.fromEntries(kinds) as object;
  const { properties, required = [] } = parsed.data;
  const kind = kindSchema.safeParse(properties['kind']).data?.const;
  const fields = withheld
    .filter((rule) => rule.kind === undefined || rule.kind === kind)
    .map(({ field }) => field);
  return {
    ...schema,
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !fields.includes(name))),
    required: required.filter((name) => !fields.includes(name)),
  };
}
