/** Progress in steps of this many bytes: a screen needs no more, and each step costs a message. */
const progressBytes = 262_144;

/** Passes bytes on and reports how many came, now and then and at the end. */
export async function* counting(
  source: AsyncIterable<Uint8Array>,
  report: (bytesRead: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytesRead = 0;
  let reported = 0;
  for await (const chunk of source) {
    yield chunk;
    bytesRead += chunk.length;
    if (bytesRead - reported < progressBytes) continue;
    reported = bytesRead;
    report(bytesRead);
  }
  report(bytesRead);
}
