import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement } from 'lit';
import { ButtonElement } from '../../components/button/button.ts';
import { CheckboxRowElement } from '../../components/checkbox-row/checkbox-row.ts';
import { deepActiveElement } from '../../components/focus-group/flat-tree.ts';
import { KnobNavigation } from '../../components/focus-group/knob-navigation.ts';
import type { NoticeElement } from '../../components/notice/notice.ts';
import { RadioListElement } from '../../components/radio-list/radio-list.ts';
import { RowElement } from '../../components/row/row.ts';
import { TextFieldElement } from '../../components/text-field/text-field.ts';
import type { TakeAlong } from '../../src/drivers/take-along.ts';
import '../../src/drivers/take-along-page.ts';
import type { TakeAlongPageElement } from '../../src/drivers/take-along-page.ts';
import { messages } from '../../src/i18n/messages.ts';
import { inside, itIsAccessible, rightToLeft } from '../components/themed.ts';
import { StatedCar } from '../data/stated-car.ts';
import { TakeAlongStand, everything, fileName, passphrase, smallCar } from './take-along-stand.ts';

const words = messages.takeAlong;

describe('the take-along page', () => {
  let end: AbortController;
  let car: StatedCar;
  let stand: TakeAlongStand;
  beforeEach(() => {
    end = new AbortController();
    car = new StatedCar();
    stand = new TakeAlongStand(end.signal).fill();
    stand.sticks.plugIn('a');
  });
  afterEach(() => end.abort());

  const screen = (takeAlong: TakeAlong | undefined = stand.takeAlong, monitor = car) =>
    html`<gb-take-along-page .takeAlong=${takeAlong} .monitor=${monitor}></gb-take-along-page>`;

  type Part = 'gb-take-along-export' | 'gb-take-along-import';
  async function at(
    way: 'out' | 'in',
    takeAlong = stand.takeAlong,
  ): Promise<[TakeAlongPageElement, LitElement]> {
    const page = await fixture<TakeAlongPageElement>(screen(takeAlong));
    inside(page, `gb-row[value=${way}]`, RowElement).shadowRoot?.querySelector('button')?.click();
    await page.updateComplete;
    const part: Part = way === 'out' ? 'gb-take-along-export' : 'gb-take-along-import';
    await page.shadowRoot?.querySelector(part)?.updateComplete;
    return [page, inside(page, part, LitElement)];
  }
  async function type(part: HTMLElement, selector: string, text: string): Promise<void> {
    const field = inside(part, selector, TextFieldElement);
    await field.updateComplete;
    const input = field.shadowRoot?.querySelector('input');
    if (!input) throw new Error('no input');
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await field.updateComplete;
  }
  const press = (part: Element, selector: string): void => inside(part, selector, ButtonElement).click();
  const notice = (part: Element): string =>
    part.shadowRoot?.querySelector<NoticeElement>('gb-notice')?.text ?? '';
  const preview = (part: Element): LitElement => inside(part, 'gb-take-along-preview', LitElement);
  async function previewed(): Promise<[TakeAlongStand, LitElement]> {
    await stand.exported(everything);
    const there = new TakeAlongStand(end.signal, {
      functions: smallCar,
      sticks: stand.sticks,
      driverSide: 'RIGHT',
    });
    const [, part] = await at('in', there.takeAlong);
    await waitUntil(
      () => part.shadowRoot?.querySelector('gb-radio-list')?.value === '0',
      'the only file is chosen',
    );
    await type(part, 'gb-text-field', passphrase);
    press(part, '.go');
    await waitUntil(
      () => part.shadowRoot?.querySelector('gb-take-along-preview') !== null,
      'it is previewed',
    );
    await preview(part).updateComplete;
    return [there, part];
  }

  itIsAccessible({
    'at its ways': () => screen(),
    'without storage': () => html`<gb-take-along-page .monitor=${car}></gb-take-along-page>`,
    'while writing out': () =>
      html`<gb-take-along-export .takeAlong=${stand.takeAlong}></gb-take-along-export>`,
    'while driving': () =>
      html`<gb-take-along-export .takeAlong=${stand.takeAlong} blockedReason="Wait"></gb-take-along-export>`,
    'while bringing in': () =>
      html`<gb-take-along-import .takeAlong=${stand.takeAlong}></gb-take-along-import>`,
  });

  it('is accessible when it previews, and when it has stored', async () => {
    const [there, part] = await previewed();
    await expect(part).to.be.accessible();
    press(preview(part), '.go');
    await waitUntil(() => there.takeAlong.importing?.kind === 'stored', 'it is stored');
    await expect(part).to.be.accessible();
  });

  it('writes what was chosen onto the stick, under a passphrase that was typed twice', async () => {
    const [page, part] = await at('out');
    const rows = [...(part.shadowRoot?.querySelectorAll('gb-checkbox-row') ?? [])];
    expect(rows.map(({ value, count, checked }) => [value, count, checked])).to.deep.equal([
      ['card', '', true],
      ['destinations', '2', false],
      ['contacts', '1', false],
    ]);
    inside(part, 'gb-checkbox-row[value=contacts]', CheckboxRowElement).click();
    const first = inside(part, '.first', TextFieldElement);
    const again = inside(part, '.again', TextFieldElement);
    expect(first.shadowRoot?.querySelector('input')?.type).to.equal('password');
    await type(part, '.first', 'too short');
    press(part, '.go');
    await waitUntil(() => first.error === words.tooShort(10), 'it is said');
    await type(part, '.first', passphrase);
    await type(part, '.again', 'correct horse batter');
    press(part, '.go');
    await waitUntil(() => again.error === words.differ, 'it is said');
    expect(stand.takeAlong.exporting).to.equal(undefined);
    await type(part, '.again', passphrase);
    press(part, '.go');
    await waitUntil(() => notice(part) === words.finished, 'it is written');
    expect([...(stand.sticks.stored.get('a')?.keys() ?? [])]).to.deep.equal([fileName]);
    await stand.read();
    const { importing } = stand.takeAlong;
    expect(
      importing?.kind === 'preview' && importing.content.records.map(({ category }) => category),
    ).to.deep.equal(['contacts']);
    stand.takeAlong.dismissImport();
    press(part, '.leave');
    await page.updateComplete;
    expect(page.shadowRoot?.querySelectorAll('gb-row')).to.have.length(2);
  });

  it('says that the stick went, and writes with what was typed once it is back', async () => {
    const [, part] = await at('out');
    await type(part, '.first', passphrase);
    await type(part, '.again', passphrase);
    stand.sticks.goneAfter = 60;
    press(part, '.go');
    await waitUntil(() => notice(part) === words.exportFailed.gone, 'it is said');
    stand.sticks.goneAfter = Infinity;
    stand.sticks.plugIn('a');
    press(part, '.retry');
    await waitUntil(() => part.shadowRoot?.querySelector('.go'), 'the form is back');
    press(part, '.go');
    await waitUntil(() => notice(part) === words.finished, 'it is written');
  });

  it('follows the sticks, and falls back to a download without one', async () => {
    const [, part] = await at('out');
    const targets = (): readonly string[] => {
      const list = inside(part, 'gb-radio-list', RadioListElement);
      return [list.value, ...list.options.map(({ heading }) => heading)];
    };
    expect(targets()).to.deep.equal(['a', 'Stick a', words.download]);
    stand.sticks.pullOut('a');
    await part.updateComplete;
    expect(targets()).to.deep.equal(['Download', words.download]);
  });

  it('waits with its reason while the car is not parked, and keeps what was typed', async () => {
    const [page, part] = await at('out');
    await type(part, '.first', passphrase);
    for (const state of ['moving', 'idling', 'unknown'] as const) {
      car.become(state);
      stand.isParked = false;
      await page.updateComplete;
      await part.updateComplete;
      expect(inside(part, '.go', ButtonElement).blockedReason).to.equal(words.blocked[state]);
      expect(inside(part, '.first', TextFieldElement).blockedReason).to.equal(words.blocked[state]);
      press(part, '.go');
      expect(stand.takeAlong.exporting).to.equal(undefined);
      expect(notice(page)).to.equal(words.blocked[state]);
    }
    car.become('parked');
    await page.updateComplete;
    await part.updateComplete;
    expect(inside(part, '.first', TextFieldElement).value).to.equal(passphrase);
    expect(inside(part, '.go', ButtonElement).blockedReason).to.equal('');
  });

  it('forgets the passphrase when the screen is left', async () => {
    const [, part] = await at('out');
    await type(part, '.first', passphrase);
    const parent = part.parentElement;
    part.remove();
    parent?.append(part);
    await part.updateComplete;
    expect(inside(part, '.first', TextFieldElement).value).to.equal('');
  });

  it('shows what fits, what is clipped and what the car lacks, and stores nothing before it is told to', async () => {
    const [there, part] = await previewed();
    const told = (selector: string): string =>
      preview(part).shadowRoot?.querySelector(selector)?.textContent ?? '';
    expect(told('.fits')).to.equal('Seat forward and back');
    expect(told('ul').trim()).to.equal('Temperature: 28°C becomes 27°C');
    expect(told('.missing')).to.equal('Mirror left and right');
    expect(there.profile.kept).to.deep.equal([]);
    inside(preview(part), 'gb-checkbox-row[value=contacts]', CheckboxRowElement).click();
    press(preview(part), '.go');
    await waitUntil(() => there.takeAlong.importing?.kind === 'stored', 'it is stored');
    expect(there.profile.positionNames).to.deep.equal([words.unnamed]);
    expect([...there.profile.lists.keys()]).to.deep.equal(['destinations']);
    await part.updateComplete;
    expect(notice(inside(part, 'gb-take-along-report'))).to.equal(words.stored);
  });

  it('says what is wrong with a file, and keeps it chosen', async () => {
    await stand.exported(everything);
    const [, part] = await at('in', new TakeAlongStand(end.signal, { sticks: stand.sticks }).takeAlong);
    await waitUntil(() => part.shadowRoot?.querySelector('gb-radio-list'), 'the file is there');
    await type(part, 'gb-text-field', 'another passphrase');
    press(part, '.go');
    await waitUntil(() => notice(part) === words.refused['wrong-passphrase-or-damaged'], 'it is said');
    expect(inside(part, 'gb-radio-list', RadioListElement).value).to.equal('0');
  });

  it('takes a file that is chosen here', async () => {
    await stand.exported(everything);
    const bytes = stand.sticks.stored.get('a')?.get(fileName) ?? new Uint8Array();
    stand.sticks.pullOut('a');
    stand.takeAlong.dismissExport();
    const [, part] = await at('in');
    expect(inside(part, '.go', ButtonElement).blockedReason).to.equal(words.noneChosen);
    const input = part.shadowRoot?.querySelector('input');
    const files = new DataTransfer();
    files.items.add(new File([bytes], 'mine.gbx'));
    if (input) input.files = files.files;
    input?.dispatchEvent(new Event('change'));
    await type(part, 'gb-text-field', passphrase);
    press(part, '.go');
    await waitUntil(() => stand.takeAlong.importing?.kind === 'preview', 'it is previewed');
  });

  it('is found again as it was by whoever comes back', async () => {
    await stand.exported(everything);
    const page = await fixture<TakeAlongPageElement>(screen());
    expect(notice(inside(page, 'gb-take-along-export'))).to.equal(words.finished);
  });

  it('is worked with the knob', async () => {
    const page = await fixture<TakeAlongPageElement>(screen());
    const lifetime = new AbortController();
    const knob = new KnobNavigation(page, lifetime.signal);
    inside(page, 'gb-row[value=out]', RowElement).focus();
    knob.handle({ kind: 'turn', detents: 1 });
    knob.handle({ kind: 'press' });
    await page.updateComplete;
    const part = inside(page, 'gb-take-along-import');
    await waitUntil(() => part.shadowRoot?.contains(part.shadowRoot.activeElement), 'the focus goes on');
    const root = deepActiveElement()?.getRootNode();
    expect(root instanceof ShadowRoot && root.host.className).to.equal('choose');
    lifetime.abort();
    delete document.documentElement.dataset['knob'];
  });

  it('fits from right to left', () =>
    rightToLeft(async () => {
      const [page, part] = await at('out');
      const body = part.getBoundingClientRect();
      expect(page.scrollWidth).to.be.at.most(page.clientWidth);
      const sections = [...(part.shadowRoot?.querySelectorAll('section') ?? [])];
      for (const section of sections) {
        const { left, right } = section.getBoundingClientRect();
        expect(left).to.be.at.least(body.left - 1);
        expect(right).to.be.at.most(body.right + 1);
      }
    }));
});
