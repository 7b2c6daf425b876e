import { basename } from 'node:path';

/** A barrel hides where a thing lives and drags in its neighbours: import the file itself. */
export const noBarrel = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      name: 'No index file: name the file after what it holds.',
      exports: 'No barrel: this file only passes on what others export.',
      star: 'No `export *`: name what is exported, where it is defined.',
    },
  },
  create(context) {
    return {
      Program(node) {
        if (/^index\.[cm]?[jt]s$/.test(basename(context.filename)))
          context.report({ node, messageId: 'name' });
        else if (node.body.length > 0 && node.body.every(isReexport)) {
          context.report({ node, messageId: 'exports' });
        }
      },
      ExportAllDeclaration: (node) => context.report({ node, messageId: 'star' }),
    };
  },
};

function isReexport(statement) {
  if (statement.type === 'ExportAllDeclaration') return true;
  return statement.type === 'ExportNamedDeclaration' && Boolean(statement.source);
}
