import assert from "node:assert/strict";
import fc from "fast-check";
import { yamlText } from "../../test/fuzz/texts.ts";
import { inside, wholeFile } from "../../test/kit/index.ts";
import { applyEdits, parseSource, sameMeaning } from "../document/index.ts";
import { format } from "./format.ts";

const { checkFormat } = wholeFile("pipeline");

describe("formatting", () => {
  test("makes the indentation even", () =>
    checkFormat(
      `
      pipeline:
          name: shop
          stages:
             - name: build
               steps:
                   - name: compile
                     run: make
      `,
      `
      pipeline:
        name: shop
        stages:
          - name: build
            steps:
              - name: compile
                run: make
      `,
    ));

  test("takes the editor's tab size", () =>
    checkFormat(
      `
      pipeline:
        name: shop
        stages:
          - name: build
            steps: []
      `,
      `
      pipeline:
          name: shop
          stages:
              - name: build
                steps: []
      `,
      { indentSize: 4 },
    ));

  test("sets list marks as most lists of the file have them", () =>
    checkFormat(
      `
      pipeline:
        stages:
        - name: build
          needs: []
          steps:
          - name: compile
            run: make
          artifacts:
            - name: shop
              paths: [dist]
      `,
      `
      pipeline:
        stages:
        - name: build
          needs: []
          steps:
          - name: compile
            run: make
          artifacts:
          - name: shop
            paths: [dist]
      `,
    ));

  test("leaves one blank behind colons, dashes and commas, and none at the end", () =>
    checkFormat(
      'pipeline:   \n  name:    shop\n  stages:\n    -   name : build\n        needs: [a,b ,  c]\n        with: {a:  1,"b":2}\t\n',
      'pipeline:\n  name: shop\n  stages:\n    - name: build\n      needs: [a, b, c]\n      with: {a: 1, "b": 2}\n',
    ));

  test("keeps one blank line of several, none at either end", () =>
    checkFormat(
      "\n\npipeline:\n  name: shop\n\n  \n\n  stages: []\n\n\n",
      "pipeline:\n  name: shop\n\n  stages: []\n",
    ));

  test("keeps each comment with what it speaks of", () =>
    checkFormat(
      `
      # The shop.
      pipeline:   # all of it
          name: shop      # in letters
          stages:
          # Builds it.
              - name: build
                steps:
                    - name: compile
                      run: make
                    # - name: later
                # after the steps
          # the end
      `,
      `
      # The shop.
      pipeline: # all of it
        name: shop # in letters
        stages:
          # Builds it.
          - name: build
            steps:
              - name: compile
                run: make
              # - name: later
            # after the steps
        # the end
      `,
    ));

  test("moves a block of text as a whole, and changes no letter of it", () =>
    checkFormat(
      "a:\n    run: |\n         one  \n           two\n\n\n         \tthree\n             \n    folded: >-\n      x\n\n       y\n    fixed: |2\n         deep\n    end: 1\n",
      "a:\n  run: |\n    one  \n      two\n\n\n    \tthree\n        \n  folded: >-\n    x\n\n     y\n  fixed: |2\n       deep\n  end: 1\n",
    ));

  test("keeps the lines at the end of a block that wants them", () =>
    checkFormat("a: |+\n    one\n\n\n\nb: 1\n", "a: |+\n  one\n\n\n\nb: 1\n"));

  test("leaves long brackets and texts of several lines as they are, moved along", () =>
    checkFormat(
      `
      a:
          list: [one,
                 two]
          text: one
             two
          quoted: "one

              two  "
      `,
      `
      a:
        list: [one,
               two]
        text: one
           two
        quoted: "one

            two  "
      `,
    ));

  test("keeps quotes, anchors, tags, merges and keys with a question mark", () =>
    checkFormat(
      `
      x-base:   &base
          'image':   "maven:3"
          no: !!str   3
      pipeline:
          <<:   *base
          *base : kept
          odd:
              ? long
              :   value
      `,
      `
      x-base: &base
        'image': "maven:3"
        no: !!str 3
      pipeline:
        <<: *base
        *base : kept
        odd:
          ? long
          :   value
      `,
    ));

  test("keeps line ends, byte order mark and a missing last line break", () => {
    checkFormat("\uFEFFa:\r\n    b:   1\r\n\r\n\r\n    c: 2", "\uFEFFa:\r\n  b: 1\r\n\r\n  c: 2");
  });

  test("formats each document of a file", () =>
    checkFormat("--- \na:\n    b: 1\n...\n---\nc:\n    - d\n", "---\na:\n  b: 1\n...\n---\nc:\n  - d\n"));

  test("takes a file that is right already as it is", () =>
    checkFormat("a:\n  b: 1\n\n  # c\n  d: [1, 2]\n", "a:\n  b: 1\n\n  # c\n  d: [1, 2]\n"));

  test("refuses broken YAML, and says where", () =>
    checkFormat('a: "open\nb: 1\n', {
      refused: "This file can't be formatted until its YAML is right: see line 1.",
    }));

  test("says so in Chinese too", () =>
    wholeFile("pipeline", { locale: "zh-cn" }).checkFormat('a:\n  b: "open\n', {
      refused: "YAML 有错误，修正后才能格式化：请看第 2 行。",
    }));
});

