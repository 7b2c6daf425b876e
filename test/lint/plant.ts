import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** The project's own configuration; only what needs types is off, because a planted file is in no TypeScript project. */
const eslint = new ESLint({
  cwd: project,
  overrideConfig: [
    { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false } } },
    { files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked },
    // It does not mind that every planted import has the same name.
    { files: ['**/*.mjs'], languageOptions: { parser: tseslint.parser } },
  ],
});

export interface Finding {
  /** From 1. */
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}

/**
 * Lints code as if it stood in a file of that name; nothing is written.
 *
 * @throws when the code does not parse, or ESLint ignores such a file
 */
export async function plant(file: string, code: string): Promise<readonly Finding[]> {
  const [result] = await eslint.lintText(code, { filePath: `${project}/${file}` });
  if (!result) throw new Error(`ESLint does not look at ${file}`);
  return result.messages.map(({ line, ruleId, message }) => {
    // ESLint itself speaks without a rule: about code that does not parse, and about inline configuration.
    if (ruleId === null && !message.includes('noInlineConfig')) throw new Error(`${file}: ${message}`);
    return { line, rule: ruleId ?? 'noInlineConfig', message };
  });
}

/** The names of the rules that code breaks in that place, each once. */
export async function rulesBrokenBy(file: string, code: string): Promise<readonly string[]> {
  return [...new Set((await plant(file, code)).map(({ rule }) => rule))];
}
