import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import { RadioListElement } from '../../components/radio-list/radio-list.ts';
import '../../src/erase/erase-age.ts';
import type { EraseAgeElement } from '../../src/erase/erase-age.ts';
import type { EraseDesk } from '../../src/eraser/erase-desk.ts';
import type { ScopePart } from '../../src/eraser/scope.ts';
import { messages } from '../../src/i18n/messages.ts';
import { collect, inside, itIsAccessible } from '../components/themed.ts';

const words = messages.erase;
const dayMs = 86_400_000;
const now = 1_700_000_000_000;
const contacts: readonly ScopePart[] = [{ bucket: 'driver-a', category: 'contacts' }];
const media: readonly ScopePart[] = [{ bucket: 'driver-a', category: 'media' }];

/** A desk that counts by a table: days to records; what is missing cannot be counted. */
function desk(table: Readonly<Record<number, number>>, isClockTrusted = true): EraseDesk {
  return {
    isClockTrusted,
    daysAgo: (days: number) => now - days * dayMs,
    countOlder: (_parts: readonly ScopePart[], before: number) =>
      Promise.resolve(table[(now - before) / dayMs]),
  } as unknown as EraseDesk;
}

const template = (from: EraseDesk) => html`<gb-erase-age .desk=${from} .parts=${contacts}></gb-erase-age>`;
const details = (element: EraseAgeElement): readonly (string | undefined)[] =>
  inside(element, 'gb-radio-list', RadioListElement).options.map(({ detail }) => detail);

async function counted(from: EraseDesk): Promise<EraseAgeElement> {
  const element = await fixture<EraseAgeElement>(template(from));
  await waitUntil(() => details(element)[3] !== '', 'all ages are counted');
  return element;
}

describe('gb-erase-age', () => {
  itIsAccessible({
    'with its counts': () => template(desk({ 30: 2, 90: 1, 365: 0 })),
    'by a clock that may be wrong': () => template(desk({}, false)),
  });

  it('says how much each age would take, and where nobody can count', async () => {
    const element = await counted(desk({ 30: 2, 90: 1 }));
    expect(details(element)).to.deep.equal(['', words.aged(2), words.aged(1), words.agedUnknown]);
  });

  it('tells of a choice together with what is counted by then', async () => {
    const element = await counted(desk({ 30: 2, 90: 1, 365: 0 }));
    const told = collect(element, 'age-chosen');
    inside(element, 'gb-radio-list').dispatchEvent(new OptionChosenEvent('d90'));
    expect(told.map(({ age, counts }) => [age, counts])).to.deep.equal([
      ['d90', { d30: 2, d90: 1, d365: 0 }],
    ]);
    inside(element, 'gb-radio-list').dispatchEvent(new OptionChosenEvent('d5000'));
    expect(told).to.have.length(1);
  });

  it('forgets a count that another choice has overtaken', async () => {
    let answer: (count: number) => void = () => {};
    const slow = new Promise<number>((resolve) => {
      answer = resolve;
    });
    const from = {
      isClockTrusted: true,
      daysAgo: (days: number) => now - days * dayMs,
      countOlder: (parts: readonly ScopePart[]) => (parts === contacts ? slow : Promise.resolve(7)),
    } as unknown as EraseDesk;
    const element = await fixture<EraseAgeElement>(template(from));
    element.parts = media;
    await waitUntil(() => details(element)[3] !== '', 'all ages are counted');
    answer(1_000);
    // Long enough for every count that could still come.
    await aTimeout(20);
    expect(details(element)).to.deep.equal(['', words.aged(7), words.aged(7), words.aged(7)]);
  });

  it('says that ages may be wrong when the clock is not trusted, and only then', async () => {
    const doubtful = await counted(desk({}, false));
    expect(inside(doubtful, 'gb-notice').getAttribute('text')).to.equal(words.ageDoubtful);
    const sure = await counted(desk({}));
    expect(sure.shadowRoot?.querySelector('gb-notice')).to.equal(null);
  });
});
