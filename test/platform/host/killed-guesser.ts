import { openFileKeystore } from '../../../platform/host/file-keystore.ts';

/**
 * The process of `file-keystore.spec.ts` that is killed while PINs are guessed: counts five tries, and is gone the moment
 * the fifth may be made. Arguments: state directory, installation, name of the counter.
 */
const [, , state = '', installation = '', name = ''] = process.argv;

const keys = (await openFileKeystore(state)).forInstallation(installation);
for (let index = 0; index < 5; index += 1) {
  const begun = await keys.beginAttempt(name);
  if (!begun.ok || begun.value.waitMs > 0) throw new Error('A free try was refused.');
}
process.kill(process.pid, 'SIGKILL');
