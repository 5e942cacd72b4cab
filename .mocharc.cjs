// What every run of mocha shares; the suites and their files stand in scripts/test.ts.
// `npx mocha path/to/a.test.ts` runs one file.
module.exports = {
  require: ["tsx"],
  ui: "./test/mocha-interface.cjs",
  extension: ["ts"],
  forbidOnly: true,
  timeout: 10_000,
};
