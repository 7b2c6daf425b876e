import { expect, fixture, html } from '@open-wc/testing';
import { ChoiceMemory } from '../../src/choices/choice-memory.ts';
import { ChoicesStore } from '../../src/choices/choices-store.ts';
import { ButtonElement } from '../../components/button/button.ts';
import { RadioListElement } from '../../components/radio-list/radio-list.ts';
import { RowElement } from '../../components/row/row.ts';
import { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import { TextFieldElement } from '../../components/text-field/text-field.ts';
import { FirstRun, firstRunSteps } from '../../src/first-run/first-run.ts';
import '../../src/first-run/first-run-page.ts';
import type { FirstRunPageElement } from '../../src/first-run/first-run-page.ts';
import { FirstRunSharingElement } from '../../src/first-run/first-run-sharing.ts';
import { languageNames, languages, messages } from '../../src/i18n/messages.ts';
import type { DrivingState } from '../../src/restriction/driving-state.ts';
import type { RestrictionSource } from '../../src/restriction/restriction-monitor.ts';
import { restrictionsFor } from '../../src/restriction/restrictions.ts';
import { inside, itIsAccessible } from '../components/themed.ts';
import { makeCar, noRules } from '../platform/emulator/fixture.ts';
import { loadMakerNl } from '../pack/maker-nl.ts';
import { cardStand } from './card-stand.ts';
import type { CardStand } from './card-stand.ts';

const pack = await loadMakerNl();
const words = messages.firstRun;

/** A monitor whose state a test sets; nobody is told, the page is drawn anew by hand. */
function monitorIn(state: DrivingState): RestrictionSource & { state: DrivingState } {
  return {
    state,
    get current() {
      return restrictionsFor(this.state);
    },
    check() {
      return this.current;
    },
    subscribe: () => undefined,
  };
}

function runAt(step: (typeof firstRunSteps)[number], stand: CardStand): FirstRun {
  const run = new FirstRun(stand.store);
  void (async () => {
    while (run.step !== step) await run.next();
  })();
  return run;
}

const template = (run: FirstRun, monitor: RestrictionSource = monitorIn('parked')) =>
  html`<gb-first-run-page
    .firstRun=${run}
    .pack=${pack}
    .monitor=${monitor}
    .language=${'en' as const}
  ></gb-first-run-page>`;

async function make(step: (typeof firstRunSteps)[number], state: DrivingState = 'parked') {
  const stand = cardStand();
  const monitor = monitorIn(state);
  const run = new FirstRun(stand.store);
  while (run.step !== step) await run.next();
  const page = await fixture<FirstRunPageElement>(template(run, monitor));
  return { stand, run, monitor, page };
}

const press = async (page: FirstRunPageElement, name: string): Promise<void> => {
  inside(page, `gb-button.${name}`, ButtonElement).click();
  await page.updateComplete;
};

describe('gb-first-run-page', () => {
  itIsAccessible({
    ...Object.fromEntries(
      firstRunSteps.map((step) => [`at ${step}`, () => template(runAt(step, cardStand()))]),
    ),
    'while driving': () => template(runAt('language', cardStand()), monitorIn('moving')),
  });

  it('offers the languages that exist, in their own words, with the present one chosen', async () => {
    const { page } = await make('language');
    const list = inside(page, 'gb-radio-list', RadioListElement);
    expect(list.options.map(({ value, heading, lang }) => [value, heading, lang])).to.deep.equal(
      languages.map((language) => [language, languageNames[language], language]),
    );
    expect(list.value).to.equal('en');
  });

  it('keeps the chosen language on the driver card', async () => {
    const { page, stand } = await make('language');
    inside(page, 'gb-radio-list').dispatchEvent(new OptionChosenEvent('nl'));
    await page.updateComplete;
    expect(stand.store.card.language).to.equal('nl');
  });

  it('can be skipped at each step with one tap', async () => {
    for (const step of firstRunSteps.slice(0, -1)) {
      const { page, run } = await make(step);
      await press(page, 'skip');
      expect(run.isDue, step).to.equal(false);
    }
  });

  it('says which step it is, and lets nobody go back from the first', async () => {
    const { page } = await make('language');
    const back = (): Element | null | undefined => page.shadowRoot?.querySelector('gb-button.back');
    expect(inside(page, '[role=status]').textContent).to.equal('Step 1 of 4: Language');
    expect(back()).to.equal(null);
    await press(page, 'next');
    await page.updateComplete;
    expect(inside(page, '[role=status]').textContent).to.contain('Step 2 of 4');
    expect(back()).not.to.equal(null);
  });

  it('hands the focus on when the control that had it is gone', async () => {
    const { page } = await make('sharing');
    inside(page, 'gb-button.back', ButtonElement).focus();
    await press(page, 'back');
    await page.updateComplete;
    expect(page.shadowRoot?.activeElement).to.equal(inside(page, 'gb-button.next'));
  });

  it('waits while driving: what is there stays, nothing changes, skipping works', async () => {
    const { page, run, monitor } = await make('name');
    run.type('Ann');
    monitor.state = 'moving';
    page.requestUpdate();
    await page.updateComplete;
    expect(inside(page, 'gb-button.next', ButtonElement).blockedReason).to.equal(words.waits.moving);
    expect(inside(page, 'gb-text-field', TextFieldElement)).to.include({
      value: 'Ann',
      blockedReason: words.keyboardWaits.moving,
    });
    expect(page.shadowRoot?.querySelector('gb-notice')?.text).to.equal(words.waits.moving);
    await press(page, 'next');
    expect(run.step).to.equal('name');
    await press(page, 'skip');
    expect(run.isDue).to.equal(false);
  });

  it('lets its last step, which asks nothing, be left while driving', async () => {
    const { page, run } = await make('ready', 'moving');
    expect(page.shadowRoot?.querySelector('gb-notice')).to.equal(null);
    expect(inside(page, 'gb-button.next', ButtonElement).blockedReason).to.equal('');
    await press(page, 'next');
    expect(run.isDue).to.equal(false);
  });

  it('does nothing that a restriction of this moment forbids, even before it was drawn', async () => {
    const { page, stand, run, monitor } = await make('language');
    monitor.state = 'unknown';
    inside(page, 'gb-radio-list').dispatchEvent(new OptionChosenEvent('nl'));
    await press(page, 'next');
    expect([stand.store.card.language, run.number]).to.deep.equal([undefined, 1]);
  });

  it('says so when something could not be stored', async () => {
    const { page, stand } = await make('name');
    stand.isFull = true;
    await press(page, 'next');
    await page.updateComplete;
    expect(page.shadowRoot?.querySelector('gb-notice')?.text).to.equal(words.notSaved);
  });
});

describe('gb-first-run-sharing', () => {
  it('names what the law locks and what runs until objected to, in the pack’s words, and ticks nothing', async () => {
    const { page } = await make('sharing');
    const sharing = inside(page, 'gb-first-run-sharing', FirstRunSharingElement);
    await sharing.updateComplete;
    const of = (control: string) => pack.services.filter((service) => service.control === control);
    const locked = [...(sharing.shadowRoot?.querySelectorAll('gb-row[kind=locked]') ?? [])];
    expect(locked.map((row) => row instanceof RowElement && row.heading)).to.deep.equal(
      of('locked-on').map(({ id }) => pack.texts.services[id]?.name),
    );
    const objections = [...(sharing.shadowRoot?.querySelectorAll('gb-setting-row') ?? [])];
    expect(objections.map(({ texts }) => texts.title)).to.deep.equal(
      of('objection').map(({ id }) => pack.texts.services[id]?.name),
    );
    const optional = ['switch', 'consent', 'per-phone'].flatMap(of).length;
    expect(inside(sharing, 'gb-row:not([kind=locked])', RowElement).detail).to.equal(
      words.optionalOffDetail(optional),
    );
  });

  it('does not call off what is still on, in the car or by choice, after the driver card alone was erased', async () => {
    const end = new AbortController();
    const { car, scheduler } = makeCar({ responsiveness: 'prompt', catalogue: pack });
    const ports = car.ports(end.signal, () => undefined);
    const choices = new ChoicesStore({
      ...ports,
      memory: new ChoiceMemory({ network: true, location: true }, pack.services, undefined),
      driver: 'driver-1',
      rules: noRules,
      mayWiden: () => true,
      switches: ['network', 'location'],
      signal: end.signal,
    });
    const sharing = await fixture<FirstRunSharingElement>(
      html`<gb-first-run-sharing
        .pack=${pack}
        .choices=${choices}
        .monitor=${monitorIn('parked')}
      ></gb-first-run-sharing>`,
    );
    const row = () => inside(sharing, 'gb-row:not([kind=locked])', RowElement);
    expect([row().heading, row().detail]).to.deep.equal([words.someOn, words.someOnDetail(0, true)]);
    car.set('Vehicle.Private.Glovebox.Location.IsSharingAllowed', false);
    void choices.request('location', false);
    scheduler.advance(2_000);
    await sharing.updateComplete;
    expect(row().heading).to.equal(words.optionalOff);
    end.abort();
  });
});
