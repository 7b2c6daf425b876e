import { expect, test } from '@playwright/test';
import { readVcards } from '../../../src/data/vcard/read-vcards.ts';
import type { ReaderEvent } from '../../../src/data/vcard/reader-event.ts';
import { cardsOf, chunksOf, readAll, readCard, readCards } from './read-all.ts';

const card = (name: string, inner = ''): string =>
  `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\n${inner}END:VCARD\r\n`;
const names = (events: readonly ReaderEvent[]) => cardsOf(events).map((event) => event.contact.fullName);
const skipped = (events: readonly ReaderEvent[]) => events.filter((event) => event.kind === 'skipped');
const jpeg = (length: number): string =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(length - 3, 'x')]).toString('base64');

test.describe('a damaged file', () => {
  for (const [name, bytes, problem] of [
    ['nothing', '', 'empty'],
    ['white space', ' \r\n\t\r\n\r\n', 'empty'],
    ['a byte order mark', '\ufeff', 'empty'],
    [
      'a web page',
      '<!doctype html>\n<html><head><title>x: y</title></head><body>BEGIN</body></html>',
      'not-a-vcard',
    ],
    [
      'a calendar',
      'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
      'not-a-vcard',
    ],
    ['binary rubbish', Uint8Array.from({ length: 50_000 }, (_, index) => (index * 7919) >> 3), 'not-a-vcard'],
    ['zeros', new Uint8Array(5000), 'not-a-vcard'],
    ['the end of a card only', 'FN:A\r\nEND:VCARD\r\n', 'not-a-vcard'],
    ['one line of 10 MB', 'x'.repeat(10_000_000), 'not-a-vcard'],
  ] as const) {
    test(`of ${name} gives no card and says so`, async () => {
      expect(await readAll(bytes)).toEqual([{ kind: 'end', problem }]);
    });
  }

  test('is given up after a megabyte without a card', async () => {
    let chunks = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (; chunks < 1000; chunks += 1) yield await Promise.resolve(new Uint8Array(65_536).fill(120));
    }
    const events: ReaderEvent[] = [];
    for await (const event of readVcards(endless(), { now: () => 0 })) events.push(event);
    expect(events).toEqual([{ kind: 'end', problem: 'not-a-vcard' }]);
    expect(chunks).toBeLessThan(20);
  });

  test('folds nothing onto the edge of a card: what is left of a cut one stays outside', async () => {
    const events = await readAll(`${card('Ann')} left over\r\n\tTEL:2\r\n${card('Bob')}`);
    expect(names(events)).toEqual(['Ann', 'Bob']);
    expect(skipped(events)).toEqual([]);
  });

  test('keeps what was read before its source failed', async () => {
    async function* pulledOut(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(new TextEncoder().encode(`${card('Ann')}BEGIN:VCARD\r\nFN:B`));
      throw new Error('gone');
    }
    const events: ReaderEvent[] = [];
    for await (const event of readVcards(pulledOut(), { now: () => 0 })) events.push(event);
    expect(names(events)).toEqual(['Ann']);
    expect(events.at(-1)).toEqual({ kind: 'end', problem: 'unreadable' });
  });

  test('that is too large is refused before it is read to its end', async () => {
    const events = await readAll(card('Ann').repeat(100), { chunk: 500, limits: { fileBytes: 1000 } });
    expect(events.at(-1)).toEqual({ kind: 'end', problem: 'file-too-large' });
    expect(cardsOf(events).length).toBeLessThan(25);
  });

  test('with too many cards gives the first of them', async () => {
    const events = await readAll(card('Ann').repeat(5), { limits: { cards: 3 } });
    expect(cardsOf(events)).toHaveLength(3);
    expect(events.at(-1)).toEqual({ kind: 'end', problem: 'too-many-cards' });
  });

  test('stops between two cards when it is told to, and closes its source', async () => {
    const stop = new AbortController();
    let closed = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield* chunksOf(new TextEncoder().encode(card('Ann').repeat(50)), 10_000);
      } finally {
        closed = true;
      }
    }
    const events: ReaderEvent[] = [];
    for await (const event of readVcards(source(), { now: () => 0, signal: stop.signal })) {
      events.push(event);
      if (events.length === 2) stop.abort();
    }
    expect(events.map((event) => event.kind)).toEqual(['card', 'card', 'end']);
    expect(events.at(-1)).toEqual({ kind: 'end', problem: 'stopped' });
    expect(closed).toBe(true);
  });
});

