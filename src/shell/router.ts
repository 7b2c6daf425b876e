import type { TemplateResult } from 'lit';
import type { IconName } from '../../components/icon/icons.ts';

/** A screen with an address. `load` brings its code; `render` draws its page, with what it needs handed down. */
export interface Route {
  readonly path: string;
  readonly icon: IconName;
  readonly label: () => string;
  readonly load: () => Promise<unknown>;
  readonly render: () => TemplateResult;
  /** The path one level up, where *back* leads. Without it this is a destination of the navigation. */
  readonly parent?: string;
}

export interface Location {
  readonly route: Route;
  /** The address asked for was none of ours; the first route is shown instead. */
  readonly isUnknown: boolean;
}

/** Finds the route of a path; the first route for what nobody knows. A trailing slash makes no difference. */
export function matchRoute(routes: readonly [Route, ...Route[]], path: string): Location {
  const wanted = path === '/' ? path : path.replace(/\/+$/, '');
  const route = routes.find((entry) => entry.path === wanted);
  return { route: route ?? routes[0], isUnknown: route === undefined };
}

/**
 * Follows the address bar. Addresses hold fixed words only: never an id, a query or a state, which the browser would
 * write to disk (`facts.md`).
 */
export class Router {
  readonly #routes: readonly [Route, ...Route[]];
  readonly #window: Window;
  readonly #onMoved: (location: Location) => void;

  constructor(
    routes: readonly [Route, ...Route[]],
    target: Window,
    onMoved: (location: Location) => void,
    signal: AbortSignal,
  ) {
    this.#routes = routes;
    this.#window = target;
    this.#onMoved = onMoved;
    target.addEventListener('popstate', () => this.#move(), { signal });
    target.addEventListener('click', (event) => this.#onClicked(event), { signal });
    this.#move();
  }

  go(path: string): void {
    if (path !== this.#window.location.pathname) this.#window.history.pushState(null, '', path);
    this.#move();
  }

  #move(): void {
    const location = matchRoute(this.#routes, this.#window.location.pathname);
    const { search, hash } = this.#window.location;
    if (location.isUnknown || search !== '' || hash !== '')
      this.#window.history.replaceState(null, '', location.route.path);
    this.#onMoved(location);
  }

  #onClicked(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || hasModifier(event)) return;
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (link?.origin !== this.#window.location.origin || link.target !== '' || link.download !== '') return;
    event.preventDefault();
    this.go(link.pathname);
  }
}

/** With one, the browser opens, saves or scrolls instead of following the link. */
function hasModifier({ altKey, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return altKey || ctrlKey || metaKey || shiftKey;
}
