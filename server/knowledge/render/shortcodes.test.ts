import assert from "node:assert/strict";
import { shortcodesApart } from "./shortcodes.ts";

describe("shortcodes", () => {
  test("stand on lines of their own", () =>
    assert.equal(
      shortcodesApart("a {{< hint info >}}b{{< /hint >}}"),
      "a \n\n{{< hint info >}}\n\nb\n\n{{< /hint >}}\n\n",
    ));

  for (const sample of [
    "Write `{{< hint info >}}…{{< /hint >}}` (or `warning`).",
    "Write `` a ` {{< playground >}} `` around it.",
    "```md\n{{< hint >}}\n```",
  ]) {
    test(`that are shown as a sample stay where they are: ${JSON.stringify(sample)}`, () =>
      assert.equal(shortcodesApart(sample), sample));
  }

  test("between two samples are meant", () =>
    assert.equal(shortcodesApart("`a` {{< hint >}} `b`"), "`a` \n\n{{< hint >}}\n\n `b`"));
});
