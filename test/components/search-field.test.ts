import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/search-field/search-field.ts';
import type { SearchFieldElement } from '../../components/search-field/search-field.ts';
import { collect, expectTarget, inside, itIsAccessible, rightToLeft } from './themed.ts';

function make(value = '', reason = ''): Promise<SearchFieldElement> {
  return fixture<SearchFieldElement>(
    html`<gb-search-field
      label="Find"
      clearLabel="Clear"
      .value=${value}
      .blockedReason=${reason}
    ></gb-search-field>`,
  );
}

describe('gb-search-field', () => {
  itIsAccessible({
    empty: () => html`<gb-search-field label="Find" clearLabel="Clear"></gb-search-field>`,
    filled: () => html`<gb-search-field label="Find" clearLabel="Clear" .value=${'Anna'}></gb-search-field>`,
    blocked: () =>
      html`<gb-search-field
        label="Find"
        clearLabel="Clear"
        .value=${'Anna'}
        blockedReason="No"
      ></gb-search-field>`,
  });

  it('fires the whole text at each key', async () => {
    const element = await make();
    const changed = collect(element, 'query-changed');
    element.addEventListener('query-changed', ({ query }) => (element.value = query));
    element.focus();
    await sendKeys({ type: 'An' });
    expect(changed.map((event) => event.query)).to.deep.equal(['A', 'An']);
  });

  it('keeps the browser from remembering what is typed', async () => {
    const input = inside(await make(), 'input', HTMLInputElement);
    expect([input.autocomplete, input.spellcheck, input.name, input.id]).to.deep.equal([
      'off',
      false,
      '',
      '',
    ]);
  });

  it('keeps its text when it becomes blocked, and explains when somebody types', async () => {
    const element = await make('Ann');
    element.focus();
    element.blockedReason = 'No keyboard while driving';
    await element.updateComplete;
    const changed = collect(element, 'query-changed');
    const asked = collect(element, 'reason-requested');
    await sendKeys({ press: 'a' });
    await sendKeys({ press: 'Escape' });
    inside(element, 'button').click();
    inside(element, 'input').click();
    expect(inside(element, 'input', HTMLInputElement).value).to.equal('Ann');
    expect(element.shadowRoot?.activeElement === inside(element, 'input')).to.equal(true);
    expect([changed.length, asked.length]).to.deep.equal([0, 3]);
  });

  it('is emptied by its button, which gives the focus back to the text', async () => {
    const element = await make('Anna');
    const changed = collect(element, 'query-changed');
    inside(element, 'button').click();
    element.value = '';
    await element.updateComplete;
    expect(changed.map((event) => event.query)).to.deep.equal(['']);
    expect(element.shadowRoot?.activeElement === inside(element, 'input')).to.equal(true);
    expect(() => inside(element, 'button')).to.throw();
  });

  it('is emptied by Escape first, and lets a second Escape through', async () => {
    const element = await make('Anna');
    element.addEventListener('query-changed', ({ query }) => (element.value = query));
    let outside = 0;
    element.addEventListener('keydown', () => (outside += 1));
    element.focus();
    await sendKeys({ press: 'Escape' });
    expect([element.value, outside]).to.deep.equal(['', 0]);
    await sendKeys({ press: 'Escape' });
    expect(outside).to.equal(1);
  });

  it('has targets of 76 dp or more', async () => {
    const element = await make('Anna');
    expectTarget(inside(element, 'input'));
    expectTarget(inside(element, 'button'));
  });

  it('is mirrored in right-to-left text', () =>
    rightToLeft(async () => {
      const element = await make('Anna');
      const clear = inside(element, 'button').getBoundingClientRect();
      expect(clear.right).to.be.below(inside(element, 'input').getBoundingClientRect().right - 100);
    }));
});
