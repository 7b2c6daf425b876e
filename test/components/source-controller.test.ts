import { expect, fixture, html as staticHtml } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { SourceController } from '../../components/base/source-controller.ts';

/** Something that changes, and knows who listens. */
class Counter {
  readonly listeners = new Set<() => void>();
  value = 0;

  subscribe(listener: () => void, signal: AbortSignal): void {
    this.listeners.add(listener);
    signal.addEventListener('abort', () => this.listeners.delete(listener));
  }

  count(): void {
    this.value += 1;
    for (const listener of this.listeners) listener();
  }
}

@customElement('test-counting')
class CountingElement extends LitElement {
  @property({ attribute: false }) counter: Counter | undefined;

  constructor() {
    super();
    new SourceController(
      this,
      () => this.counter,
      (counter, signal) => counter.subscribe(() => this.requestUpdate(), signal),
    );
  }

  protected override render(): TemplateResult {
    return html`${this.counter?.value ?? 'none'}`;
  }
}

async function shown(element: CountingElement): Promise<string> {
  await element.updateComplete;
  return element.shadowRoot?.textContent.trim() ?? '';
}

function make(counter?: Counter): Promise<CountingElement> {
  return fixture<CountingElement>(staticHtml`<test-counting .counter=${counter}></test-counting>`);
}

describe('SourceController', () => {
  it('draws again when its source changes', async () => {
    const counter = new Counter();
    const element = await make(counter);
    counter.count();
    expect(await shown(element)).to.equal('1');
  });

  it('takes a source that comes late, and leaves one that is replaced', async () => {
    const element = await make();
    expect(await shown(element)).to.equal('none');
    const [first, second] = [new Counter(), new Counter()];
    element.counter = first;
    await element.updateComplete;
    first.count();
    expect(await shown(element)).to.equal('1');
    element.counter = second;
    await element.updateComplete;
    expect([first.listeners.size, second.listeners.size]).to.deep.equal([0, 1]);
    element.counter = undefined;
    await element.updateComplete;
    expect(second.listeners.size).to.equal(0);
  });

  it('listens once, however often it is drawn', async () => {
    const counter = new Counter();
    const element = await make(counter);
    element.requestUpdate();
    await element.updateComplete;
    expect(counter.listeners.size).to.equal(1);
  });

  it('listens to nothing while it is not on the page, even when it is drawn there', async () => {
    const counter = new Counter();
    const element = await make(counter);
    element.remove();
    element.requestUpdate();
    await element.updateComplete;
    expect(counter.listeners.size).to.equal(0);
  });

  it('is up to date when it comes back to the page', async () => {
    const counter = new Counter();
    const element = await make(counter);
    const parent = element.parentElement;
    element.remove();
    counter.count();
    parent?.append(element);
    expect(await shown(element)).to.equal('1');
    expect(counter.listeners.size).to.equal(1);
  });
});
