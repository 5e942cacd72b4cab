/** The stories in test/stories/: tests in Markdown, for those who write pipelines and not TypeScript. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describeStories } from "../kit/stories.ts";

const folder = join(__dirname, "../stories");

for (const name of readdirSync(folder).sort()) {
  if (name.endsWith(".md")) describe(name, () => describeStories(join(folder, name)));
}
