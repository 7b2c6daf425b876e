import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { install, project, requireNode } from './install.mjs';

const host = `${project}/dist/host/serve.js`;

/** `npm run serve`: the built app, served by the head unit's host; built first if it is not. */
requireNode();
process.chdir(project);
try {
  install();
  if (!existsSync(`${project}/dist/app/index.html`)) build();
  if (!existsSync(host)) build('--ssr');
  await import(pathToFileURL(host).href);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function build(...args) {
  const vite = `${project}/node_modules/vite/bin/vite.js`;
  const { status } = spawnSync(process.execPath, [vite, 'build', ...args], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed; its message is above.');
}