test.describe('a card that never ends', () => {
  test('is skipped with its number and line when the next begins', async () => {
    const events = await readAll(`${card('Ann')}BEGIN:VCARD\r\nFN:Bob\r\nTEL:1\r\n${card('Cid')}`);
    expect(names(events)).toEqual(['Ann', 'Cid']);
    expect(skipped(events)).toEqual([{ kind: 'skipped', number: 2, line: 5, reason: 'unterminated' }]);
    expect(cardsOf(events).map((event) => event.number)).toEqual([1, 3]);
  });

  test('is skipped at the end of the file', async () => {
    const events = await readAll(`${card('Ann')}BEGIN:VCARD\r\nFN:Bob\r\nEND:VCAR`);
    expect(names(events)).toEqual(['Ann']);
    expect(skipped(events)).toEqual([{ kind: 'skipped', number: 2, line: 5, reason: 'unterminated' }]);
  });

  test('does not swallow the next one by a soft line break or a base64 block', async () => {
    const cut = 'BEGIN:VCARD\r\nNOTE;ENCODING=QUOTED-PRINTABLE:abc=\r\n';
    const photo = 'BEGIN:VCARD\r\nFN:B\r\nPHOTO;ENCODING=BASE64:\r\nAAAA\r\nBBBB\r\n';
    const events = await readAll(`${cut}${card('Ann')}${photo}${card('Bob')}`);
    expect(names(events)).toEqual(['Ann', 'Bob']);
    expect(skipped(events).map((event) => event.line)).toEqual([1, 7]);
  });
});