describe("formatting of a part", () => {
  test("changes the selected lines only", () =>
    checkFormat("a:   1\n«b:   2\nc:   3\n»d:   4\n", "a:   1\nb: 2\nc: 3\nd:   4\n"));

  test("moves what is selected as a whole", () =>
    inside("pipeline").checkFormat(
      `
      stages:
        - name: build
      «    steps:
                - name: compile
                  run: make
      »  - name: test
          steps: []
      `,
      `
      stages:
        - name: build
          steps:
            - name: compile
              run: make
        - name: test
          steps: []
      `,
    ));

  test("doesn't tear a block in two", () =>
    checkFormat("a:\n    b:   1\n«    c:   2\n»", "a:\n    b:   1\n    c: 2\n"));
});

describe("formatting of texts that fuzzing has found", () => {
  const answered = (text: string): void => assert.ok(format(parseSource(text), "en").ok);
  test("a value that YAML's parser accepts only within a tree", () =>
    answered("? complex\n      # an indented comment\n  @at: x\n"));
  test("blanks alone on the last line of a block", () =>
    checkFormat("a: |+\n  pipeline:\n  ", "a: |+\n   pipeline:\n   ", { indentSize: 3 }));
  test("a tag before the first key", () =>
    checkFormat("!!str a: !!int 3\nb:\n        - c\n", "!!str a: !!int 3\nb:\n - c\n", { indentSize: 1 }));
  test("a block of text at the root", () => answered(" |-\n- hosts: web\n  tasks:\n    - name: install\n"));
});

describe("formatting of any text", () => {
  const formatted = (text: string, indentSize: number) => {
    const answer = format(parseSource(text), "en", { indentSize });
    return answer.ok ? applyEdits(text, answer.edits) : undefined;
  };

  test("keeps its meaning, and done twice changes nothing more", () =>
    fc.assert(
      fc.property(yamlText, fc.integer({ min: 1, max: 8 }), (text, indentSize) => {
        const once = formatted(text, indentSize);
        if (once === undefined) return;
        assert.ok(sameMeaning(text, once));
        assert.equal(formatted(once, indentSize), once);
      }),
    ));

  test("of a part keeps its meaning", () =>
    fc.assert(
      fc.property(yamlText, fc.nat(400), fc.nat(400), (text, start, length) => {
        const range = { start: Math.min(start, text.length), end: Math.min(start + length, text.length) };
        const answer = format(parseSource(text), "en", { range });
        if (answer.ok) assert.ok(sameMeaning(text, applyEdits(text, answer.edits)));
      }),
    ));
});
