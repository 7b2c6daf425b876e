import { html } from 'lit';
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
      load: () => import('./data/contacts-page.ts'),
      render: () => contacts(sources()),
    },
    {
      path: '/data/destinations',
      parent: '/data',
      icon: 'location-on',
      label: () => messages.destinations.title,
      load: () => import('./data/destinations/destinations-page.ts'),
      render: () => destinations(sources()),
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
  const { book, monitor, createImportWorker, bookClosed } = sources;
  return html`<gb-contacts-page
    .book=${book}
    .monitor=${monitor}
    .createWorker=${createImportWorker}
    closedReason=${bookClosed}
  ></gb-contacts-page>`;
}

function destinations(sources: PageSources): ReturnType<Route['render']> {
  const { destinations, pack, monitor, createPlacesWorker, bookClosed } = sources;
  return html`<gb-destinations-page
    .destinations=${destinations}
    what=${pack.texts.categories['destinations']?.what ?? ''}
    .monitor=${monitor}
    .createWorker=${createPlacesWorker}
    closedReason=${bookClosed}
  ></gb-destinations-page>`;
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
    load: () => import('./data/lists/list-page.ts'),
    render: () => {
      const { lists, pack, choices, signals, monitor, bookClosed } = sources();
      return html`<gb-list-page
        category=${category}
        .list=${lists?.(category)}
        .pack=${pack}
        .choices=${choices}
        .signals=${signals}
        .monitor=${monitor}
        closedReason=${bookClosed}
      ></gb-list-page>`;
    },
  };
}
