import { html } from 'lit';
import { categoryRoutes, describeDataRoutes } from './data-routes.ts';
import { messages } from './i18n/messages.ts';
import type { Route } from './shell/router.ts';
import type { PageSources } from './page-sources.ts';

/** Every address of the app, the overview first: unknown ones lead there. `sources` is asked at each drawing. */
export function describeRoutes(sources: () => PageSources): readonly [Route, ...Route[]] {
  return [
    {
      path: '/',
      icon: 'home',
      label: () => messages.shell.overview,
      load: () => loadHome(sources()),
      render: () => (sources().firstRun?.isDue === true ? firstRun(sources()) : overview(sources())),
    },
    {
      path: '/drivers',
      icon: 'group',
      label: () => messages.shell.drivers,
      load: () => import('./drivers/drivers-page.ts'),
      render: () => drivers(sources()),
    },
    {
      path: '/drivers/comfort',
      parent: '/drivers',
      icon: 'group',
      label: () => messages.comfort.title,
      load: () => import('./drivers/comfort-page.ts'),
      render: () => comfort(sources()),
    },
    {
      path: '/drivers/profile',
      parent: '/drivers',
      icon: 'group',
      label: () => messages.profile.title,
      load: () => import('./drivers/profile-page.ts'),
      render: () => profile(sources()),
    },
    {
      path: '/drivers/file',
      parent: '/drivers',
      icon: 'group',
      label: () => messages.takeAlong.title,
      load: () => import('./drivers/take-along-page.ts'),
      render: () => takeAlong(sources()),
    },
    ...describeDataRoutes(sources),
    {
      path: '/sharing',
      icon: 'outbox',
      label: () => messages.shell.sharing,
      load: () => import('./sharing/sharing-page.ts'),
      render: () => sharing(sources()),
    },
    eraseRoute(sources, '/erase'),
    // As all addresses, of fixed words: no query says what was chosen.
    { ...eraseRoute(sources, '/erase/contacts', 'contacts'), parent: '/erase' },
    { ...eraseRoute(sources, '/erase/driver', '', 'driver'), parent: '/erase' },
    {
      path: '/about',
      parent: '/',
      icon: 'info',
      label: () => messages.shell.about,
      load: () => import('./about/about-page.ts'),
      render: () => html`<gb-about-page .facts=${sources().about}></gb-about-page>`,
    },
  ];
}

/** The first run is loaded as long as it may still be due: storage can open later. */
function loadHome({ firstRun }: PageSources): Promise<unknown> {
  const overview = import('./overview/overview-page.ts');
  const isOver = firstRun !== undefined && !firstRun.isDue;
  return isOver ? overview : Promise.all([overview, import('./first-run/first-run-page.ts')]);
}

function firstRun(sources: PageSources): ReturnType<Route['render']> {
  const { firstRun, pack, choices, monitor, language, lastErase } = sources;
  return html`<gb-first-run-page
    .firstRun=${firstRun}
    .pack=${pack}
    .choices=${choices}
    .monitor=${monitor}
    .language=${language}
    .lastErase=${lastErase}
  ></gb-first-run-page>`;
}

function overview(sources: PageSources): ReturnType<Route['render']> {
  const { pack, choices, live, signals, monitor, inventory } = sources;
  return html`<gb-overview-page
    .pack=${pack}
    .choices=${choices}
    .live=${live}
    .signals=${signals}
    .monitor=${monitor}
    .inventory=${inventory}
    .routes=${categoryRoutes}
  ></gb-overview-page>`;
}

function sharing({ pack, choices, live, signals, monitor }: PageSources): ReturnType<Route['render']> {
  return html`<gb-sharing-page
    .pack=${pack}
    .choices=${choices}
    .live=${live}
    .signals=${signals}
    .monitor=${monitor}
  ></gb-sharing-page>`;
}

function drivers({ driversDesk, drafts, monitor, storageClosed }: PageSources): ReturnType<Route['render']> {
  return html`<gb-drivers-page
    .desk=${driversDesk}
    .drafts=${drafts}
    .monitor=${monitor}
    closedReason=${storageClosed}
  ></gb-drivers-page>`;
}

function comfort(sources: PageSources): ReturnType<Route['render']> {
  const { comfort, driversDesk, drivers, monitor, signals } = sources;
  return html`<gb-comfort-page
    .comfort=${comfort?.store}
    .positions=${comfort?.positions}
    .drivers=${drivers.filter(({ isCurrent }) => !isCurrent)}
    .monitor=${monitor}
    .signals=${signals}
    .temperatureUnit=${driversDesk?.card?.units?.temperature}
    ?guest=${driversDesk?.current.isGuest === true}
  ></gb-comfort-page>`;
}

function profile(sources: PageSources): ReturnType<Route['render']> {
  const { driversDesk, drafts, monitor, language, storageClosed } = sources;
  return html`<gb-profile-page
    .desk=${driversDesk}
    .drafts=${drafts}
    .monitor=${monitor}
    .language=${language}
    closedReason=${storageClosed}
  ></gb-profile-page>`;
}

function takeAlong({ takeAlong, monitor }: PageSources): ReturnType<Route['render']> {
  return html`<gb-take-along-page .takeAlong=${takeAlong} .monitor=${monitor}></gb-take-along-page>`;
}

function eraseRoute(sources: () => PageSources, path: string, category = '', way: 'driver' | '' = ''): Route {
  const render: Route['render'] = () => {
    const { desk, lending, pack, monitor, signals, drivers, isEmulated } = sources();
    return html`<gb-erase-page
      .desk=${desk}
      .lending=${lending}
      .pack=${pack}
      .monitor=${monitor}
      .signals=${signals}
      .drivers=${drivers}
      category=${category}
      way=${way}
      ?emulated=${isEmulated}
    ></gb-erase-page>`;
  };
  const label = (): string => messages.shell.erase;
  return { path, icon: 'delete-forever', label, load: () => import('./erase/erase-page.ts'), render };
}
