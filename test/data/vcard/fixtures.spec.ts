import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { readAll, cardsOf, type CardEvent } from './read-all.ts';

/*
 * Every expectation was written from looking at the file. Lengths and hashes of photos and keys come from Python's
 * base64 module; the repeated letters were counted in the file as "=C3=91" and "=20".
 */
const folder = new URL('../../../../shared/fixtures/vcard/', import.meta.url);

async function read(name: string): Promise<CardEvent[]> {
  const events = await readAll(new Uint8Array(readFileSync(new URL(name, folder))));
  expect(events.at(-1)).toEqual({ kind: 'end' });
  const cards = cardsOf(events);
  expect(events.length).toBe(cards.length + 1);
  return cards;
}

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const kinds = (...types: string[]) => ({ types, preferred: false });
const preferredKinds = (...types: string[]) => ({ types, preferred: true });
const noAddress = {
  ...{ postOfficeBox: '', extended: '', street: '', locality: '', region: '', postalCode: '', country: '' },
};
const vcard = (version: '2.1' | '3.0' | '4.0') => ({ format: 'vcard', version });
const nothingElse = {
  ...{ nicknames: [], organisations: [], titles: [], roles: [], phones: [], emails: [], addresses: [] },
  ...{ urls: [], notes: [], dates: [], relations: [], extra: [] },
};

