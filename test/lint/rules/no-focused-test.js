/** A focused test silently drops all others; a skipped one must say under which condition and why. */
export const noFocusedTest = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      only: 'A focused test drops all the others.',
      skip: 'A test is skipped only under a condition, with its reason: test.skip(condition, reason).',
    },
  },
  create(context) {
    return {
      MemberExpression(node) {
        if (!isTestFunction(node.object)) return;
        const name = node.property.name ?? node.property.value;
        if (name === 'only') context.report({ node, messageId: 'only' });
        else if (name === 'fixme' || (name === 'skip' && !isConditional(node))) {
          context.report({ node, messageId: 'skip' });
        }
      },
      'CallExpression > Identifier.callee[name=/^(fit|fdescribe)$/]': (node) =>
        context.report({ node, messageId: 'only' }),
      'CallExpression > Identifier.callee[name=/^(xit|xdescribe|xtest)$/]': (node) =>
        context.report({ node, messageId: 'skip' }),
    };
  },
};

/** `test`, `it`, `describe`, `test.describe`, … */
function isTestFunction(node) {
  if (node.type === 'MemberExpression') return isTestFunction(node.object);
  return node.type === 'Identifier' && /^(test|it|describe|context|suite|specify)$/.test(node.name);
}

/** Playwright's `test.skip(condition, 'reason')`; mocha's `this.skip()` has no name to check and is counted instead. */
function isConditional(node) {
  const call = node.parent;
  if (call.type !== 'CallExpression' || call.callee !== node || call.arguments.length < 2) return false;
  const [condition, reason] = call.arguments;
  const isText = (argument) => argument.type === 'Literal' || argument.type === 'TemplateLiteral';
  return (
    !isText(condition) && reason.type !== 'ArrowFunctionExpression' && reason.type !== 'FunctionExpression'
  );
}
