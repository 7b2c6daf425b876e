import fc from 'fast-check';
import * as z from 'zod/mini';
import { blobReferenceSchema } from '../../src/vault/blob-reference.ts';
import type { BlobReference } from '../../src/vault/blob-reference.ts';
import type { CollectionDefinition } from '../../src/vault/collection-definition.ts';

interface Node {
  readonly type?: string;
  readonly blob?: boolean;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly maxItems?: number;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly additionalProperties?: Node | boolean;
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '',
    '\u202eabc',
    '</script>',
    '\ud800',
    '{"file":null}',
    'a\nb\r\n',
    '\u2028',
    '__proto__',
    ']}',
    '🎉',
  ),
);

/** Any record that a collection can store, made of its schema; each blob by `blob`. */
export function recordsOf(
  definition: CollectionDefinition<unknown>,
  blob: fc.Arbitrary<BlobReference>,
): fc.Arbitrary<unknown> {
  const schema = z.toJSONSchema(definition.schema, {
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === blobReferenceSchema) Object.assign(jsonSchema, { blob: true });
    },
  }) as Node;
  const values = arbitraryOf(schema, blob);
  return values
    .map((value) => definition.schema.safeParse(value))
    .filter(({ success }) => success)
    .map(({ data }) => data);
}

function arbitraryOf(node: Node, blob: fc.Arbitrary<BlobReference>): fc.Arbitrary<unknown> {
  if (node.blob) return blob;
  if (node.const !== undefined) return fc.constant(node.const);
  if (node.enum) return fc.constantFrom(...node.enum);
  const kinds = node.oneOf ?? node.anyOf;
  if (kinds) return fc.oneof(...kinds.map((kind) => arbitraryOf(kind, blob)));
  switch (node.type) {
    case 'object':
      return objectOf(node, blob);
    case 'array': {
      const [minLength, maxLength] = [node.minItems ?? 0, Math.min(node.maxItems ?? 3, 3)];
      return fc.array(arbitraryOf(node.items ?? {}, blob), { minLength, maxLength });
    }
    case 'integer':
      return fc.integer({
        min: node.minimum ?? -10_000,
        max: Math.min(node.maximum ?? 2_000_000_000, 2_000_000_000),
      });
    case 'number':
      return fc
        .double({ min: node.minimum ?? -1e9, max: node.maximum ?? 1e9, noNaN: true })
        .map((value) => value + 0);
    case 'boolean':
      return fc.boolean();
    case 'string':
      return node.pattern === undefined
        ? text.filter(({ length }) => length <= (node.maxLength ?? 100) && length >= (node.minLength ?? 0))
        : fc.stringMatching(new RegExp(node.pattern));
    default:
      return fc.constantFrom(null, 1, 'x');
  }
}

function objectOf(node: Node, blob: fc.Arbitrary<BlobReference>): fc.Arbitrary<unknown> {
  if (node.properties === undefined) return fc.constant({});
  const entries = Object.entries(node.properties).map(
    ([name, part]) => [name, arbitraryOf(part, blob)] as const,
  );
  return fc.record(Object.fromEntries(entries), {
    requiredKeys: [...(node.required ?? [])],
    noNullPrototype: true,
  });
}
