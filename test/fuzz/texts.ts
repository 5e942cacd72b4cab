import fc from "fast-check";

/** Lines that mean something to YAML: pieces from which a random text is more often a file than noise. */
const lines = [
  "pipeline:",
  "  name: demo",
  "  stages:",
  "    - name: build",
  "      steps:",
  "        - name: compile",
  "          type: maven-build",
  "          with: { goals: package, jdk: 17 }",
  "        - run: |",
  "            echo one",
  "              echo two",
  "",
  "            # no comment",
  "        - run: |-",
  "      needs: [build, test]",
  "      needs:",
  "      - build",
  "jobs:",
  "  build:",
  "    runs-on: ubuntu-latest",
  "    steps:",
  "      - uses: actions/checkout@v4",
  "        with:",
  "          fetch-depth: 0",
  "x-base: &base",
  "  image: maven:3",
  "    <<: *base",
  "  <<: [*base, *other]",
  "- &a one",
  "- *a",
  "other: *base",
  "# a comment",
  "      # an indented comment",
  "key: value # behind",
  "key:",
  "  key:",
  "    key: ",
  '"quoted": yes',
  "'single': ''''",
  'text: "two \\"words\\""',
  "text: 'it''s'",
  "open: [a, b",
  "  c, d]",
  "]",
  "map: {a: 1, b: [x, {y: z}]}",
  "? complex",
  ": value",
  "folded: >",
  "  one",
  "  two",
  "",
  "folded: >-2",
  "multi: one",
  "  two",
  "tab:\tvalue",
  "\tkey: tab",
  "---",
  "--- # marked",
  "...",
  "%YAML 1.2",
  "!!str tagged: !!int 3",
  "word",
  "  word",
  "    word",
  "-",
  "  -",
  "- - nested",
  "- key: a",
  "  other: b",
  "   odd: indent",
  "表情: 😀 ok",
  "emoji: '😀'",
  "n: 0x1F",
  "f: 1.50",
  "null: ~",
  "e:",
  "a: b: c",
  "url: http://example.test:80/x#y",
  'quote: "open',
  "quote: 'open",
  "@at: x",
  "a: `tick`",
  "a: |+",
  "    kept",
  "",
  "   ",
] as const;

const line = fc.constantFrom(...lines);
const newline = fc.constantFrom("\n", "\n", "\n", "\n", "\r\n");
const noise = fc.string({
  unit: fc.constantFrom(...(" \t\n\r:-#[]{},&*!|>'\"%@`?ab0.~<😀\u2028\uFEFF".match(/./gsu) ?? [])),
  maxLength: 6,
});

/** A text made of lines of YAML, moved in and out at random. */
export const yamlText: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("", "", "", "\uFEFF"),
    fc.array(fc.tuple(fc.constantFrom("", "", "", "", "  ", "    ", " "), line, newline), { maxLength: 24 }),
    fc.boolean(),
  )
  .map(([bom, parts, isOpen]) => {
    const text = bom + parts.map(([indent, content, end]) => indent + content + end).join("");
    return isOpen ? text.replace(/\r?\n$/, "") : text;
  });

/** One change at a random place: something new, something gone, something twice. */
export interface RandomEdit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

export const randomEdit: fc.Arbitrary<RandomEdit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat({ max: 30 }) }),
  text: fc.oneof(
    noise,
    line,
    line.map((content) => `${content}\n`),
    fc.constant(""),
  ),
});

/** The texts that come of edits one after the other; the first is the text itself. */
export function textsOf(text: string, edits: readonly RandomEdit[]): readonly string[] {
  const texts = [text];
  for (const edit of edits) {
    const last = texts.at(-1) ?? "";
    const at = Math.floor(edit.at * (last.length + 1));
    texts.push(last.slice(0, at) + edit.text + last.slice(at + edit.length));
  }
  return texts;
}

/** A stretch of a text being typed, one letter after the other, with the rest of the text below it. */
export function typedTexts(text: string, from: number): readonly string[] {
  const start = text.length === 0 ? 0 : from % text.length;
  const end = Math.min(text.length, start + 60);
  const texts: string[] = [];
  for (let at = start; at <= end; at++) texts.push(text.slice(0, at) + text.slice(end));
  return texts;
}
