import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { RestrictionMonitor } from '../../src/restriction/restriction-monitor.ts';
import { onFault } from '../../src/fault-log/log-fault.ts';
import type { Fault } from '../../src/fault-log/log-fault.ts';
import type { Route } from '../../src/shell/router.ts';
import '../../src/shell/shell.ts';
import type { ShellElement, ShellNotice } from '../../src/shell/shell.ts';
import { StatusBarElement } from '../../src/shell/status-bar.ts';
import { inside, itIsAccessible } from '../components/themed.ts';
import { makeCar } from '../platform/emulator/fixture.ts';
import { anna } from './shown-drivers.ts';

const home = window.location.pathname + window.location.search;

const route = (
  path: string,
  load: () => Promise<unknown> = async () => undefined,
  place: Pick<Route, 'parent'> = {},
): Route => ({
  ...place,
  path,
  icon: 'home',
  label: () => `to ${path}`,
  load,
  render: () => html`<p class="drawn" tabindex="0">${path}</p>`,
});

const tree = (): readonly [Route, ...Route[]] => [
  route('/'),
  route('/data'),
  route('/data/contacts', undefined, { parent: '/data' }),
];

describe('gb-shell', () => {
  let end: AbortController;
  beforeEach(() => (end = new AbortController()));
  afterEach(() => {
    end.abort();
    window.history.replaceState(null, '', home);
  });

  function template(routes: readonly [Route, ...Route[]], notices: readonly ShellNotice[] = []) {
    const { car, scheduler } = makeCar();
    const ports = car.ports(end.signal, () => undefined);
    const monitor = new RestrictionMonitor(
      ports,
      ['Vehicle.Powertrain.Transmission.SelectedGear'],
      end.signal,
    );
    scheduler.advance(5_000);
    const drawn = html`<gb-shell
      .routes=${routes}
      .signals=${ports.signals}
      .monitor=${monitor}
      .notices=${notices}
    ></gb-shell>`;
    return { car, scheduler, drawn };
  }

  async function make(
    routes: readonly [Route, ...Route[]],
    path = '/',
    notices: readonly ShellNotice[] = [],
  ) {
    window.history.replaceState(null, '', path);
    const { car, scheduler, drawn } = template(routes, notices);
    const shell = await fixture<ShellElement>(drawn);
    return { car, scheduler, shell };
  }

  const page = (shell: ShellElement): string =>
    shell.shadowRoot?.querySelector('.page .drawn')?.textContent ?? '';
  const notices = (shell: ShellElement): string[] =>
    [...inside(shell, '.notices').querySelectorAll('gb-notice')].map((notice) => notice.text);
  const shows = (shell: ShellElement, path: string): Promise<void> =>
    waitUntil(() => page(shell) === path, `${path} is drawn`);

  itIsAccessible({
    open: () => template([route('/'), route('/erase')]).drawn,
    'with a notice': () => template([route('/')], [{ tone: 'fault', text: 'Storage is closed' }]).drawn,
  });

  it('draws the page of the address and marks its link alone', async () => {
    const { shell } = await make([route('/'), route('/erase')], '/erase');
    await shows(shell, '/erase');
    const links = [...(shell.shadowRoot?.querySelectorAll('gb-nav-link') ?? [])];
    expect(links.map(({ label, current }) => [label, current])).to.deep.equal([
      ['to /', false],
      ['to /erase', true],
    ]);
  });

  it('offers destinations alone, and marks the one that a deeper page belongs to', async () => {
    const { shell } = await make(tree(), '/data/contacts');
    await shows(shell, '/data/contacts');
    const links = [...(shell.shadowRoot?.querySelectorAll('gb-nav-link') ?? [])];
    expect(links.map(({ href, current }) => [href, current])).to.deep.equal([
      ['/', false],
      ['/data', true],
    ]);
  });

  it('goes back one level at a time, to the first destination, and no further', async () => {
    const { shell } = await make(tree(), '/data/contacts');
    await shows(shell, '/data/contacts');
    for (const path of ['/data', '/', '/']) {
      shell.back();
      await shows(shell, path);
      expect(window.location.pathname).to.equal(path);
    }
  });

  it('hands the focus from the page that goes to the one that comes', async () => {
    const { shell } = await make(tree(), '/data/contacts');
    await shows(shell, '/data/contacts');
    inside(shell, '.drawn').focus();
    shell.back();
    await shows(shell, '/data');
    await waitUntil(() => shell.shadowRoot?.activeElement === inside(shell, '.drawn'), 'the page has it');
  });

  it('gives the focus to the way to a page that does not take it', async () => {
    const empty: Route = { ...route('/erase'), render: () => html`<p class="drawn">/erase</p>` };
    const { shell } = await make([route('/'), empty]);
    await shows(shell, '/');
    inside(shell, '.drawn').focus();
    shell.go('/erase');
    await shows(shell, '/erase');
    await waitUntil(
      () => shell.shadowRoot?.activeElement === inside(shell, 'gb-nav-link[current]'),
      'the link has it',
    );
  });

  it('leaves the focus where a user put it meanwhile', async () => {
    let arrive: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (arrive = resolve));
    const { shell } = await make([route('/'), route('/slow', () => slow)]);
    await shows(shell, '/');
    inside(shell, '.drawn').focus();
    shell.go('/slow');
    await shell.updateComplete;
    inside(shell, 'gb-nav-link').focus();
    arrive();
    await shows(shell, '/slow');
    await shell.updateComplete;
    expect(shell.shadowRoot?.activeElement).to.equal(inside(shell, 'gb-nav-link'));
  });

  it('hands on who drives', async () => {
    const { shell } = await make([route('/')]);
    shell.driver = anna;
    await shell.updateComplete;
    expect(inside(shell, 'gb-status-bar', StatusBarElement).driver).to.equal(anna);
  });

  it('moves when a destination is opened', async () => {
    const { shell } = await make([route('/'), route('/erase')]);
    await shows(shell, '/');
    shell.go('/erase');
    await shows(shell, '/erase');
    expect(window.location.pathname).to.equal('/erase');
  });

  it('says so of an address that leads nowhere, until the user moves on', async () => {
    const { shell } = await make([route('/'), route('/erase')], '/nowhere');
    await shows(shell, '/');
    expect(notices(shell)).to.deep.equal(['That page does not exist. This is the overview.']);
    shell.go('/erase');
    await shows(shell, '/erase');
    expect(notices(shell)).to.deep.equal([]);
  });

  it('shows a page that arrives late only if it is still wanted', async () => {
    let arrive: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (arrive = resolve));
    const { shell } = await make([route('/'), route('/slow', () => slow)], '/slow');
    shell.go('/');
    await shows(shell, '/');
    arrive();
    await slow;
    await shell.updateComplete;
    expect(page(shell)).to.equal('/');
  });

  it('says so of a page that does not load, logs it without more, and loads it on the next try', async () => {
    let isBroken = true;
    const faults: Fault[] = [];
    onFault((fault) => faults.push(fault), end.signal);
    const { shell } = await make([
      route('/', async () => {
        if (isBroken) throw new Error('Anna');
      }),
    ]);
    await waitUntil(() => shell.shadowRoot?.querySelector('gb-empty') !== null, 'the failure is shown');
    expect(faults).to.deep.equal([{ code: 'shell/page-failed' }]);
    isBroken = false;
    inside(shell, 'gb-button').click();
    await shows(shell, '/');
  });

  it('warns on every page while 112 eCall reports a fault', async () => {
    const { car, shell } = await make([route('/')], '/', [{ tone: 'info', text: 'Other' }]);
    expect(notices(shell)).to.deep.equal(['Other']);
    car.fault('ecall-fault', true);
    await shell.updateComplete;
    expect(notices(shell)[0]).to.contain('112 eCall reports a fault');
    expect(notices(shell)[1]).to.equal('Other');
  });

  it('draws the page anew when storage opened meanwhile', async () => {
    const { shell } = await make([route('/')]);
    await shows(shell, '/');
    const before = inside(shell, '.drawn');
    shell.requestUpdate();
    await shell.updateComplete;
    expect(inside(shell, '.drawn') === before).to.equal(true);
    shell.generation += 1;
    await shell.updateComplete;
    expect(inside(shell, '.drawn') === before).to.equal(false);
  });

  it('hears nothing of the address after it was taken away', async () => {
    const { shell } = await make([route('/'), route('/erase')]);
    await shows(shell, '/');
    shell.remove();
    window.history.pushState(null, '', '/erase');
    window.dispatchEvent(new PopStateEvent('popstate'));
    await shell.updateComplete;
    expect(page(shell)).to.equal('/');
  });
});