test.describe('sample cards of phones and programs', () => {
  test.skip(!existsSync(folder), 'skipped: ../shared/fixtures/vcard is not there');

  test('Android: six cards, quoted-printable over several lines, a photo', async () => {
    const cards = await read('John_Doe_ANDROID.vcf');
    const categories = [{ name: 'CATEGORIES', params: [], value: 'My Contacts' }];
    const common = { ...nothingElse, extra: categories, source: vcard('2.1') };
    expect(cards.map((card) => card.line)).toEqual([1, 6, 11, 18, 36, 71]);
    const [first, second, third, fourth, fifth, sixth] = cards;

    expect(first?.contact).toEqual({
      ...common,
      emails: [{ value: 'john.doe@company.com', ...preferredKinds() }],
    });
    expect(second?.contact).toEqual({
      ...common,
      emails: [{ value: 'jane.doe@company.com', ...preferredKinds() }],
    });
    expect(third?.contact).toEqual({
      ...common,
      fullName: 'Ñ Ñ Ñ Ñ Ñ ',
      name: { family: 'Ñ Ñ Ñ Ñ ', given: '', additional: '', prefix: '', suffix: '' },
      phones: [{ value: '123456789', ...preferredKinds('cell') }],
    });
    const note = `${'Ñ '.repeat(7)}ÑÑ ${'Ñ '.repeat(6)}ÑÑ ${'Ñ '.repeat(4)}`;
    expect(note.match(/Ñ/g)).toHaveLength(21);
    expect(fourth?.contact).toEqual({
      ...common,
      fullName: 'Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ',
      name: { family: 'Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ', given: '', additional: '', prefix: '', suffix: '' },
      phones: [
        { value: '123456', ...preferredKinds('cell') },
        { value: '234567', ...kinds('home') },
        { value: '3456789', ...kinds('cell') },
        { value: '45678901', ...kinds('home') },
      ],
      notes: [note, note],
    });
    expect(fifth?.contact).toEqual({
      ...common,
      fullName: 'Ñ Ñ Ñ Ñ ',
      name: { family: 'Ñ Ñ ', given: 'Ñ Ñ Ñ ', additional: '', prefix: '', suffix: '' },
      phones: [
        { value: '123456', ...preferredKinds('cell') },
        { value: '123456', ...kinds('work') },
        { value: '123456', ...kinds('work', 'fax') },
      ],
      emails: [
        { value: 'bob@company.com', ...preferredKinds('work') },
        { value: 'Ñ'.repeat(14), ...preferredKinds() },
      ],
      organisations: [
        { name: 'Ñ'.repeat(12), units: [] },
        { name: 'Ñ'.repeat(12), units: [] },
      ],
      urls: [
        { value: 'www.company.com', ...kinds() },
        { value: 'http://www.company.com', ...kinds() },
      ],
      extra: [],
    });
    expect(fifth?.photo?.mediaType).toBe('image/jpeg');
    expect(fifth?.photo?.bytes.length).toBe(876);
    expect(sha256(fifth?.photo?.bytes ?? '')).toBe(
      '96afc82c812dcdca0824a231ed2e1db9705145728018a31163a80290a02709ea',
    );
    expect(sixth?.contact).toEqual({
      ...common,
      fullName: 'ÑÑÑÑ',
      name: { family: 'ÑÑÑÑ', given: '', additional: '', prefix: '', suffix: '' },
      phones: [{ value: '55556666', ...preferredKinds('cell') }],
      emails: [{ value: 'henry@company.com', ...preferredKinds() }],
      organisations: [
        { name: 'Ñ'.repeat(44), units: [] },
        { name: `${'Ñ'.repeat(44)}\ufffd`, units: [] },
        { name: 'Ñ'.repeat(44), units: [] },
      ],
    });
    // The second ORG ends in the byte 80, which no UTF-8 letter is made of alone.
    expect(cards.flatMap((card) => card.remarks)).toEqual([
      { number: 6, line: 82, property: 'ORG', reason: 'wrong-charset' },
    ]);
    expect(cards.filter((card) => card.photo)).toHaveLength(1);
  });

  test('Gmail: groups with labels, escapes, a long folded note', async () => {
    const [card, ...others] = await read('John_Doe_GMAIL.vcf');
    expect(others).toEqual([]);
    expect(card?.remarks).toEqual([]);
    expect(card?.photo).toBeUndefined();
    expect(card?.contact).toEqual({
      ...nothingElse,
      fullName: 'Mr. John Richter, James Doe Sr.',
      name: { family: 'Doe', given: 'John', additional: 'Richter, James', prefix: 'Mr.', suffix: 'Sr.' },
      emails: [{ value: 'john.doe@ibm.com', ...kinds('home') }],
      phones: [
        { value: '905-555-1234', ...kinds('cell') },
        { value: '905-666-1234', ...kinds('home') },
      ],
      addresses: [
        {
          ...noAddress,
          extended:
            'Crescent moon drive\n555-asd\nNice Area, Albaney, New York 12345\nUnited States of America',
          ...kinds('home'),
        },
      ],
      organisations: [{ name: 'IBM', units: [] }],
      titles: ['Money Counter'],
      birthday: '1980-03-22',
      urls: [{ value: 'http://www.ibm.com', ...kinds('work') }],
      dates: [{ value: '1975-03-01', label: 'Anniversary' }],
      relations: [{ value: 'Jenny', label: 'Spouse' }],
      notes: [
        'THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED ' +
          'WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A ' +
          'PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ' +
          'ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT ' +
          'LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS ' +
          'INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR ' +
          'TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ' +
          'ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.\nFavotire Color: Blue',
      ],
      extra: [
        { name: 'X-PHONETIC-FIRST-NAME', params: [], value: 'Jon' },
        { name: 'X-PHONETIC-LAST-NAME', params: [], value: 'Dow' },
      ],
      source: vcard('3.0'),
    });
  });

  test('iPhone: two carriage returns at every line end, grouped labels, a photo of 32,531 bytes', async () => {
    const [card, ...others] = await read('John_Doe_IPHONE.vcf');
    expect(others).toEqual([]);
    expect(card?.remarks).toEqual([]);
    expect(card?.contact).toEqual({
      ...nothingElse,
      fullName: 'Mr. John Richter James Doe Sr.',
      name: { family: 'Doe', given: 'John', additional: 'Richter,James', prefix: 'Mr.', suffix: 'Sr.' },
      nicknames: ['Johny'],
      organisations: [{ name: 'IBM', units: ['Accounting'] }],
      titles: ['Money Counter'],
      emails: [{ value: 'john.doe@ibm.com', ...preferredKinds() }],
      phones: [
        { value: '905-555-1234', ...preferredKinds('cell', 'voice') },
        { value: '905-666-1234', ...kinds('home', 'voice') },
        { value: '905-777-1234', ...kinds('work', 'voice') },
        { value: '905-888-1234', ...kinds('home', 'fax') },
        { value: '905-999-1234', ...kinds('work', 'fax') },
        { value: '905-111-1234', ...kinds('pager') },
        { value: '905-222-1234', ...kinds(), label: 'AssistantPhone' },
      ],
      addresses: [
        {
          ...noAddress,
          ...{ street: 'Silicon Alley 5,', locality: 'New York', region: 'New York', postalCode: '12345' },
          ...{ country: 'United States of America', ...preferredKinds('home') },
        },
        {
          ...noAddress,
          ...{ street: 'Street4\nBuilding 6\nFloor 8', locality: 'New York', postalCode: '12345' },
          ...{ country: 'USA', ...kinds('work') },
        },
      ],
      urls: [{ value: 'http://www.ibm.com', ...preferredKinds(), label: 'HomePage' }],
      birthday: '2012-06-06',
      extra: [
        { group: 'item3', name: 'X-ABADR', params: [], value: 'Silicon Alley' },
        {
          ...{ group: 'item4', name: 'X-ABADR', params: [] },
          value: String.raw`Street 4, Building 6,\n Floor 8\nNew York\nUSA`,
        },
      ],
      source: vcard('3.0'),
    });
    expect(card?.photo?.mediaType).toBe('image/jpeg');
    expect(card?.photo?.bytes.length).toBe(32_531);
    expect(sha256(card?.photo?.bytes ?? '')).toBe(
      'e01af63d0602d72a78c324e4c2ca35db8df8486f4857c8f18a4e12251e420e28',
    );
  });

  test('Gmail list: three cards, the last without a carriage return', async () => {
    const cards = await read('gmail-list.vcf');
    const person = (given: string, family: string, email: string) => ({
      ...nothingElse,
      fullName: `${given} ${family}`,
      name: { family, given, additional: '', prefix: '', suffix: '' },
      emails: [{ value: email, ...kinds() }],
      source: vcard('3.0'),
    });
    expect(cards.map((card) => card.contact)).toEqual([
      person('Arnold', 'Smith', 'asmithk@gmail.com'),
      person('Chris', 'Beatle', 'chrisy55d@yahoo.com'),
      person('Doug', 'White', 'dwhite@gmail.com'),
    ]);
    expect(cards.map((card) => [card.number, card.line])).toEqual([
      [1, 1],
      [2, 7],
      [3, 13],
    ]);
  });

  test('Outlook 2003: unescaped commas, quoted-printable lines, a key in a base64 block', async () => {
    const [card, ...others] = await read('outlook-2003.vcf');
    expect(others).toEqual([]);
    expect(card?.remarks).toEqual([]);
    const { extra, ...contact } = card?.contact ?? { extra: [] };
    expect(contact).toEqual({
      ...nothingElse,
      extra: undefined,
      fullName: 'John Doe III',
      name: { family: 'Doe', given: 'John', additional: '', prefix: 'Mr.', suffix: 'III' },
      nicknames: ['Joey'],
      organisations: [{ name: 'Company, The', units: ['TheDepartment'] }],
      titles: ['The Job Title'],
      roles: ['TheProfession'],
      notes: ['This is the note field!!\nSecond line\n\nThird line is empty\n'],
      phones: [
        { value: 'BusinessPhone', ...kinds('work', 'voice') },
        { value: 'HomePhone', ...kinds('home', 'voice') },
        { value: 'MobilePhone', ...kinds('cell', 'voice') },
        { value: 'BusinessFaxPhone', ...kinds('work', 'fax') },
      ],
      addresses: [
        {
          ...{ ...noAddress, extended: 'TheOffice', street: '123 Main St', locality: 'Austin', region: 'TX' },
          ...{ postalCode: '12345', country: 'United States of America', ...kinds('work') },
        },
      ],
      urls: [{ value: 'http://web-page-address.com', ...kinds('work') }],
      birthday: '19800321',
      emails: [{ value: 'jdoe@hotmail.com', ...preferredKinds() }],
      source: vcard('2.1'),
    });
    expect(extra.map((property) => property.name)).toEqual(['LABEL', 'KEY', 'FBURL', 'REV']);
    expect(extra[0]).toEqual({
      ...{ name: 'LABEL', params: [{ name: 'TYPE', value: 'WORK' }] },
      value: 'TheOffice\\n123 Main St\\nAustin, TX 12345\\nUnited States of America',
    });
    const key = Buffer.from(extra[1]?.value ?? '', 'base64');
    expect(key.length).toBe(805);
    expect(sha256(key)).toBe('ec6a6b156b3062fa99499d1e1515cf6c5048af17945748396bd2ecf12b8de22c');
    expect(extra[3]?.value).toBe('20121012T210525Z');
  });

  test('the example of RFC 6350: telephone addresses with an extension, a folded address', async () => {
    const [card, ...others] = await read('rfc6350-example.vcf');
    expect(others).toEqual([]);
    expect(card?.remarks).toEqual([]);
    expect(card?.contact).toEqual({
      ...nothingElse,
      fullName: 'Simon Perreault',
      name: { family: 'Perreault', given: 'Simon', additional: '', prefix: '', suffix: 'ing. jr,M.Sc.' },
      birthday: '--0203',
      dates: [{ value: '20090808T1430-0500', label: 'anniversary' }],
      organisations: [{ name: 'Viagenie', units: [] }],
      addresses: [
        {
          ...{
            ...noAddress,
            extended: 'Suite D2-630',
            street: '2875 Laurier',
            locality: 'Quebec',
            region: 'QC',
          },
          ...{ postalCode: 'G1V 2M2', country: 'Canada', ...kinds('work') },
        },
      ],
      phones: [
        { value: '+1-418-656-9254', extension: '102', ...preferredKinds('work', 'voice') },
        { value: '+1-418-262-6501', ...kinds('work', 'cell', 'voice', 'video', 'text') },
      ],
      emails: [{ value: 'simon.perreault@viagenie.ca', ...kinds('work') }],
      urls: [{ value: 'http://nomis80.org', ...kinds('home') }],
      extra: [
        { name: 'GENDER', params: [], value: 'M' },
        { name: 'LANG', params: [{ name: 'PREF', value: '1' }], value: 'fr' },
        { name: 'LANG', params: [{ name: 'PREF', value: '2' }], value: 'en' },
        { name: 'GEO', params: [{ name: 'TYPE', value: 'work' }], value: 'geo:46.772673,-71.282945' },
        {
          name: 'KEY',
          params: [
            { name: 'TYPE', value: 'work' },
            { name: 'VALUE', value: 'uri' },
          ],
          value: 'http://www.viagenie.ca/simon.perreault/simon.asc',
        },
        { name: 'TZ', params: [], value: '-0500' },
      ],
      source: vcard('4.0'),
    });
  });
});
