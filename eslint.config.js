import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { noClock, noMarkupFromText, noStorage } from './test/lint/rules/bans.js';
import { layers } from './test/lint/rules/layers.js';
import { noBarrel } from './test/lint/rules/no-barrel.js';
import { noFocusedTest } from './test/lint/rules/no-focused-test.js';

const product = ['src/**/*.ts', 'components/**/*.ts', 'platform/**/*.ts'];
const mayStore = ['src/vault/**', 'platform/keystore/browser-*.ts', 'src/sw/**'];
const domain = [
  'src/vault/**/*.ts',
  'src/eraser/**/*.ts',
  'src/choices/**/*.ts',
  'src/restriction/**/*.ts',
  'src/session/**/*.ts',
  'platform/policy.ts',
  'platform/emulator/**/*.ts',
];
/** Where the emulated car's clock and timers become the machine's; `main.ts` picks them. */
const realTime = ['platform/emulator/real-scheduler.ts', 'platform/emulator/real-clock.ts'];

const glovebox = {
  rules: {
    layers,
    'no-storage': noStorage,
    'no-clock': noClock,
    'no-markup-from-text': noMarkupFromText,
    'no-barrel': noBarrel,
    'no-focused-test': noFocusedTest,
  },
};

export default defineConfig(
  { ignores: ['dist/', '.cache/', '.glovebox/', 'test-results/', 'public/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.ts', '**/*.js', '**/*.mjs'],
    plugins: { glovebox },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-param-reassign': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ForInStatement', message: 'Use for…of over Object.keys or Object.entries.' },
        { selector: 'LabeledStatement', message: 'Name a function instead of a label.' },
      ],
      'glovebox/layers': 'error',
      'glovebox/no-barrel': 'error',
    },
  },

  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A number or a boolean in a template string is what it looks like.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // `return reply(404)` ends a handler and answers in one line.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      // `process.env['PORT']` and `process.env.PORT` are both plain.
      '@typescript-eslint/dot-notation': 'off',
      // Records keyed by id lose entries too.
      '@typescript-eslint/no-dynamic-delete': 'off',
      // A listener of Lit or the DOM may be async: what it throws reaches watchUncaught().
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      '@typescript-eslint/consistent-type-definitions': 'off',
      // A method may answer a promise because its port does.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { boolean: true } }],
      '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
      // `[...text]` is how code points are told apart.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
    },
  },

  {
    files: product,
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice'], litA11y.configs.recommended],
    settings: { litHtmlSources: true, wc: { elementBaseClasses: ['LitElement'] } },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'no-console': 'error',
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } },
      ],
      'glovebox/no-storage': 'error',
      'glovebox/no-markup-from-text': 'error',
      'lit/lifecycle-super': 'error',
      'lit/no-template-arrow': 'error',
      'lit/no-template-bind': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/prefer-nothing': 'error',
      'lit/prefer-static-styles': 'error',
      'lit/value-after-constraints': 'error',
      // Listeners end by AbortSignal here, which the rule does not know.
      'wc/require-listener-teardown': 'off',
      // Every element extends LitElement, which has the callbacks.
      'wc/guard-super-call': 'off',
    },
  },
  { files: mayStore, rules: { 'glovebox/no-storage': 'off' } },
  { files: domain, ignores: realTime, rules: { 'glovebox/no-clock': 'error' } },
  { files: ['src/fault-log/**/*.ts', 'platform/host/**'], rules: { 'no-console': 'off' } },

  {
    files: ['test/**/*.ts'],
    rules: {
      // @open-wc/testing types chai's synchronous `equal` as a promise; `to.be.accessible()` really is one.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [{ from: 'package', package: '@open-wc/semantic-dom-diff', name: 'Equal' }],
        },
      ],
      'glovebox/no-focused-test': 'error',
      // Fixtures are plain objects, taken apart freely.
      '@typescript-eslint/unbound-method': 'off',
      // chai's `expect(x).to.be.true` is an expression.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },

  {
    files: ['playwright.config.ts', 'knip.config.ts', '**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
  },
);
