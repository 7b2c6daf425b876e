import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { decodeSlot, slotSize } from '../../../platform/host/slot.ts';
import { openHostKeystore } from '../../../platform/keystore/host-keystore.ts';
import { keystoreConformance } from '../conformance/keystore.ts';
import { runHost } from '../host/running-host.ts';
import { temporaryDirectory } from '../host/temporary-directory.ts';

const installation = 'a1b2c3d4e5f6a7b8';
const plain = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(64));

test.describe('the host keystore, over HTTP to the file keystore', () => {
  for (const { name, run } of keystoreConformance) {
    test(name, async () => {
      const directory = await temporaryDirectory();
      await run(async () => {
        const host = await runHost(directory.path);
        const opened = await openHostKeystore(host);
        if (!opened.ok) throw new Error(opened.reason);
        expect(opened.value.grade).toBe('file');
        return { port: opened.value, close: () => host.close() };
      });
      await directory.remove();
    });
  }
});

test.describe('what goes over HTTP', () => {
  test('holds no key, wrapped key or keyring, in any encoding', async () => {
    const directory = await temporaryDirectory();
    const bodies: string[] = [];
    const host = await runHost(directory.path, (body) => bodies.push(body));
    const opened = await openHostKeystore(host);
    if (!opened.ok) throw new Error(opened.reason);
    const keys = opened.value.forInstallation(installation);
    const keyrings = [plain(), plain()];
    const secrets = [...keyrings];
    for (const [index, secret] of keyrings.entries()) {
      const wrapped = await keys.wrap(`alias-${index}`, secret);
      if (!wrapped.ok) throw new Error(wrapped.reason);
      const unwrapped = await keys.unwrap(`alias-${index}`, wrapped.value);
      expect(unwrapped).toEqual({ ok: true, value: secret });
      secrets.push(wrapped.value);
    }
    secrets.push(...(await keysIn(join(directory.path, 'keys'))));
    await keys.destroy(['alias-0']);
    await host.close();

    expect(secrets).toHaveLength(6);
    expect(bodies).toHaveLength(12);
    for (const secret of secrets) expect(findIn(bodies, secret)).toEqual([]);
    // The search finds what is there.
    const [first = plain()] = secrets;
    const planted = [
      Buffer.from(first).toString('latin1'),
      hex(first),
      Buffer.from(first).toString('base64url'),
    ];
    for (const [shift, body] of planted.entries())
      expect(findIn([`${'x'.repeat(shift)}${body}`], first)).not.toEqual([]);
    await directory.remove();
  });

  test('cannot be read with the key the host has after a destroy', async () => {
    const directory = await temporaryDirectory();
    const host = await runHost(directory.path);
    const replies: string[] = [];
    const opened = await openHostKeystore({
      ...host,
      fetch: async (input, init) => {
        const response = await host.fetch(input, init);
        replies.push(await response.clone().text());
        return response;
      },
    });
    if (!opened.ok) throw new Error(opened.reason);
    const keys = opened.value.forInstallation(installation);
    await keys.wrap('kept', plain());
    await keys.destroy(['gone']);
    expect((await keys.wrap('kept', plain())).ok).toBe(true);
    await host.close();
    await directory.remove();

    const hostKeys = replies.flatMap((body) => /"hostKey":"([^"]+)"/.exec(body)?.[1] ?? []);
    expect(hostKeys).toHaveLength(2);
    expect(hostKeys[0]).not.toBe(hostKeys[1]);
    expect(replies.some((body) => body.includes('stale-key'))).toBe(true);
  });
});

