/** Where a restart may lead: the app's routes, nothing personal, never another site (`//name` would be one). */
export const landingRoutePattern = /^\/(?!\/)[a-z/-]*(\?[a-z0-9=&-]*)?$/;

/** How the landing page is to look and speak: like the app that it stands between. */
export interface LandingLook {
  readonly theme: 'day' | 'night';
  /** ISO 639 code. */
  readonly language: string;
}

/**
 * Leaves the isolated app for the plain landing page, which ends this renderer process, waits there and comes back at
 * `route`, or at `/` when that is no route. `public/restart.js` says why it waits.
 */
export function restartThroughLanding(
  location: Pick<Location, 'replace'>,
  route: string,
  { theme, language }: LandingLook,
): void {
  const to = landingRoutePattern.test(route) ? route : '/';
  location.replace(`/restart.html?${String(new URLSearchParams({ to, theme, language }))}`);
}
