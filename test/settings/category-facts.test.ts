import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { SwitchElement } from '../../components/switch/switch.ts';
import type { RowElement } from '../../components/row/row.ts';
import type { SetAsideProblem } from '../../src/choices/choices-store.ts';
import { messages } from '../../src/i18n/messages.ts';
import type { VehiclePack } from '../../src/pack/load-pack.ts';
import { parsePack, parseTexts } from '../../src/pack/parse-pack.ts';
import '../../src/settings/category-facts.ts';
import type { CategoryFactsElement } from '../../src/settings/category-facts.ts';
import { inside, itIsAccessible } from '../components/themed.ts';
import { StatedCar } from '../data/stated-car.ts';

const words = messages.facts;

async function loadPack(): Promise<VehiclePack> {
  const read = async (name: string): Promise<unknown> =>
    (await fetch(new URL(`../../public/packs/maker-nl/${name}`, import.meta.url))).json();
  const pack = parsePack(await read('pack.json'));
  if (!pack.ok) throw new Error('pack');
  const texts = parseTexts(await read('en.json'), pack.value, 'en');
  if (!texts.ok) throw new Error('texts');
  return { ...pack.value, texts: texts.value } as unknown as VehiclePack;
}
const pack = await loadPack();

/** Choices that remember one category. */
class Choices {
  aside = false;
  /** Another category that is set aside. */
  other = '';
  answer: SetAsideProblem | undefined;
  readonly #listeners = new Set<() => void>();
  readonly applied = undefined;

  isSetAside(category: string): boolean {
    return category === this.other || (this.aside && this.other === '');
  }
  setAside(): Promise<SetAsideProblem | undefined> {
    return this.#become(true);
  }
  release(): Promise<SetAsideProblem | undefined> {
    return this.#become(false);
  }
  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }
  #become(aside: boolean): Promise<SetAsideProblem | undefined> {
    if (this.answer === undefined) this.aside = aside;
    for (const listener of this.#listeners) listener();
    return Promise.resolve(this.answer);
  }
}

const signals = { snapshot: () => new Map(), subscribe: () => undefined };
const template = (category: string, choices: Choices = new Choices(), car = new StatedCar()) =>
  html`<gb-category-facts
    category=${category}
    .pack=${pack}
    .choices=${choices}
    .signals=${signals}
    .monitor=${car}
  ></gb-category-facts>`;

const rows = (element: CategoryFactsElement): readonly RowElement[] => [
  ...element.renderRoot.querySelectorAll('gb-row'),
];
const detailOf = (element: CategoryFactsElement, heading: string): string =>
  rows(element).find((row) => row.heading === heading)?.detail ?? 'no such row';
const flip = (element: CategoryFactsElement): void =>
  inside(inside(element, 'gb-switch', SwitchElement), 'input').click();

describe('gb-category-facts', () => {
  itIsAccessible({
    'of a category that services read': () => template('contacts'),
    'of one that is set aside': () => template('contacts', Object.assign(new Choices(), { aside: true })),
    'of one that nobody reads': () => template('trips'),
  });

  it('says where it is kept, for how long, and who may not see it', async () => {
    const contacts = await fixture<CategoryFactsElement>(template('contacts'));
    expect(detailOf(contacts, words.kept)).to.equal(messages.data.place.both);
    expect(detailOf(contacts, words.whoSees)).to.include(words.nobodyNow);
    const recent = await fixture<CategoryFactsElement>(template('recent-destinations'));
    expect(detailOf(recent, words.howLong)).to.equal(words.days(90));
    expect(detailOf(recent, words.kept)).to.equal(words.keptInCar);
    const trips = await fixture<CategoryFactsElement>(template('trips'));
    expect(detailOf(trips, words.whoSees)).to.equal(words.noService);
    expect(trips.renderRoot.querySelector('gb-switch')).to.equal(null);
  });

  it('sets aside while the car moves, and releases only when it is parked', async () => {
    const choices = new Choices();
    const car = new StatedCar('moving');
    const element = await fixture<CategoryFactsElement>(template('contacts', choices, car));
    flip(element);
    await waitUntil(() => choices.aside, 'it is set aside');
    await element.updateComplete;
    expect(detailOf(element, words.setAside)).to.equal(words.isAside);
    expect(inside(element, 'gb-switch', SwitchElement).blockedReason).to.equal(words.releaseBlocked.moving);
    flip(element);
    expect(choices.aside).to.equal(true);
    car.become('parked');
    await element.updateComplete;
    flip(element);
    await waitUntil(() => !choices.aside, 'it is released');
  });

  it('says what services get in one with it, and that setting that aside closes it too', async () => {
    const recent = await fixture<CategoryFactsElement>(template('recent-destinations'));
    expect(detailOf(recent, words.whoSees)).to.include(words.together('Destinations'));
    expect(detailOf(recent, words.setAside)).to.equal(words.notAside);
    const contacts = await fixture<CategoryFactsElement>(template('contacts'));
    expect(detailOf(contacts, words.whoSees)).not.to.include('in one with');
    const closed = await fixture<CategoryFactsElement>(
      template('recent-destinations', Object.assign(new Choices(), { other: 'destinations' })),
    );
    expect(detailOf(closed, words.setAside)).to.equal(words.asideWith('Destinations'));
    expect(inside(closed, 'gb-switch', SwitchElement).reported).to.equal('off');
  });

  it('leads to erasing it, where that is possible here', async () => {
    const href = (element: CategoryFactsElement): readonly string[] =>
      rows(element).flatMap((row) => (row.kind === 'link' ? [row.href] : []));
    expect(href(await fixture<CategoryFactsElement>(template('trips')))).to.deep.equal(['/erase']);
    expect(href(await fixture<CategoryFactsElement>(template('consents')))).to.deep.equal([]);
  });

  it('says what could not be kept', async () => {
    const choices = Object.assign(new Choices(), { answer: 'not-saved' as const });
    const element = await fixture<CategoryFactsElement>(template('contacts', choices));
    flip(element);
    await waitUntil(() => element.renderRoot.querySelector('gb-notice') !== null, 'it is said');
    expect(inside(element, 'gb-notice').getAttribute('text')).to.equal(words.problems['not-saved']);
  });
});
