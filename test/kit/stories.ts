import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { parseMarked } from "../../server/features/marked-text.ts";
import { findingsOf, fixturesOf, printActual, printExpected } from "./fixture.ts";
import { obeyLaws } from "./laws.ts";
import { updates } from "./update.ts";

/**
 * Tests that a writer can read: a Markdown file, in which a heading is a test and its ```yaml blocks are the files.
 * Path and settings stand on the fence (```yaml ci/release.yml platform=2.0); nothing is escaped but marks.
 */
export interface Story {
  readonly title: string;
  readonly files: readonly StoryFile[];
}

interface StoryFile {
  /** What stands on the fence after `yaml`. */
  readonly header: string;
  readonly marked: string;
  /** Zero-based lines of the Markdown: the fence, and the one that closes it. */
  readonly fence: number;
  readonly close: number;
}

/** Makes a mocha test of each heading that has files. */
export function describeStories(path: string): void {
  const lines = readFileSync(path, "utf8").split("\n");
  for (const story of storiesOf(lines)) test(story.title, () => checkStory(path, story));
}

export function storiesOf(lines: readonly string[]): readonly Story[] {
  const stories: { title: string; files: StoryFile[] }[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const heading = /^#+ (.*)$/.exec(line);
    const fence = /^```ya?ml(?: +(.*))?$/.exec(line);
    if (heading) stories.push({ title: heading[1] ?? "", files: [] });
    if (!fence) continue;
    const close = lines.indexOf("```", at + 1);
    if (close === -1) throw new Error(`The block that begins in line ${at + 1} is never closed.`);
    const story = stories.at(-1);
    if (story === undefined) throw new Error(`The block in line ${at + 1} stands before the first heading.`);
    story.files.push({ header: fence[1] ?? "", marked: lines.slice(at + 1, close).join("\n"), fence: at, close });
    at = close;
  }
  return stories.filter(({ files }) => files.length > 0);
}

function checkStory(path: string, { files }: Story): void {
  const text = files.map(({ header, marked }) => [`#- ${header}`.trimEnd(), marked].join("\n")).join("\n");
  const marked = parseMarked(`\n${text}\n`);
  const fixtures = fixturesOf(marked, { dialect: "pipeline" }, "inside");
  const expected = fixtures.map((fixture) => printExpected(fixture, marked));
  const actual = fixtures.map((fixture) => printActual(fixture, marked, findingsOf(fixture), "all"));
  if (updates()) updateStory(path, files, actual);
  else assert.equal(actual.join("\n"), expected.join("\n"));
  for (const fixture of fixtures) obeyLaws(fixture);
}

/** Only what differs is written; from the last block to the first, so that the lines above stay where they are. */
function updateStory(path: string, files: readonly StoryFile[], actual: readonly string[]): void {
  const lines = readFileSync(path, "utf8").split("\n");
  for (const [index, { header, marked }] of [...files.entries()].reverse()) {
    const printed = (actual[index] ?? "").replace(/^#-.*\n/, "");
    if (printed === marked) continue;
    const fence = lines.findIndex(
      (line, at) => line === `\`\`\`yaml ${header}`.trimEnd() && lines[at + 1] === marked.split("\n")[0],
    );
    const close = lines.indexOf("```", fence + 1);
    if (fence >= 0) lines.splice(fence + 1, close - fence - 1, ...printed.split("\n"));
  }
  writeFileSync(path, lines.join("\n"));
}
