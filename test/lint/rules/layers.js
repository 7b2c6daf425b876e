import { relative, sep } from 'node:path';
import { whyNot } from '../../../eslint.layers.js';

/**
 * Holds every form of import against the table in `eslint.layers.js`: `import`, `import type`, `export … from`,
 * `import()`, `import('…').T`, `import x = require('…')`, `require('…')` and `new URL('…', import.meta.url)`.
 * What cannot be read off the page (a computed specifier, `import.meta.glob`, `import.meta.resolve`) is refused.
 */
export const layers = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      forbidden: 'Layers: {{why}} (see eslint.layers.js).',
    },
  },
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join('/');

    function check(node, specifier, form) {
      const why = whyNot(file, literal(specifier), form);
      if (why) context.report({ node, messageId: 'forbidden', data: { why } });
    }

    return {
      ImportDeclaration: (node) => check(node, node.source, 'static'),
      ExportAllDeclaration: (node) => check(node, node.source, 'static'),
      ExportNamedDeclaration: (node) => node.source && check(node, node.source, 'static'),
      ImportExpression: (node) => check(node, node.source, 'lazy'),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal ?? node.argument, 'type'),
      TSExternalModuleReference: (node) => check(node, node.expression, 'static'),
      CallExpression(node) {
        if (node.callee.type === 'Identifier' && node.callee.name === 'require') {
          check(node, node.arguments[0], 'static');
        }
      },
      NewExpression(node) {
        const [specifier, base] = node.arguments;
        const isUrl = node.callee.type === 'Identifier' && node.callee.name === 'URL';
        if (isUrl && isImportMeta(base, ['url'])) check(node, specifier, 'url');
      },
      MemberExpression(node) {
        if (isImportMeta(node, ['glob', 'resolve'])) check(node, undefined, 'static');
      },
    };
  },
};

function literal(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TSLiteralType') return literal(node.literal);
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].value.cooked;
  return undefined;
}

function isImportMeta(node, names) {
  if (node?.type !== 'MemberExpression' || node.object.type !== 'MetaProperty') return false;
  const name = node.computed ? literal(node.property) : node.property.name;
  return names.includes(name);
}
