import { writeFileSync } from 'node:fs';

/**
 * A reporter for Web Test Runner that leaves exact numbers for `test/run.mjs`: its own summary counts files. A file
 * that fails to load, or ends early, is one failure.
 *
 * @param {string} file where the {@link import('./counts.mjs').Counts} are written
 */
export function countingReporter(file) {
  return {
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: [] };
      for (const session of sessions) countSession(session, counts);
      writeFileSync(file, JSON.stringify(counts));
    },
  };
}

function countSession({ testResults, errors, passed }, counts) {
  const failedBefore = counts.failed;
  if (testResults) countSuite(testResults, [], counts);
  const isBroken = errors.length > 0 || !passed;
  if (isBroken && counts.failed === failedBefore) counts.failed += 1;
}

function countSuite({ suites, tests }, titles, counts) {
  for (const test of tests) {
    if (test.skipped) counts.skipped.push([...titles, test.name].join(' › '));
    else if (test.passed) counts.passed += 1;
    else counts.failed += 1;
  }
  for (const suite of suites) countSuite(suite, [...titles, suite.name], counts);
}
