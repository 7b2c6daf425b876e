import { once } from 'node:events';
import { createServer as createSocket } from 'node:net';
import { install, project, requireNode } from './install.mjs';

const loopback = '127.0.0.1';

/** `npm start`: the app and the emulator's page from their sources, with hot reload. */
requireNode();
process.chdir(project);
try {
  install();
  const port = portOf(process.env.PORT ?? '5173');
  // Asked before anything is opened: the message about the keys' directory would otherwise come first.
  await requireFree(port);
  await start(port);
} catch (error) {
  console.error(error.message);
  // What Vite has opened by now (its watcher) would keep the process alive.
  process.exit(1);
}

async function start(port) {
  const { createServer } = await import('vite');
  const server = await createServer({ configFile: `${project}/vite.config.ts`, server: { port } });
  await server.listen();
  const address = `http://localhost:${server.httpServer.address().port}`;
  console.log(`Glovebox         ${address}/`);
  console.log(`Emulator's page  ${address}/bench.html`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => end(server));
}

async function end(server) {
  await server.close();
  process.exit(0);
}

function portOf(text) {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new Error(`PORT takes a number from 0 to 65535, not "${text}".`);
}

async function requireFree(port) {
  const socket = createSocket();
  try {
    socket.listen(port, loopback);
    await once(socket, 'listening');
  } catch (error) {
    if (error.code !== 'EADDRINUSE') throw new Error(`Port ${port} cannot be used (${error.code}).`);
    throw new Error(`Port ${port} is taken. Choose another one: PORT=${port + 1} npm start`);
  }
  socket.close();
  await once(socket, 'close');
}
