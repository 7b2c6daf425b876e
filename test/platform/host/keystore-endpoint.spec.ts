import { expect, test } from '@playwright/test';
import { hostTokenHeader, maxRequestBytes } from '../../../platform/contract/keystore-protocol.ts';
import { openHostKeystore } from '../../../platform/keystore/host-keystore.ts';
import { type Answer, ask, type Question } from './ask.ts';
import { runHost, type RunningHost } from './running-host.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const id = 'A'.repeat(22);
const hello = JSON.stringify({ call: 'hello', id, version: 1 });

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let host: RunningHost;
test.beforeEach(async () => {
  directory = await temporaryDirectory();
  host = await runHost(directory.path);
});
test.afterEach(async () => {
  await host.close();
  await directory.remove();
});

/** A right call, but for `changes`; a header that is undefined is left out. */
function call(changes: Partial<Question> = {}): Promise<Answer> {
  const port = Number(new URL(host.origin).port);
  const headers = Object.entries({
    origin: host.origin,
    'content-type': 'application/json',
    [hostTokenHeader]: host.token,
    ...changes.headers,
  }).filter(([, value]) => value !== undefined);
  return ask(port, {
    path: '/keystore',
    method: 'POST',
    body: hello,
    ...changes,
    headers: Object.fromEntries(headers),
  });
}

const refusal = (status: number, reason: string): [number, string] => [
  status,
  JSON.stringify({ ok: false, reason }),
];

test.describe("the keystore's address", () => {
  test('answers a call of its own page, and no cache keeps it', async () => {
    const answer = await call({ headers: { 'sec-fetch-site': 'same-origin' } });
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-type']).toBe('application/json');
    expect(JSON.parse(answer.body)).toMatchObject({ ok: true, call: 'hello', id, version: 1, grade: 'file' });
  });

  const refused: readonly (readonly [what: string, changes: Partial<Question>, answer: [number, string]])[] =
    [
      ['no token', { headers: { [hostTokenHeader]: undefined } }, refusal(403, 'no-token')],
      ['another token', { headers: { [hostTokenHeader]: 'x'.repeat(43) } }, refusal(403, 'no-token')],
      ['a token of another length', { headers: { [hostTokenHeader]: 'x' } }, refusal(403, 'no-token')],
      ['no origin', { headers: { origin: undefined } }, refusal(403, 'foreign-origin')],
      [
        'a foreign origin',
        { headers: { origin: 'http://glovebox.example' } },
        refusal(403, 'foreign-origin'),
      ],
      ['the origin of a sandbox', { headers: { origin: 'null' } }, refusal(403, 'foreign-origin')],
      [
        'a call from a site beside',
        { headers: { 'sec-fetch-site': 'same-site' } },
        refusal(403, 'foreign-origin'),
      ],
      ['a foreign host', { headers: { host: 'glovebox.example' } }, refusal(403, 'foreign-host')],
      ['GET', { method: 'GET', body: '' }, refusal(405, 'wrong-method')],
      ['PUT', { method: 'PUT' }, refusal(405, 'wrong-method')],
      ['a form', { headers: { 'content-type': 'text/plain' } }, refusal(415, 'wrong-content-type')],
      ['no content type', { headers: { 'content-type': undefined } }, refusal(415, 'wrong-content-type')],
      ['rubbish', { body: '{"call":' }, refusal(400, 'malformed')],
      ['an empty body', { body: '' }, refusal(400, 'malformed')],
      [
        'another version',
        { body: JSON.stringify({ call: 'hello', id, version: 9 }) },
        refusal(400, 'unsupported-version'),
      ],
      [
        'more than a request may hold',
        { body: 'x'.repeat(maxRequestBytes + 1) },
        refusal(413, 'too-large-body'),
      ],
    ];
  for (const [what, changes, expected] of refused) {
    test(`refuses ${what}`, async () => {
      const answer = await call(changes);
      expect([answer.status, answer.body]).toEqual(expected);
      expect(answer.headers['cache-control']).toBe('no-store');
    });
  }

  test('says corrupt of a payload that was sealed for something else', async () => {
    const greeting: unknown = JSON.parse((await call()).body);
    const hostKey =
      greeting !== null && typeof greeting === 'object' && 'hostKey' in greeting ? greeting.hostKey : '';
    const request = {
      call: 'wrap',
      id,
      installation: 'a1b2c3d4e5f6a7b8',
      alias: 'a',
      hostKey,
      pageKey: hostKey,
      sealed: 'A'.repeat(80),
    };
    const answer = await call({ body: JSON.stringify(request) });
    expect(JSON.parse(answer.body)).toEqual({ ok: false, id, reason: 'corrupt' });
    const stale = await call({ body: JSON.stringify({ ...request, hostKey: 'A'.repeat(87) }) });
    expect(JSON.parse(stale.body)).toEqual({ ok: false, id, reason: 'stale-key' });
    const aliases = await call({
      body: JSON.stringify({ call: 'aliases', id, installation: request.installation }),
    });
    expect(JSON.parse(aliases.body)).toEqual({ ok: true, call: 'aliases', id, aliases: [] });
  });

  test('says failed, and no more, when the disk fails', async () => {
    const installation = 'a1b2c3d4e5f6a7b8';
    const opened = await openHostKeystore(host);
    if (!opened.ok) throw new Error(opened.reason);
    await opened.value.forInstallation(installation).wrap('a', new Uint8Array(32));
    await host.keystore.close();
    const answer = await call({
      body: JSON.stringify({ call: 'destroy', id, installation, aliases: ['a'] }),
    });
    expect([answer.status, answer.body]).toEqual(refusal(500, 'failed'));
    const result = await opened.value.forInstallation(installation).destroy(['a']);
    expect(result).toEqual({ ok: false, reason: 'unreachable' });
  });
});
