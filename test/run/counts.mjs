/**
 * What a step found.
 *
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} skipped titles, with the reason where one is given
 */

/** @type {Counts} */
export const none = { passed: 0, failed: 0, skipped: [] };

/** One check that either holds or does not. */
export function single(ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] };
}

/** @param {readonly Counts[]} all */
export function sum(all) {
  return all.reduce(
    (total, counts) => ({
      passed: total.passed + counts.passed,
      failed: total.failed + counts.failed,
      skipped: [...total.skipped, ...counts.skipped],
    }),
    none,
  );
}

/** `3 passed, 1 failed`, and `, 2 skipped` only where something was. */
export function inWords({ passed, failed, skipped }) {
  const words = `${passed} passed, ${failed} failed`;
  return skipped.length > 0 ? `${words}, ${skipped.length} skipped` : words;
}

/**
 * The numbers of Playwright's JSON report. A file that could not be loaded is one failure.
 *
 * @returns {Counts}
 */
export function countsOfPlaywright({ suites, errors }) {
  const counts = { passed: 0, failed: errors.length, skipped: [] };
  for (const suite of suites) countSuite(suite, [], counts);
  return counts;
}

function countSuite({ title, specs = [], suites = [] }, above, counts) {
  const titles = [...above, title];
  for (const spec of specs) {
    for (const { status, annotations } of spec.tests) {
      if (status === 'skipped')
        counts.skipped.push([...titles, spec.title].join(' › ') + reasonOf(annotations));
      else if (status === 'expected') counts.passed += 1;
      else if (status === 'flaky') {
        counts.passed += 1;
        console.log(`Passed at the second try only: ${[...titles, spec.title].join(' › ')}`);
      } else counts.failed += 1;
    }
  }
  for (const suite of suites) countSuite(suite, titles, counts);
}

/** Without an annotation nobody asked for the skip: the run ended before the test's turn. */
function reasonOf(annotations) {
  const skip = annotations.find(({ type }) => type === 'skip' || type === 'fixme');
  return skip ? `: ${skip.description ?? 'no reason given'}` : ': did not run';
}
