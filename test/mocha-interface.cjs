/** Mocha's `describe` and its hooks, with `test` for a test: it reads as a sentence without a subject. `it` is the same. */
const Mocha = require("mocha");

module.exports = function describeAndTest(suite) {
  Mocha.interfaces.bdd(suite);
  suite.on(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, (context) => {
    context.test = context.it;
  });
};
