import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';

export class NoSuchLineError extends Error {
  readonly code = 'no-such-line';
}

/**
 * Waits for the first match of `pattern` in what a process prints, and keeps draining afterwards. Rejects when the process
 * ends or `deadline` ms pass first, with the end of what was printed.
 */
export function lineOf(
  child: ChildProcess,
  stream: Readable,
  pattern: RegExp,
  deadline: number,
): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = (why: string): void => {
      clearTimeout(timer);
      reject(new NoSuchLineError(`${why} before ${pattern} was printed. Last output:\n${text.slice(-2000)}`));
    };
    const timer = setTimeout(() => fail(`${deadline} ms passed`), deadline);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code, signal) => fail(`The process ended (${code ?? signal})`));
    stream.setEncoding('utf8');
    stream.on('data', (piece: string) => {
      text = (text + piece).slice(-100_000);
      const match = pattern.exec(text);
      if (match === null) return;
      clearTimeout(timer);
      resolve(match);
    });
  });
}
