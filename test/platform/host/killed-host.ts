import { createHash } from 'node:crypto';
import { openFileKeystore } from '../../../platform/host/file-keystore.ts';

/**
 * The process that `file-keystore.spec.ts` kills: wraps and destroys for ever, and says what it is about to do and what
 * was acknowledged, a line each. Arguments: state directory, installation, a number that makes this run's aliases unique.
 */
const [, , state = '', installation = '', run = ''] = process.argv;

/** Writing to a pipe is synchronous on POSIX: what was acknowledged is said before the next call begins. */
const say = (...words: readonly string[]): boolean => process.stdout.write(`${words.join(' ')}\n`);

const keystore = await openFileKeystore(state);
const keys = keystore.forInstallation(installation);
const alive: string[] = [];
for (let number = 0; ; number++) {
  const alias = `run-${run}-${number}`;
  const plain = new Uint8Array(createHash('sha256').update(alias).digest());
  const wrapped = await keys.wrap(alias, plain);
  if (!wrapped.ok) throw new Error(wrapped.reason);
  say('wrapped', alias, Buffer.from(wrapped.value).toString('hex'));
  alive.push(alias);
  if (alive.length > 4) {
    const doomed = alive.splice(0, 3);
    say('destroying', ...doomed);
    const destroyed = await keys.destroy(doomed);
    if (!destroyed.ok) throw new Error(destroyed.reason);
    say('destroyed', ...doomed);
  }
}
