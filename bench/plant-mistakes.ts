import type { BenchDialect } from "./figure.ts";
import type { GeneratedFile } from "./generated-file.ts";
import type { Random } from "./random.ts";
import { pick, randomFrom } from "./random.ts";

/** A file with mistakes has one in each so many lines. */
const linesForMistake = 100;

/** What people get wrong, as a change of one line of a generated file that each language server can see. */
interface Mistake {
  readonly right: RegExp;
  readonly wrong: string;
}

const mistakesOf: Readonly<Record<BenchDialect, readonly Mistake[]>> = {
  pipeline: [
    { right: /^ {6}timeout: \d+m$/, wrong: "      timeout: soon" },
    { right: /^ {6}description: /, wrong: "      descripton: " },
    { right: /^ {8}max_parallel: \d$/, wrong: "        max_parallel: many" },
    { right: /^ {10}type: notify$/, wrong: "          type: notfy" },
    { right: /^ {6}needs: \[build-/, wrong: "      needs: [biuld-" },
    { right: /^ {12}coverage: \d+$/, wrong: "            coverage: most" },
  ],
  "github-actions": [
    { right: /^ {4}timeout-minutes: \d+$/, wrong: "    timeout-minutes: soon" },
    { right: /^ {6}fail-fast: false$/, wrong: "      fail-fast: never" },
    { right: /^ {6}max-parallel: /, wrong: "      max-paralel: " },
    { right: /^ {4}needs: build-/, wrong: "    needs: biuld-" },
    { right: /^ {8}working-directory: /, wrong: "        working-directry: " },
    { right: /^ {6}contents: read$/, wrong: "      contents: all" },
  ],
  pack: [
    { right: /^ {4}timeout: \d+$/, wrong: "    timeout: soon" },
    { right: /^ {4}about: /, wrong: "    abuot: " },
    { right: /^ {8}depth: \d+$/, wrong: "        depth: most" },
    { right: /^ {8}use: deploy$/, wrong: "        use: deplyo" },
    { right: /^ {4}after: \[build-/, wrong: "    after: [biuld-" },
  ],
};

/** The file with mistakes spread over it evenly. Its length stays, and so does the line in which is typed. */
export function plantMistakes(file: GeneratedFile, dialect: BenchDialect, seed: number): GeneratedFile {
  const random = randomFrom(seed);
  const lines = file.text.split("\n");
  let mistakeCount = 0;
  for (let start = 0; start < lines.length; start += linesForMistake) {
    const planted = plantOne(lines, start, dialect, file.typing.line, random);
    if (planted === undefined) continue;
    lines[planted.line] = planted.text;
    mistakeCount += 1;
  }
  return { ...file, text: lines.join("\n"), mistakeCount };
}

/** One of the mistakes that the lines from `start` on have a place for. */
function plantOne(
  lines: readonly string[],
  start: number,
  dialect: BenchDialect,
  spared: number,
  random: Random,
): { readonly line: number; readonly text: string } | undefined {
  const possible = lines.slice(start, start + linesForMistake).flatMap((text, index) => {
    if (start + index === spared) return [];
    const mistake = mistakesOf[dialect].find(({ right }) => right.test(text));
    return mistake ? [{ line: start + index, text: text.replace(mistake.right, mistake.wrong) }] : [];
  });
  return possible.length === 0 ? undefined : pick(possible, random);
}
