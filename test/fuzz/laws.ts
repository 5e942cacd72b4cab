/**
 * The laws that random texts are held against. `npm run fuzz` asks them for as long as one likes, a short run stands in
 * `npm test`. A law throws where it is broken, and nowhere else.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { dialects } from "../../server/dialects/index.ts";
import { usualSizes } from "../../server/document/cut-text.ts";
import { type CheckContext, noProjectConfig, ownCatalog } from "../../server/features/index.ts";
import { afterChanges, likeTheWhole, smallCuts } from "./document-laws.ts";
import { sameFindings, unmovedByQuestions } from "./findings-law.ts";
import { hugeText, withinLimits } from "./limits-law.ts";
import { formatsAlike, formatsPartsAlike, sameTokens, shapesWithinLimits } from "./shapes-law.ts";
import { randomEdit, textsOf, typedTexts, yamlText } from "./texts.ts";

export interface Law {
  readonly name: string;
  readonly property: fc.IProperty<unknown> | fc.IAsyncProperty<unknown>;
  /** How dear one try is beside the others: so many fewer are made in a round. */
  readonly weight: number;
}

const sizes = fc.constantFrom(smallCuts, smallCuts, usualSizes);
const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });
const edits = fc.array(randomEdit, { minLength: 1, maxLength: 6 });
const context = fc.constantFrom(
  ...dialects.map(
    (dialect): CheckContext => ({
      dialect,
      locale: "en",
      catalog: ownCatalog,
      config: noProjectConfig,
      choices: {},
      log: (line) => {
        throw new Error(line); // a rule that throws is a bug that the product only logs
      },
    }),
  ),
);

/** Files as people write them: our own corpus and examples. */
const realTexts = ["../corpus", "../../examples"].flatMap((folder) => filesBelow(join(__dirname, folder)));
const realText = fc.constantFrom(...realTexts);

export const laws: readonly Law[] = [
  {
    name: "after any changes the answer is that of a full parse",
    weight: 1,
    property: fc.property(yamlText, edits, sizes, (text, some, cut) => afterChanges(textsOf(text, some), cut)),
  },
  {
    name: "after any changes of a real file the answer is that of a full parse",
    weight: 4,
    property: fc.property(realText, edits, sizes, (text, some, cut) => afterChanges(textsOf(text, some), cut)),
  },
  {
    name: "reading by parts is reading the whole",
    weight: 1,
    property: fc.property(yamlText, sizes, likeTheWhole),
  },
  {
    name: "reading a changed real file by parts is reading the whole",
    weight: 4,
    property: fc.property(realText, edits, sizes, (text, some, cut) =>
      likeTheWhole(textsOf(text, some).at(-1) ?? "", cut),
    ),
  },
  {
    name: "a file that is typed letter by letter is read as if it came at once",
    weight: 20,
    property: fc.property(realText, fc.nat(), sizes, (text, from, cut) => afterChanges(typedTexts(text, from), cut)),
  },
  {
    name: "what was kept is what would be found now",
    weight: 10,
    property: fc.property(realText, edits, sizes, context, (text, some, cut, about) =>
      sameFindings(textsOf(text, some), cut, about),
    ),
  },
  {
    name: "what was kept is what would be found now, letter by letter",
    weight: 50,
    property: fc.property(realText, fc.nat(), sizes, context, (text, from, cut, about) =>
      sameFindings(typedTexts(text, from), cut, about),
    ),
  },
  {
    name: "whatever is asked of a file at a place, the file stays what it is",
    weight: 10,
    property: fc.property(realText, edits, places, sizes, context, (text, some, at, cut, about) =>
      unmovedByQuestions(textsOf(text, some).at(-1) ?? "", at, cut, about),
    ),
  },
  {
    name: "formatting keeps what a text means",
    weight: 1,
    property: fc.property(yamlText, fc.integer({ min: 1, max: 8 }), formatsAlike),
  },
  {
    name: "formatting keeps what a changed real file means",
    weight: 10,
    property: fc.property(realText, edits, fc.integer({ min: 1, max: 8 }), (text, some, size) =>
      formatsAlike(textsOf(text, some).at(-1) ?? "", size),
    ),
  },
  {
    name: "formatting of a part keeps what a changed real file means",
    weight: 10,
    property: fc.property(realText, edits, places, (text, some, [from = 0, to = 1]) =>
      formatsPartsAlike(textsOf(text, some).at(-1) ?? "", from, to),
    ),
  },
  {
    name: "tokens that were kept are those that would be found now",
    weight: 4,
    property: fc.property(realText, edits, sizes, context, (text, some, cut, about) =>
      sameTokens(textsOf(text, some), cut, about),
    ),
  },
  {
    name: "any text is formatted, coloured, moved and rewritten within the limits",
    weight: 200,
    property: fc.property(hugeText, context, shapesWithinLimits),
  },
  {
    name: "any text is answered within the limits",
    weight: 200,
    property: fc.property(hugeText, context, withinLimits),
  },
];

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => readFileSync(path, "utf8"));
}
