import { install, project, requireNode } from './install.mjs';

/**
 * `npm run verify-certificate`: checks certificates offline. The sources are TypeScript, which Node 20 does not run, so
 * Vite, which is installed for everything else, loads them as they are: nothing is built, so nothing can be out of date.
 */
requireNode();
try {
  install();
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(`${project}/src/verify/verify-cli.ts`, {
    configFile: false,
    root: project,
    logLevel: 'error',
  });
  const { code, out, errors } = await module.runVerify(process.argv.slice(2));
  process.stdout.write(out);
  process.stderr.write(errors);
  process.exitCode = code;
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
