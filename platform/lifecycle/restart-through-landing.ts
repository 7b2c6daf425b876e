/** Where a restart may lead: the app's routes, nothing personal, never another site (`//name` would be one). */
export const landingRoutePattern = /^\/(?!\/)[a-z/-]*(\?[a-z0-9=&-]*)?$/;

/**
 * Leaves the isolated app for the plain landing page, which ends this renderer process, waits there and comes back at
 * `route`, or at `/` when that is no route. `public/restart.js` says why it waits.
 */
export function restartThroughLanding(location: Pick<Location, 'replace'>, route: string): void {
  const to = landingRoutePattern.test(route) ? route : '/';
  location.replace(`/restart.html?to=${encodeURIComponent(to)}`);
}
