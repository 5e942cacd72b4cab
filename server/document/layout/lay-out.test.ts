import assert from "node:assert/strict";
import fc from "fast-check";
import { yamlText } from "../../../test/fuzz/texts.ts";
import { applyEdits, layOut, parseSource, type SourceFile, sameMeaning } from "../index.ts";

const isSound = ({ documents, limits }: SourceFile): boolean =>
  limits.length === 0 && documents.every(({ problems }) => problems.length === 0);

const indentSize = fc.integer({ min: 1, max: 8 });

describe("the layout of any text", () => {
  test("is made of blanks and line breaks alone", () =>
    fc.assert(
      fc.property(yamlText, indentSize, (text, size) => {
        fc.pre(isSound(parseSource(text)));
        const edits = layOut(text, { indentSize: size });
        for (const { span, text: words } of edits) {
          assert.match(text.slice(span.start, span.end), /^\s*$/);
          assert.match(words, /^ *$/);
        }
        applyEdits(text, edits);
      }),
    ));

  test("keeps CRLF, LF and the last line break", () =>
    fc.assert(
      fc.property(yamlText, indentSize, (text, size) => {
        fc.pre(isSound(parseSource(text)) && text.trim() !== "");
        const done = applyEdits(text, layOut(text, { indentSize: size }));
        if (sameMeaning(text, done)) assert.equal(done.endsWith("\n"), text.endsWith("\n") || /\n\s+$/.test(text));
        if (!/(^|[^\r])\n/.test(text)) assert.doesNotMatch(done, /(^|[^\r])\n/);
        if (!text.includes("\r")) assert.ok(!done.includes("\r"));
        assert.equal(done.charCodeAt(0) === 0xfeff, text.charCodeAt(0) === 0xfeff);
      }),
    ));
});
