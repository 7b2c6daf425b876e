/*
 * The page between two lives of the app. It is not isolated as the app is, so the browser puts it into another process
 * and ends the app's, with all that was decrypted in its memory. Back at once, the old process sometimes still lived
 * (2 of 7 trials); after 2.5 s never (0 of 16).
 */
const wait = 2_600;

/* The same pattern as in platform/lifecycle/restart-through-landing.ts; a test compares them. */
const routePattern = /^\/(?!\/)[a-z/-]*(\?[a-z0-9=&-]*)?$/;

const to = new URLSearchParams(location.search).get('to') ?? '/';
const route = routePattern.test(to) ? to : '/';
setTimeout(() => location.replace(route), wait);