test.describe('a card', () => {
  test('ends at its END even after a soft line break', async () => {
    const { contact } = await readCard('BEGIN:VCARD\r\nFN:A\r\nNOTE;QUOTED-PRINTABLE:abc=\r\nEND:VCARD\r\n');
    expect(contact.notes).toEqual(['abc']);
  });

  for (const [property, name] of [
    ['ORG:Works;Desk', 'Works'],
    ['EMAIL:a@example.org', 'a@example.org'],
    ['TEL:+49 171', '+49 171'],
    ['N:Doe;John;;;', 'Doe'],
    ['NOTE:Only this', 'Only this'],
  ] as const) {
    test(`with nothing but ${property} is taken`, async () => {
      const { contact } = await readCard(`BEGIN:VCARD\r\nVERSION:3.0\r\n${property}\r\nEND:VCARD\r\n`);
      expect(JSON.stringify(contact)).toContain(name);
    });
  }

  test('with nothing to call it by is skipped', async () => {
    const events = await readAll(
      'BEGIN:VCARD\r\nVERSION:3.0\r\nFN: \r\nN:;;;;\r\nTEL:\r\nREV:2012\r\nEND:VCARD\r\n',
    );
    expect(events[0]).toEqual({ kind: 'skipped', number: 1, line: 1, reason: 'no-content' });
  });

  test('keeps a script in its name as the text it is', async () => {
    const { contact } = await readCard(
      card('<script>alert(1)</script>', 'NOTE:<img src=x onerror=alert(1)>\r\n'),
    );
    expect(contact.fullName).toBe('<script>alert(1)</script>');
    expect(contact.notes).toEqual(['<img src=x onerror=alert(1)>']);
  });

  test('loses zero bytes and control characters, and keeps line ends and tabs', async () => {
    const { contact } = await readCard(card('A\0n\u001b[31mn\u0085', 'NOTE:a\\nb\tc\u0007\r\n'));
    expect(contact.fullName).toBe('An[31mn');
    expect(contact.notes).toEqual(['a\nb\tc']);
  });

  test('is not made of what stands in another card', async () => {
    const agent = 'AGENT:\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nFN:Agent\r\nTEL:2\r\nEND:VCARD\r\n';
    const { contact, remarks } = await readCard(card('Ann', `${agent}TEL:1\r\n`));
    expect(contact.fullName).toBe('Ann');
    expect(contact.phones.map((phone) => phone.value)).toEqual(['1']);
    expect(remarks).toEqual([{ number: 1, line: 5, property: 'AGENT', reason: 'nested-card' }]);
  });

  test('keeps an agent that is written in one line', async () => {
    const { contact } = await readCard(card('Ann', 'AGENT:BEGIN:VCARD\\nFN:Joe\\nEND:VCARD\\n\r\n'));
    expect(contact.extra).toEqual([
      { name: 'AGENT', params: [], value: 'BEGIN:VCARD\\nFN:Joe\\nEND:VCARD\\n' },
    ]);
  });

  test('is read in spite of lines that are no property, which are remarked on', async () => {
    const { contact, remarks } = await readCard(
      card('Ann', 'a stray line\r\n: no name\r\nTEL;TYPE="home:1\r\nTEL:2\r\n'),
    );
    expect(contact.phones.map((phone) => phone.value)).toEqual(['1', '2']);
    expect(remarks.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'not-a-property'],
      [5, 'not-a-property'],
    ]);
  });

  for (const [name, value, text, remarked] of [
    [
      'windows-1252 that claims to be UTF-8',
      'CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=FCller',
      'Müller',
      true,
    ],
    [
      'UTF-8 of a charset that nobody knows',
      'CHARSET=X-NOPE;ENCODING=QUOTED-PRINTABLE:M=C3=BCller',
      'Müller',
      true,
    ],
    [
      'UTF-8 that claims to be ASCII',
      'CHARSET=US-ASCII;ENCODING=QUOTED-PRINTABLE:M=C3=BCller',
      'Müller',
      false,
    ],
    ['ISO-8859-15 as declared', 'CHARSET=ISO-8859-15;ENCODING=QUOTED-PRINTABLE:5 =A4', '5 €', false],
    ['broken escapes', 'ENCODING=QUOTED-PRINTABLE:a=ZZ=4=', 'a=ZZ=4', false],
  ] as const) {
    test(`reads ${name}`, async () => {
      const { contact, remarks } = await readCard(
        `BEGIN:VCARD\r\nVERSION:2.1\r\nFN:A\r\nNOTE;${value}\r\nEND:VCARD\r\n`,
      );
      expect(contact.notes).toEqual([text]);
      expect(remarks.map((remark) => remark.reason)).toEqual(remarked ? ['wrong-charset'] : []);
    });
  }

  test('is kept when its line of 10 MB is left out', async () => {
    const events = await readAll(card('Ann', `NOTE:${'x'.repeat(10_000_000)}\r\nTEL:1\r\n`) + card('Bob'));
    expect(names(events)).toEqual(['Ann', 'Bob']);
    expect(cardsOf(events)[0]?.contact.phones).toHaveLength(1);
    expect(cardsOf(events)[0]?.remarks).toEqual([
      { number: 1, line: 4, property: 'NOTE', reason: 'too-long' },
    ]);
  });

  test('remarks on no name that a person may have written', async () => {
    const { remarks } = await readCard(card('Ann', `X-SECRET-OF-ANN:${'x'.repeat(100_000)}\r\n`));
    expect(remarks).toEqual([{ number: 1, line: 4, property: 'other', reason: 'too-long' }]);
  });

  test('with a million properties is kept with the first of them', async () => {
    const [only] = await readCards(card('Ann', 'TEL:1\r\n'.repeat(100_000)));
    expect(only?.contact.phones.length).toBe(998);
    expect(only?.remarkTotal).toBe(99_002);
    expect(only?.remarks).toHaveLength(20);
  });

  test('that is too large, or takes too long, is skipped and the next one read', async () => {
    const large = await readAll(card('Ann', `TEL:${'1'.repeat(500)}\r\n`) + card('Bob'), {
      limits: { cardBytes: 300 },
    });
    expect(skipped(large)).toEqual([{ kind: 'skipped', number: 1, line: 1, reason: 'card-too-large' }]);
    expect(names(large)).toEqual(['Bob']);

    let time = 0;
    const slow: ReaderEvent[] = [];
    const source = chunksOf(new TextEncoder().encode(card('Ann', 'TEL:1\r\n'.repeat(60)) + card('Bob')), 10);
    for await (const event of readVcards(source, {
      now: () => (time += 1),
      limits: { cardMilliseconds: 100 },
    })) {
      slow.push(event);
      time += 1000;
    }
    expect(skipped(slow)).toEqual([{ kind: 'skipped', number: 1, line: 1, reason: 'too-slow' }]);
    expect(names(slow)).toEqual(['Bob']);
  });
});

