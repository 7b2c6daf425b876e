import { html } from 'lit';
import type { CategoryId } from '../platform/contract/service-definition.ts';
import { listCategories } from './data/lists/list-categories.ts';
import type { ListCategory } from './data/lists/list-categories.ts';
import { messages } from './i18n/messages.ts';
import type { PageSources } from './page-sources.ts';
import type { CategoryRoutes } from './records/stored-counts.ts';
import type { Route } from './shell/router.ts';

/** Where a category can be looked at. A new screen is named here and below. */
export const categoryRoutes: CategoryRoutes = {
  contacts: '/data/contacts',
  destinations: '/data/destinations',
  'paired-devices': '/data/devices',
  'digital-keys': '/data/devices',
  media: '/data/media',
  ...Object.fromEntries(listCategories.map((category) => [category, `/data/${category}`])),
};

/** The addresses of My data. `sources` is asked at each drawing. */
export function describeDataRoutes(sources: () => PageSources): readonly Route[] {
  return [
    {
      path: '/data',
      icon: 'folder-open',
      label: () => messages.shell.data,
      load: () => import('./data/data-page.ts'),
      render: () => data(sources()),
    },
    {
      path: '/data/contacts',
      parent: '/data',
      icon: 'contacts',
      label: () => messages.shell.contacts,
      load: () =>
        withFacts(Promise.all([import('./data/contacts-page.ts'), import('./data/devices/phone-offer.ts')])),
      render: () => contacts(sources()),
    },
    {
      path: '/data/destinations',
      parent: '/data',
      icon: 'location-on',
      label: () => messages.destinations.title,
      load: () => withFacts(import('./data/destinations/destinations-page.ts')),
      render: () => destinations(sources()),
    },
    {
      path: '/data/devices',
      parent: '/data',
      icon: 'devices',
      label: () => messages.devices.title,
      load: () => withFacts(import('./data/devices/devices-page.ts')),
      render: () => devices(sources()),
    },
    {
      path: '/data/media',
      parent: '/data',
      icon: 'music-note',
      label: () => sources().pack.texts.categories['media']?.name ?? '',
      load: () => withFacts(import('./data/media/media-page.ts')),
      render: () => media(sources()),
    },
    {
      path: '/data/take-along',
      parent: '/data',
      icon: 'outbox',
      label: () => messages.archivePage.title,
      load: () => import('./data/archive-page.ts'),
      render: () => archive(sources()),
    },
    ...listCategories.map((category) => listRoute(category, sources)),
  ];
}

function data({ pack, monitor, inventory }: PageSources): ReturnType<Route['render']> {
  return html`<gb-data-page
    .pack=${pack}
    .monitor=${monitor}
    .inventory=${inventory}
    .routes=${categoryRoutes}
  ></gb-data-page>`;
}

function contacts(sources: PageSources): ReturnType<Route['render']> {
  const { book, devices, monitor, createImportWorker, bookClosed } = sources;
  return html`<gb-contacts-page
    .book=${book}
    .monitor=${monitor}
    .createWorker=${createImportWorker}
    closedReason=${bookClosed}
    ><gb-phone-offer
      slot="notices"
      .desk=${devices?.()}
      .book=${book}
      .monitor=${monitor}
      .createWorker=${createImportWorker}
    ></gb-phone-offer
    >${facts('contacts', sources, '/erase/contacts')}</gb-contacts-page
  >`;
}

function destinations(sources: PageSources): ReturnType<Route['render']> {
  const { destinations, monitor, createPlacesWorker, bookClosed } = sources;
  return html`<gb-destinations-page
    .destinations=${destinations}
    .monitor=${monitor}
    .createWorker=${createPlacesWorker}
    closedReason=${bookClosed}
    >${facts('destinations', sources)}</gb-destinations-page
  >`;
}

function devices(sources: PageSources): ReturnType<Route['render']> {
  const { devices, book, pack, monitor, createImportWorker, bookClosed } = sources;
  return html`<gb-devices-page
    .desk=${devices?.()}
    .book=${book}
    .pack=${pack}
    .monitor=${monitor}
    .createWorker=${createImportWorker}
    closedReason=${bookClosed}
    >${facts('paired-devices', sources)}</gb-devices-page
  >`;
}

function media(sources: PageSources): ReturnType<Route['render']> {
  const { media, pack, monitor, bookClosed } = sources;
  return html`<gb-media-page .media=${media} .pack=${pack} .monitor=${monitor} closedReason=${bookClosed}
    >${facts('media', sources)}</gb-media-page
  >`;
}

/** What the screen of a category shows in its slot `facts`; its route loads with {@link withFacts}. */
function facts(
  category: CategoryId,
  { pack, choices, kept, ages, signals, monitor }: PageSources,
  eraseHref = '/erase',
): ReturnType<Route['render']> {
  return html`<gb-category-facts
    slot="facts"
    category=${category}
    eraseHref=${eraseHref}
    .pack=${pack}
    .choices=${choices}
    .kept=${kept}
    .ages=${ages}
    .signals=${signals}
    .monitor=${monitor}
  ></gb-category-facts>`;
}

function withFacts(page: Promise<unknown>): Promise<unknown> {
  return Promise.all([page, import('./settings/category-facts.ts')]);
}

function archive(sources: PageSources): ReturnType<Route['render']> {
  const { openArchive, pack, monitor, language, bookClosed } = sources;
  return html`<gb-archive-page
    .open=${openArchive}
    .pack=${pack}
    .monitor=${monitor}
    language=${language}
    closedReason=${bookClosed}
  ></gb-archive-page>`;
}

function listRoute(category: ListCategory, sources: () => PageSources): Route {
  return {
    path: `/data/${category}`,
    parent: '/data',
    icon: 'folder-open',
    label: () => sources().pack.texts.categories[category]?.name ?? category,
    load: () => withFacts(import('./data/lists/list-page.ts')),
    render: () => {
      const { lists, pack, monitor, bookClosed } = sources();
      return html`<gb-list-page
        category=${category}
        .list=${lists?.(category)}
        .pack=${pack}
        .monitor=${monitor}
        closedReason=${bookClosed}
        >${facts(category, sources())}</gb-list-page
      >`;
    },
  };
}
