/*
 * The page between two lives of the app. It is not isolated as the app is, so the browser puts it into another process
 * and ends the app's, with all that was decrypted in its memory. Back at once, the old process sometimes still lived
 * (2 of 7 trials); after 2.5 s never (0 of 16).
 */
const wait = 2_600;

/* The same pattern as in platform/lifecycle/restart-through-landing.ts; a test compares them. */
const routePattern = /^\/(?!\/)[a-z/-]*(\?[a-z0-9=&-]*)?$/;

/* The app's own texts end with the app. */
const texts = new Map([
  ['en', 'Restarting'],
  ['nl', 'Start opnieuw'],
]);

const asked = new URLSearchParams(location.search);
const root = document.documentElement;
// Before anything is drawn: by night a white page blinds.
if (asked.get('theme') === 'night' || asked.get('theme') === 'day')
  root.dataset['theme'] = asked.get('theme');
const text = texts.get(asked.get('language'));
if (text) {
  root.lang = asked.get('language');
  document.addEventListener('DOMContentLoaded', () => {
    document.querySelector('[role=status]').textContent = text;
  });
}

const to = asked.get('to') ?? '/';
const route = routePattern.test(to) ? to : '/';
setTimeout(() => location.replace(route), wait);