test.describe('a photo', () => {
  test('of 5 MB is taken, a larger one left out of its card', async () => {
    const events = await readAll(
      card('Ann', `PHOTO;ENCODING=b:${jpeg(5 * 1_048_576)}\r\n`) +
        card('Bob', `PHOTO;ENCODING=b:${jpeg(5 * 1_048_576 + 1)}\r\n`),
    );
    const [ann, bob] = cardsOf(events);
    expect(ann?.photo?.bytes.length).toBe(5 * 1_048_576);
    expect(bob?.photo).toBeUndefined();
    expect(bob?.contact.fullName).toBe('Bob');
    expect(bob?.remarks).toEqual([{ number: 2, line: 9, property: 'PHOTO', reason: 'photo-too-large' }]);
  });

  for (const [name, property, reason] of [
    [
      'that is no picture',
      `PHOTO;ENCODING=b:${Buffer.from('<svg onload=x>').toString('base64')}`,
      'photo-unreadable',
    ],
    ['at a web address', 'PHOTO;VALUE=uri:http://example.org/a.jpg', 'photo-linked'],
    ['of 12 MB', `PHOTO;ENCODING=b:${jpeg(12_000_000)}`, 'photo-too-large'],
  ] as const) {
    test(`${name} is left out with its reason, its card kept`, async () => {
      const event = await readCard(card('Ann', `${property}\r\n`));
      expect(event.photo).toBeUndefined();
      expect(event.remarks.map((remark) => [remark.property, remark.reason])).toEqual([['PHOTO', reason]]);
    });
  }

  test('at a web address stays in the card as text', async () => {
    const { contact } = await readCard(card('Ann', 'PHOTO;VALUE=uri:http://example.org/a.jpg\r\n'));
    expect(contact.extra[0]).toMatchObject({ name: 'PHOTO', value: 'http://example.org/a.jpg' });
  });

  for (const [mediaType, hex] of [
    ['image/jpeg', 'ffd8ffe0'],
    ['image/png', '89504e470d0a1a0a'],
    ['image/gif', '474946383961'],
    ['image/webp', '524946460000000057454250'],
    ['image/bmp', '424d4600000000000000'],
  ] as const) {
    test(`is known as ${mediaType} by its bytes, whatever the card says`, async () => {
      const data = Buffer.from(hex, 'hex');
      const { photo } = await readCard(
        card('Ann', `PHOTO;ENCODING=b;TYPE=TIFF:${data.toString('base64')}\r\n`),
      );
      expect(photo?.mediaType).toBe(mediaType);
      expect(data.equals(photo?.bytes ?? new Uint8Array())).toBe(true);
    });
  }
});
