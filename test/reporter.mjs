/**
 * Mocha's `spec`, which also writes `{"passed":…,"failed":…,"skipped":…}` to the file that PIPEWRIGHT_COUNTS names.
 * scripts/test.ts adds those up. A hook that fails counts as one failure.
 */
import { writeFileSync } from "node:fs";
import Mocha from "mocha";

const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING, EVENT_RUN_END } = Mocha.Runner.constants;

export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const counts = { passed: 0, failed: 0, skipped: 0 };
    runner.on(EVENT_TEST_PASS, () => {
      counts.passed += 1;
    });
    runner.on(EVENT_TEST_FAIL, () => {
      counts.failed += 1;
    });
    runner.on(EVENT_TEST_PENDING, () => {
      counts.skipped += 1;
    });
    const file = process.env.PIPEWRIGHT_COUNTS;
    if (file) runner.once(EVENT_RUN_END, () => writeFileSync(file, JSON.stringify(counts)));
  }
}
