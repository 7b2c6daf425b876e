/**
 * Makes a rule that refuses some of the web's names, each in the forms it can be reached by: as a global
 * (`indexedDB`), as a property (`window.indexedDB`, `scope['indexedDB']`) and by destructuring.
 *
 * @param {object} names
 * @param {string} names.message why, and what to use instead
 * @param {readonly string[]} [names.globals] refused as a global only (a local variable of that name is fine)
 * @param {readonly string[]} [names.properties] refused as a property of anything
 * @param {Readonly<Record<string, readonly string[]>>} [names.of] refused as a property of an object of that name
 * @param {readonly string[]} [names.modules] refused as an import
 * @param {readonly string[]} [names.constructed] refused as `new Name()` or `Name()` without arguments
 */
export function ban({ message, globals = [], properties = [], of = {}, modules = [], constructed = [] }) {
  return {
    meta: { type: 'problem', schema: [], messages: { banned: `{{name}}: ${message}` } },
    create(context) {
      const report = (node, name) => context.report({ node, messageId: 'banned', data: { name } });

      function checkProperty(node, object, name) {
        if (name === undefined) return;
        if (properties.includes(name)) report(node, name);
        else if (of[nameOf(object)]?.includes(name)) report(node, `${nameOf(object)}.${name}`);
        else if (globalObjects.includes(nameOf(object)) && globals.includes(name)) report(node, name);
      }

      function checkConstructed(node) {
        const name = nameOf(node.callee);
        if (constructed.includes(name) && node.arguments.length === 0) report(node, `${name}()`);
      }

      return {
        'Program:exit'(program) {
          for (const reference of context.sourceCode
            .getScope(program)
            .through.concat(declaredGlobals(context))) {
            const { name } = reference.identifier;
            if (globals.includes(name)) report(reference.identifier, name);
          }
        },
        MemberExpression: (node) => checkProperty(node, node.object, propertyName(node)),
        ObjectPattern(node) {
          const source = node.parent.type === 'VariableDeclarator' ? node.parent.init : undefined;
          for (const property of node.properties) {
            if (property.type === 'Property') checkProperty(property, source, keyName(property));
          }
        },
        NewExpression: checkConstructed,
        CallExpression: checkConstructed,
        ImportDeclaration(node) {
          if (modules.includes(node.source.value)) report(node, node.source.value);
        },
      };
    },
  };
}

const globalObjects = ['window', 'globalThis', 'self'];

/** References that ESLint resolved to a configured global and therefore took out of `through`. */
function declaredGlobals(context) {
  return context.sourceCode.scopeManager.globalScope.variables
    .filter((variable) => variable.defs.length === 0)
    .flatMap((variable) => variable.references);
}

/** The last name of `a.b.c`, `a?.b` or `a`. */
function nameOf(node) {
  if (node?.type === 'ChainExpression' || node?.type === 'TSNonNullExpression')
    return nameOf(node.expression);
  if (node?.type === 'Identifier') return node.name;
  return node?.type === 'MemberExpression' ? propertyName(node) : undefined;
}

function propertyName(node) {
  if (!node.computed) return node.property.name;
  return typeof node.property.value === 'string' ? node.property.value : undefined;
}

function keyName(property) {
  return property.key.type === 'Identifier' && !property.computed ? property.key.name : property.key.value;
}
