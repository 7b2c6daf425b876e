import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { matchRoute, Router } from '../../src/shell/router.ts';
import type { Location, Route } from '../../src/shell/router.ts';

const route = (path: string): Route => ({
  path,
  icon: 'home',
  label: () => path,
  load: async () => undefined,
  render: () => html`${path}`,
});
const routes = [route('/'), route('/data/contacts'), route('/erase')] as const;

describe('matchRoute', () => {
  const rows: readonly (readonly [string, string, boolean])[] = [
    ['/', '/', false],
    ['/erase', '/erase', false],
    ['/erase/', '/erase', false],
    ['/data/contacts', '/data/contacts', false],
    ['/data', '/', true],
    ['/erase/ecall', '/', true],
    ['/ERASE', '/', true],
    ['/erase%2F', '/', true],
    ['//', '/', true],
  ];
  for (const [path, expected, isUnknown] of rows) {
    it(`leads ${path} to ${expected}${isUnknown ? ', as unknown' : ''}`, () => {
      const found = matchRoute([...routes], path);
      expect([found.route.path, found.isUnknown]).to.deep.equal([expected, isUnknown]);
    });
  }
});

describe('Router', () => {
  let frame: HTMLIFrameElement;
  let page: Window;
  let end: AbortController;
  let moves: Location[];

  /** A page of its own, so that the test's address stays. The runner answers any path with some document. */
  async function open(path: string): Promise<Router> {
    frame = document.createElement('iframe');
    frame.title = 'page';
    frame.src = '/package.json';
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    document.body.append(frame);
    await loaded;
    const target = frame.contentWindow;
    if (target === null) throw new Error('no page');
    page = target;
    page.history.replaceState(null, '', path);
    return new Router([...routes], page, (location) => moves.push(location), end.signal);
  }

  beforeEach(() => {
    end = new AbortController();
    moves = [];
  });
  afterEach(() => {
    end.abort();
    frame.remove();
  });

  const paths = (): string[] => moves.map((location) => location.route.path);

  /**
   * What the browser does when one goes back or forward: the address changes, then it says so. The real thing would step
   * through the history of the tab that all test files share; test/e2e/routes.spec.ts does that.
   */
  function goes(path: string): void {
    page.history.replaceState(null, '', path);
    page.dispatchEvent(new PopStateEvent('popstate'));
  }

  /** Inside a shadow root, as every link of ours is. True when the browser is left to follow it. */
  function click(href: string, init: MouseEventInit = {}, attributes: Record<string, string> = {}): boolean {
    const host = page.document.createElement('div');
    const link = document.createElement('a');
    page.document.body.append(host);
    host.attachShadow({ mode: 'open' }).append(link);
    link.href = new URL(href, page.location.origin).href;
    for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
    const event = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ...init });
    let isLeft = true;
    // After the router's own listener: reads what it decided, then keeps the frame where it is.
    const stop = new AbortController();
    page.addEventListener(
      'click',
      (clicked) => {
        isLeft = !clicked.defaultPrevented;
        clicked.preventDefault();
      },
      { signal: stop.signal },
    );
    link.dispatchEvent(event);
    stop.abort();
    host.remove();
    return isLeft;
  }

  it('opens at the address it finds', async () => {
    await open('/erase');
    expect(paths()).to.deep.equal(['/erase']);
  });

  it('shows the first route for an unknown address, and corrects it without a step in the history', async () => {
    const router = await open('/nowhere?name=Anna');
    expect(moves[0]?.isUnknown).to.equal(true);
    expect(paths()).to.deep.equal(['/']);
    expect(page.location.href).to.equal(`${page.location.origin}/`);
    const steps = page.history.length;
    router.go('/nowhere');
    expect(page.location.pathname).to.equal('/');
    expect(page.history.length).to.be.at.most(steps + 1);
  });

  it('goes back and forward through what was visited', async () => {
    const router = await open('/');
    router.go('/erase');
    router.go('/data/contacts');
    goes('/erase');
    goes('/');
    goes('/erase');
    expect(paths()).to.deep.equal(['/', '/erase', '/data/contacts', '/erase', '/', '/erase']);
    expect(page.location.pathname).to.equal('/erase');
  });

  it('makes no step for the page that is open', async () => {
    const router = await open('/erase');
    const steps = page.history.length;
    router.go('/erase');
    expect(page.history.length).to.equal(steps);
  });

  it('follows a link of the app without loading the page anew', async () => {
    await open('/');
    expect(click('/data/contacts')).to.equal(false);
    expect(paths()).to.deep.equal(['/', '/data/contacts']);
    expect(page.location.pathname).to.equal('/data/contacts');
  });

  it('takes nothing but the path of a link into the address and the history', async () => {
    await open('/');
    expect(click('/data/contacts?name=Anna#Muller')).to.equal(false);
    expect(page.location.href).to.equal(`${page.location.origin}/data/contacts`);
    expect(page.history.state).to.equal(null);
  });

  it('leaves no query or fragment in the address it opens at', async () => {
    await open('/data/contacts?name=Anna#Muller');
    expect(page.location.href).to.equal(`${page.location.origin}/data/contacts`);
  });

  for (const [name, init] of [
    ['Ctrl', { ctrlKey: true }],
    ['Meta', { metaKey: true }],
    ['Shift', { shiftKey: true }],
    ['Alt', { altKey: true }],
    ['the middle button', { button: 1 }],
  ] as const) {
    it(`leaves a click with ${name} to the browser`, async () => {
      await open('/');
      expect(click('/erase', init)).to.equal(true);
      expect(paths()).to.deep.equal(['/']);
    });
  }

  it('leaves links that lead elsewhere to the browser', async () => {
    await open('/');
    expect(click('https://example.org/erase')).to.equal(true);
    expect(click('/erase', {}, { target: '_blank' })).to.equal(true);
    expect(click('/erase', {}, { download: 'card.vcf' })).to.equal(true);
    expect(paths()).to.deep.equal(['/']);
  });

  it('hears nothing after its end', async () => {
    await open('/');
    end.abort();
    expect(click('/erase')).to.equal(true);
    goes('/erase');
    expect(paths()).to.deep.equal(['/']);
  });
});
