import { expect, test } from '@playwright/test';
import { readCard, readCards } from './read-all.ts';

/* Cards made here in the manner of the programs named; the values were written from the cards. */

const lines = (...each: string[]): string => `${each.join('\r\n')}\r\n`;
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const pngLines = png.toString('base64').match(/.{1,40}/g) ?? [];
/** One byte a character, as old programs wrote. */
const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

test.describe('cards in the manner of', () => {
  test('Android: encoded separators in a name, an address in UTF-8', async () => {
    const { contact } = await readCard(
      lines(
        'BEGIN:VCARD',
        'VERSION:2.1',
        'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4D=C3=BC=6C=6C=65=72=5C=3B=58;=4A=C3=BC=72=67=65=6E;;;',
        'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4A=C3=BC=72=67=65=6E=20=4D=C3=BC=6C=6C=65=72',
        'TEL;CELL:+49-171-5551234',
        'ADR;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;=48=61=75=70=74=73=74=72=2E=20=31;=4B=C3=B6=6C=6E;;=',
        '=35=30=36=36=37;',
        'X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Jupp;1;;;;;;;;;;;;;',
        'END:VCARD',
      ),
    );
    expect(contact.fullName).toBe('Jürgen Müller');
    expect(contact.name?.family).toBe('Müller;X');
    expect(contact.name?.given).toBe('Jürgen');
    expect(contact.phones).toEqual([{ value: '+49-171-5551234', types: ['cell'], preferred: false }]);
    expect(contact.addresses[0]).toMatchObject({
      street: 'Hauptstr. 1',
      locality: 'Köln',
      postalCode: '50667',
    });
    expect(contact.extra[0]?.value).toBe('vnd.android.cursor.item/nickname;Jupp;1;;;;;;;;;;;;;');
  });

  test('BlackBerry: mixed case, a photo folded by a space', async () => {
    const { contact, photo } = await readCard(
      lines(
        'begin:vcard',
        'version:2.1',
        'n:Doe;John;;;',
        'tel;cell;pref:905-555-1234',
        'email;internet:john@example.com',
        `photo;encoding=base64;type=png:${pngLines.join('\r\n ')}`,
        '',
        'end:vcard',
      ),
    );
    expect(contact.phones).toEqual([{ value: '905-555-1234', types: ['cell'], preferred: true }]);
    expect(contact.emails).toEqual([{ value: 'john@example.com', types: [], preferred: false }]);
    expect(photo?.mediaType).toBe('image/png');
    expect(png.equals(photo?.bytes ?? new Uint8Array())).toBe(true);
  });

  test('Evolution: quoted parameters, types in lists, slots of its own', async () => {
    const { contact } = await readCard(
      lines(
        'BEGIN:VCARD',
        'VERSION:3.0',
        'URL:http\\://www.example.com',
        'TITLE:Developer',
        'X-EVOLUTION-FILE-AS:Doe\\, John',
        'FN:John Doe',
        'N:Doe;John;;;',
        'TEL;X-COUCHDB-UUID="c2b7f9b5-1:x";TYPE="work,voice";X-EVOLUTION-UI-SLOT=1:905-555-1234',
        'EMAIL;TYPE=WORK;TYPE=PREF:john@example.com',
        'X-EVOLUTION-ANNIVERSARY:1999-12-31',
        'END:VCARD',
      ),
    );
    expect(contact.phones).toEqual([{ value: '905-555-1234', types: ['work', 'voice'], preferred: false }]);
    expect(contact.emails).toEqual([{ value: 'john@example.com', types: ['work'], preferred: true }]);
    expect(contact.urls[0]?.value).toBe('http://www.example.com');
    expect(contact.dates).toEqual([{ value: '1999-12-31', label: 'anniversary' }]);
    expect(contact.extra).toEqual([{ name: 'X-EVOLUTION-FILE-AS', params: [], value: 'Doe\\, John' }]);
  });

  test('Lotus Notes: a card that names its charset apart, single line ends, an unknown encoding word', async () => {
    const { contact } = await readCard(
      'BEGIN:VCARD\nVERSION:3.0\nX-LOTUS-CHARSET:UTF-8\nN:Doe;John;;Mr.;\nFN:Doe John\n' +
        'ADR;TYPE=WORK,PREF:;;1 Main St\\, Floor 2;Austin;TX;12345;USA\nORG:Works\\; Inc.;Sales\\, North\n' +
        'TEL;TYPE=WORK,VOICE,MSG:+1 905 555 1234\nNOTE;ENCODING=8BIT:Überall\nEND:VCARD\n',
    );
    expect(contact.organisations).toEqual([{ name: 'Works; Inc.', units: ['Sales, North'] }]);
    expect(contact.addresses[0]).toMatchObject({
      street: '1 Main St, Floor 2',
      types: ['work'],
      preferred: true,
    });
    expect(contact.phones[0]).toEqual({
      value: '+1 905 555 1234',
      types: ['work', 'voice', 'msg'],
      preferred: false,
    });
    expect(contact.notes).toEqual(['Überall']);
  });

  test('the Mac address book: a bare BASE64 in version 3.0, two spaces before each line, a own label', async () => {
    const { contact, photo } = await readCard(
      '\ufeff' +
        lines(
          'BEGIN:VCARD',
          'VERSION:3.0',
          'N:Doe;John;Richter,James;Mr.;Sr.',
          'FN:Mr. John Doe Sr.',
          'ORG:IBM;',
          'item1.TEL:905-222-1234',
          'item1.X-ABLabel:Boat',
          'item2.X-ABDATE;type=pref:1975-03-01',
          'item2.X-ABLabel:_$!<Anniversary>!$_',
          `PHOTO;BASE64:\r\n  ${pngLines.join('\r\n  ')}`,
          'X-ABShowAs:COMPANY',
          'END:VCARD',
        ),
    );
    expect(contact.fullName).toBe('Mr. John Doe Sr.');
    expect(contact.organisations).toEqual([{ name: 'IBM', units: [] }]);
    expect(contact.phones).toEqual([{ value: '905-222-1234', types: [], preferred: false, label: 'Boat' }]);
    expect(contact.dates).toEqual([{ value: '1975-03-01', label: 'Anniversary' }]);
    expect(png.equals(photo?.bytes ?? new Uint8Array())).toBe(true);
    expect(contact.extra).toEqual([{ name: 'X-ABSHOWAS', params: [], value: 'COMPANY' }]);
  });

  test('Outlook in windows-1252: undeclared bytes, a label over soft breaks, a photo in an indented block', async () => {
    const { contact, photo, remarks } = await readCard(
      latin1(
        lines(
          'BEGIN:VCARD',
          'VERSION:2.1',
          'X-MS-SIGNATURE:YES',
          'N;LANGUAGE=de:M\xfcller;J\xf6rg;;Dr.;',
          'FN:Dr. J\xf6rg M\xfcller',
          'ORG:M\xfcller, S\xf6hne & Co;Einkauf',
          'NOTE;ENCODING=QUOTED-PRINTABLE:Preis 5 =80=0D=0A=',
          ' und mehr',
          'ADR;WORK;PREF:;;Hauptstra\xdfe 1;K\xf6ln;;50667;Deutschland',
          'LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:Hauptstra=DFe 1=0D=0A=',
          'K=F6ln 50667',
          `PHOTO;TYPE=PNG;ENCODING=BASE64:\r\n ${pngLines.join('\r\n ')}`,
          '',
          'X-MS-OL-DESIGN;CHARSET=utf-8:<card xmlns="http://schemas.example/"><fld name="a:b"/></card>',
          'END:VCARD',
        ),
      ),
    );
    expect(contact.name).toEqual({
      family: 'Müller',
      given: 'Jörg',
      additional: '',
      prefix: 'Dr.',
      suffix: '',
    });
    expect(contact.organisations).toEqual([{ name: 'Müller, Söhne & Co', units: ['Einkauf'] }]);
    expect(contact.notes).toEqual(['Preis 5 €\n und mehr']);
    expect(contact.addresses[0]).toMatchObject({
      street: 'Hauptstraße 1',
      locality: 'Köln',
      preferred: true,
    });
    expect(contact.extra.map((property) => property.value)).toEqual([
      'YES',
      // What is only kept is kept as a value of version 4.0: a newline is written `\n`.
      String.raw`Hauptstraße 1\nKöln 50667`,
      '<card xmlns="http://schemas.example/"><fld name="a:b"/></card>',
    ]);
    expect(png.equals(photo?.bytes ?? new Uint8Array())).toBe(true);
    expect(remarks).toEqual([]);
  });

  test('iPhone: custom labels, a related name, a social profile kept', async () => {
    const { contact } = await readCard(
      lines(
        'BEGIN:VCARD',
        'VERSION:3.0',
        'N:Müller;Özlem;;;',
        'FN:Özlem Müller',
        'item1.ADR;type=HOME;type=pref:;;12 Rue X\\nÉtage 3;Paris;;75001;France',
        'item1.X-ABADR:fr',
        'item2.EMAIL;type=INTERNET:o@example.fr',
        'item2.X-ABLabel:Ferienhaus',
        'item3.X-ABRELATEDNAMES;type=pref:Ali',
        'item3.X-ABLabel:_$!<Brother>!$_',
        'X-SOCIALPROFILE;type=twitter;x-user=oez:http\\://twitter.com/oez',
        'item4.X-CUSTOM:kept',
        'item4.X-ABLabel:My label',
        'END:VCARD',
      ),
    );
    expect(contact.addresses[0]).toMatchObject({
      street: '12 Rue X\nÉtage 3',
      country: 'France',
      preferred: true,
    });
    expect(contact.emails).toEqual([
      { value: 'o@example.fr', types: [], preferred: false, label: 'Ferienhaus' },
    ]);
    expect(contact.relations).toEqual([{ value: 'Ali', label: 'Brother' }]);
    expect(contact.extra.map(({ group, name, value }) => [group, name, value])).toEqual([
      ['item1', 'X-ABADR', 'fr'],
      [undefined, 'X-SOCIALPROFILE', 'http\\://twitter.com/oez'],
      ['item4', 'X-CUSTOM', 'kept'],
      ['item4', 'X-ABLABEL', 'My label'],
    ]);
  });

  test('Nokia: a base64 block without indentation or empty line, and old carriage returns alone', async () => {
    const { contact, photo } = await readCard(
      [
        'BEGIN:VCARD',
        'VERSION:2.1',
        'N:Virtanen;Aino',
        'TEL;VOICE;CELL:+358 40 1234567',
        `PHOTO;ENCODING=BASE64;PNG:${pngLines[0]}`,
        ...pngLines.slice(1),
        'EMAIL:aino@example.fi',
        'END:VCARD',
        '',
      ].join('\r'),
    );
    expect(contact.name).toMatchObject({ family: 'Virtanen', given: 'Aino' });
    expect(contact.phones[0]).toEqual({
      value: '+358 40 1234567',
      types: ['voice', 'cell'],
      preferred: false,
    });
    expect(contact.emails[0]?.value).toBe('aino@example.fi');
    expect(png.equals(photo?.bytes ?? new Uint8Array())).toBe(true);
  });

  test('an old Japanese phone: Shift_JIS, raw and quoted-printable', async () => {
    // 表 ends in the byte of a backslash, ソ too.
    const { contact } = await readCard(
      Buffer.concat([
        Buffer.from('BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=SHIFT_JIS:'),
        Buffer.from([0x95, 0x5c, 0x3b, 0x83, 0x5c]),
        Buffer.from('\r\nNOTE;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=93=8C=8B=9E\r\nEND:VCARD\r\n'),
      ]),
    );
    expect(contact.name).toMatchObject({ family: '表', given: 'ソ' });
    expect(contact.notes).toEqual(['東京']);
  });

  test('version 4.0: escapes of parameters, lists of types in quotes, a photo as data address', async () => {
    const { contact, photo } = await readCard(
      lines(
        'BEGIN:VCARD',
        'VERSION:4.0',
        'FN:Zoë',
        'NICKNAME:Zo,The\\, Boss',
        'ADR;LABEL="12 Rue X^nParis ^\'centre^\' ^^";TYPE=home:;;12 Rue X;Paris;;;',
        'EMAIL;TYPE="home,work";PREF=1:mailto:zoe@example.com',
        `PHOTO:data:image/png;base64,${pngLines.join('\r\n ')}`,
        'RELATED;TYPE=friend;VALUE=text:Ann',
        'END:VCARD',
      ),
    );
    expect(contact.nicknames).toEqual(['Zo', 'The, Boss']);
    expect(contact.addresses[0]?.formatted).toBe('12 Rue X\nParis "centre" ^');
    expect(contact.emails).toEqual([{ value: 'zoe@example.com', types: ['home', 'work'], preferred: true }]);
    expect(contact.relations).toEqual([{ value: 'Ann', label: 'friend' }]);
    expect(photo?.mediaType).toBe('image/png');
    expect(png.equals(photo?.bytes ?? new Uint8Array())).toBe(true);
  });
});

test.describe('a file', () => {
  const two =
    'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ægir 😀\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Björk\r\nEND:VCARD\r\n';
  const utf16 = (text: string, swap: boolean): Uint8Array => {
    const bytes = Buffer.from(text, 'utf16le');
    return new Uint8Array(swap ? bytes.swap16() : bytes);
  };
  for (const [name, bytes] of [
    ['UTF-16 little endian with a mark', utf16(`\ufeff${two}`, false)],
    ['UTF-16 big endian with a mark', utf16(`\ufeff${two}`, true)],
    ['UTF-16 little endian without a mark', utf16(two, false)],
    ['UTF-16 big endian without a mark', utf16(two, true)],
    [
      'UTF-8 with a mark, joined with another such',
      new TextEncoder().encode(`\ufeff${two.replace(/\nBEGIN/, '\n\ufeffBEGIN')}`),
    ],
    ['UTF-8 whose cards stick together', new TextEncoder().encode(two.replace('\r\nBEGIN', 'BEGIN'))],
  ] as const) {
    test(`in ${name} is read`, async () => {
      expect((await readCards(bytes)).map((card) => card.contact.fullName)).toEqual(['Ægir 😀', 'Björk']);
    });
  }
});
