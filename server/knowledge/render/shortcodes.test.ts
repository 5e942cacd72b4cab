import assert from "node:assert/strict";
import { shortcodeIn, shortcodesApart } from "./shortcodes.ts";

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

  for (const [line, name, isEnd, settings] of [
    ["{{< hint info >}}", "hint", false, { 0: "info" }],
    ['  {{% Video src="a b.mp4" title=Tour /%}}', "video", false, { src: "a b.mp4", title: "Tour" }],
    ["{{</ hint >}}", "hint", true, {}],
    ["{{< /hint >}}", "hint", true, {}],
    ["{{<playground/>}}", "playground", false, {}],
  ] as const) {
    test(`are read: ${line}`, () => {
      const found = shortcodeIn(line);
      assert.deepEqual(found && [found.name, found.isEnd, Object.fromEntries(found.settings)], [name, isEnd, settings]);
    });
  }

  for (const line of ["{{< >}}", "{{<>}}", "{{< 1 >}}", "{{< a > b >}}", "{{ hint }}", "text {{< hint >}}"]) {
    test(`are none: ${line}`, () => assert.equal(shortcodeIn(line), undefined));
  }

  // In one pass: with a pattern that tries again at each place, these took minutes.
  for (const piece of [" ", "{{%", "{{<", "a=", '"', "/", "{{< video"]) {
    test(`are looked for in a line of 400,000 letters: ${JSON.stringify(piece)}`, () => {
      const long = piece.repeat(Math.ceil(400_000 / piece.length));
      for (const line of [`{{< video${long}!`, `{{< video${long}>}}`, long]) {
        shortcodeIn(line);
        shortcodesApart(line);
      }
    });
  }

  test("between two samples are meant", () =>
    assert.equal(shortcodesApart("`a` {{< hint >}} `b`"), "`a` \n\n{{< hint >}}\n\n `b`"));
});
