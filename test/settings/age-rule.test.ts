import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { NoticeElement } from '../../components/notice/notice.ts';
import { RadioListElement } from '../../components/radio-list/radio-list.ts';
import { RowElement } from '../../components/row/row.ts';
import type { AgeProblem } from '../../src/choices/age-rules.ts';
import { messages } from '../../src/i18n/messages.ts';
import '../../src/settings/age-rule.ts';
import type { AgeRuleElement } from '../../src/settings/age-rule.ts';
import { inside, itIsAccessible } from '../components/themed.ts';
import { StatedCar } from '../data/stated-car.ts';

const words = messages.facts;

/** Rules of one category, of which some records are older than anything that is chosen. */
class Ages {
  days: number | undefined = 90;
  older = 0;
  answer: AgeProblem | undefined;
  daysOf(): number | undefined {
    return this.days;
  }
  optionsOf(): readonly (number | undefined)[] {
    return [7, 90, undefined];
  }
  countOlder(): Promise<number> {
    return Promise.resolve(this.older);
  }
  choose(_category: string, days: number | undefined): Promise<AgeProblem | undefined> {
    if (this.answer === undefined) this.days = days;
    return Promise.resolve(this.answer);
  }
  subscribe(): void {
    // Told by its own promise.
  }
}

async function opened(ages: Ages, car = new StatedCar()): Promise<AgeRuleElement> {
  const element = await fixture<AgeRuleElement>(
    html`<gb-age-rule category="trips" .ages=${ages} .monitor=${car}></gb-age-rule>`,
  );
  inside(inside(element, 'gb-row', RowElement), 'button').click();
  await element.updateComplete;
  await inside(element, 'gb-radio-list', RadioListElement).updateComplete;
  return element;
}
const radio = (element: AgeRuleElement, days: number | undefined): void => {
  const list = inside(element, 'gb-radio-list', RadioListElement);
  list.renderRoot.querySelector<HTMLInputElement>(`input[value="${days ?? ''}"]`)?.click();
};
const detail = (element: AgeRuleElement): string => inside(element, 'gb-row', RowElement).detail;
const notice = (element: AgeRuleElement): NoticeElement | null =>
  element.renderRoot.querySelector('gb-notice');

describe('gb-age-rule', () => {
  itIsAccessible({
    closed: () =>
      html`<gb-age-rule category="trips" .ages=${new Ages()} .monitor=${new StatedCar()}></gb-age-rule>`,
  });

  it('says how long, and takes another time at once where nothing goes by it', async () => {
    const ages = new Ages();
    const element = await opened(ages);
    expect(detail(element)).to.equal(words.days(90));
    radio(element, undefined);
    await waitUntil(() => detail(element) === words.untilDeleted, 'it is without end');
    radio(element, 7);
    await waitUntil(() => detail(element) === words.days(7), 'it is a week');
  });

  it('says how many go before they do', async () => {
    const ages = Object.assign(new Ages(), { older: 3 });
    const element = await opened(ages);
    radio(element, 7);
    await waitUntil(() => notice(element)?.text === words.age.goes(3), 'it is said');
    expect(ages.days).to.equal(90);
    const shown = inside(element, 'gb-notice', NoticeElement);
    await shown.updateComplete;
    shown.dispatchEvent(new Event('notice-action-pressed'));
    await waitUntil(() => ages.days === 7, 'it is confirmed');
    await waitUntil(() => notice(element) === null, 'nothing is asked any more');
  });

  it('waits for parked, and says why', async () => {
    const ages = new Ages();
    const element = await opened(ages, new StatedCar('moving'));
    expect(inside(element, 'gb-radio-list', RadioListElement).blockedReason).to.equal(
      words.age.blocked.moving,
    );
    radio(element, 7);
    await element.updateComplete;
    expect(ages.days).to.equal(90);
  });

  it('says what could not be kept', async () => {
    const ages = Object.assign(new Ages(), { answer: 'not-saved' as const });
    const element = await opened(ages);
    radio(element, 7);
    await waitUntil(() => notice(element)?.text === words.age.problems['not-saved'], 'it is said');
    expect(detail(element)).to.equal(words.days(90));
  });
});