test.describe('a host that does not answer as it should', () => {
  const token = 'x'.repeat(43);

  test('is unreachable when the connection fails, later too', async () => {
    const directory = await temporaryDirectory();
    const host = await runHost(directory.path);
    const opened = await openHostKeystore(host);
    if (!opened.ok) throw new Error(opened.reason);
    const keys = opened.value.forInstallation(installation);
    const wrapped = await keys.wrap('a', plain());
    if (!wrapped.ok) throw new Error(wrapped.reason);
    await host.close();
    await directory.remove();
    const unreachable = { ok: false, reason: 'unreachable' };
    expect(await keys.wrap('a', plain())).toEqual(unreachable);
    expect(await keys.unwrap('a', wrapped.value)).toEqual(unreachable);
    expect(await keys.destroy(['a'])).toEqual(unreachable);
    expect(await keys.aliases()).toEqual(unreachable);
    expect(await openHostKeystore(host)).toEqual(unreachable);
  });

  test('is unreachable when it is silent', async () => {
    const silent: typeof fetch = (_input, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'TimeoutError')));
      });
    expect(await openHostKeystore({ token, fetch: silent, timeout: 5 })).toEqual({
      ok: false,
      reason: 'unreachable',
    });
  });

  test('is unreachable while it does not tell the token of its start', async () => {
    const directory = await temporaryDirectory();
    const host = await runHost(directory.path);
    const asked: string[] = [];
    const mute: typeof fetch = async (input, init) => {
      if (typeof input === 'string') asked.push(input);
      return input === '/host' ? new Response('<html>') : host.fetch(input, init);
    };
    const unreachable = { ok: false, reason: 'unreachable' };
    expect(await openHostKeystore({ fetch: mute })).toEqual(unreachable);
    expect(await openHostKeystore({ fetch: mute, token })).toEqual(unreachable);
    // Without a token nothing is asked of the keystore; with one of another start it refuses.
    expect(asked).toEqual(['/host', '/keystore', '/host']);
    await host.close();
    await directory.remove();
  });

  test('is reached again when it has started anew, by calls under way too', async () => {
    const directory = await temporaryDirectory();
    const before = await runHost(directory.path);
    let now = before;
    const opened = await openHostKeystore({
      fetch: (input, init) => now.fetch(input, init),
    });
    if (!opened.ok) throw new Error(opened.reason);
    const keys = opened.value.forInstallation(installation);
    const secret = plain();
    const wrapped = await keys.wrap('a', secret);
    if (!wrapped.ok) throw new Error(wrapped.reason);
    await before.close();
    expect(await keys.unwrap('a', wrapped.value)).toEqual({ ok: false, reason: 'unreachable' });
    now = await runHost(directory.path);
    expect(await keys.unwrap('a', wrapped.value)).toEqual({ ok: true, value: secret });
    expect(await keys.aliases()).toEqual({ ok: true, value: ['a'] });
    await now.close();
    await directory.remove();
  });

  for (const [what, body] of [
    ['rubbish', '<html>'],
    ['nothing', ''],
    ['another protocol', '{"ok":true,"call":"hello","version":2}'],
    ['a grade a host cannot have', '{"grade":"browser"}'],
    ['the reply to another call', '{"ok":true,"call":"destroy","id":"AAAAAAAAAAAAAAAAAAAAAA"}'],
  ] as const) {
    test(`is unreachable when it answers ${what}`, async () => {
      const answer: typeof fetch = async () => new Response(body);
      expect(await openHostKeystore({ token, fetch: answer })).toEqual({ ok: false, reason: 'unreachable' });
    });
  }

  test('is not believed about the wrong call: unknown-alias of another id is no answer', async () => {
    const directory = await temporaryDirectory();
    const host = await runHost(directory.path);
    let forge = false;
    const opened = await openHostKeystore({
      token: host.token,
      fetch: async (input, init) =>
        forge
          ? new Response(JSON.stringify({ ok: false, id: 'A'.repeat(22), reason: 'unknown-alias' }))
          : host.fetch(input, init),
    });
    if (!opened.ok) throw new Error(opened.reason);
    forge = true;
    const keys = opened.value.forInstallation(installation);
    expect(await keys.unwrap('a', plain())).toEqual({ ok: false, reason: 'unreachable' });
    await host.close();
    await directory.remove();
  });
});

async function keysIn(file: string): Promise<Uint8Array<ArrayBuffer>[]> {
  const whole = await readFile(file);
  return Array.from({ length: whole.length / slotSize }, (_, index) => {
    const content = decodeSlot(whole.subarray(index * slotSize, (index + 1) * slotSize));
    return content.kind === 'key' ? [content.record.key] : [];
  }).flat();
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** Bodies in which 12 bytes in a row of `secret` stand, raw, in hex, or in either base64 at any of its offsets. */
function findIn(bodies: readonly string[], secret: Uint8Array): string[] {
  const part = Buffer.from(secret.subarray(0, 24));
  const base64 = [0, 1, 2].map((offset) => part.subarray(offset, offset + 12).toString('base64'));
  const needles = [
    part.subarray(0, 12).toString('latin1'),
    part.subarray(0, 12).toString('utf8'),
    hex(part.subarray(0, 12)),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
  return bodies.filter((body) => {
    // Within JSON, base64url of base64url would be another encoding again: look below it as well.
    const inner = [...body.matchAll(/[A-Za-z0-9_-]{16,}/g)].map(([text]) =>
      Buffer.from(text, 'base64url').toString('latin1'),
    );
    return [body, body.toLowerCase(), ...inner].some((text) =>
      needles.some((needle) => text.includes(needle)),
    );
  });
}
