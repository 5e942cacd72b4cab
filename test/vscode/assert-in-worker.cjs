// Stands in for `node:assert` where a suite runs in a web worker: the part of it that our editor suites use, with the
// same names and the same errors for mocha to show (`actual`, `expected`).

class AssertionError extends Error {
  /** @param {string | undefined} message @param {unknown} actual @param {unknown} expected */
  constructor(message, actual, expected) {
    super(message ?? `Expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
    this.name = "AssertionError";
    this.actual = actual;
    this.expected = expected;
    this.showDiff = true;
  }
}

/** @param {unknown} value @param {string} [message] */
const ok = (value, message) => {
  if (!value) throw new AssertionError(message ?? "Expected a true value", value, true);
};

/** @param {unknown} actual @param {unknown} expected @param {string} [message] */
const strictEqual = (actual, expected, message) => {
  if (!Object.is(actual, expected)) throw new AssertionError(message, actual, expected);
};

/** @param {unknown} actual @param {unknown} expected @param {string} [message] */
const deepStrictEqual = (actual, expected, message) => {
  if (!isDeepEqual(actual, expected)) throw new AssertionError(message, actual, expected);
};

/** @param {string} text @param {RegExp} pattern @param {string} [message] */
const match = (text, pattern, message) => {
  if (!pattern.test(text))
    throw new AssertionError(message ?? `Expected a text that matches ${pattern}, got ${text}`, text, String(pattern));
};

/** @param {string} [message] @returns {never} */
const fail = (message) => {
  throw new AssertionError(message ?? "Failed", undefined, undefined);
};

/** @param {unknown} left @param {unknown} right @returns {boolean} plain data only: objects, arrays, primitives */
function isDeepEqual(left, right) {
  if (Object.is(left, right)) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const [leftKeys, rightKeys] = [Object.keys(left), Object.keys(right)];
  if (leftKeys.length !== rightKeys.length) return false;
  return leftKeys.every((key) => key in right && isDeepEqual(Reflect.get(left, key), Reflect.get(right, key)));
}

const assert = {
  AssertionError,
  ok,
  equal: strictEqual,
  strictEqual,
  deepEqual: deepStrictEqual,
  deepStrictEqual,
  match,
  fail,
};
module.exports = Object.assign(ok, assert, { strict: Object.assign(ok, assert) });
