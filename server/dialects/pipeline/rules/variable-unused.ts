import { type SourceFile, valueAt, type YamlEntry, type YamlMap, type YamlNode } from "../../../document/index.ts";
import { removeEntry } from "../../fixes.ts";
import { defineRule, type Report } from "../../rule.ts";
import { Tally } from "../../shared/tally.ts";
import type { PipelineFacts } from "../facts.ts";
import { includedWords } from "../included-words.ts";
import { hasUnseenTemplates } from "../unseen.ts";
import { usedWords } from "../used-words.ts";

export const variableUnused = defineRule<PipelineFacts, "unused">({
  id: "variable/unused",
  severity: "hint",
  absence: "document",
  title: { en: "A variable that nothing uses", "zh-cn": "没有用到的变量" },
  why: {
    en: "It does no harm, but whoever reads the file looks for its use. A program that a step runs may read it from its environment, though: then leave it.",
    "zh-cn": "它没有坏处，但会让读文件的人去找它的用处。不过步骤运行的程序可能会从环境变量里读取它，那就请保留。",
  },
  messages: { unused: { en: "Nothing in this file uses `{name}`.", "zh-cn": "本文件中没有用到 `{name}`。" } },
  *check(facts) {
    const { file, pipeline, stages } = facts;
    if (hasUnseenTemplates(facts)) return;
    const elsewhere = includedWords(facts);
    const ofPipeline = valueAt(pipeline, "variables");
    if (pipeline && ofPipeline) {
      const words = wordsInUse.of(facts.document.lineage, usersOf(facts, pipeline));
      yield* unusedIn(file, ofPipeline, (name) => words.has(name), elsewhere);
    }
    for (const { map } of stages.all) {
      const variables = valueAt(map, "variables");
      if (!variables) continue;
      const users = map.entries.filter(({ key }) => key.text !== "variables").map(({ value }) => value);
      yield* unusedIn(file, variables, (name) => users.some((node) => usedWords(node).has(name)), elsewhere);
    }
  },
  examples: [
    {
      bad: `
        pipeline:
          variables:
            LEVEL: debug
            UNUSED: "1"
            ~~~~~~ hint variable/unused unused fix
          stages:
            - name: build
              steps:
                - name: compile
                  run: make LEVEL=$LEVEL`,
      good: `
        pipeline:
          variables:
            LEVEL: debug
          stages:
            - name: build
              steps:
                - name: compile
                  run: make LEVEL=$LEVEL`,
    },
  ],
});

const wordsInUse = new Tally<YamlNode>(usedWords);

/** Everything in a pipeline but the variables, in pieces that stay the same from key to key. */
function usersOf({ stages, templates }: PipelineFacts, pipeline: YamlMap): readonly YamlNode[] {
  const own = pipeline.entries.filter(({ key }) => key.text !== "variables" && key.text !== "stages");
  return [...own, ...templates].map(({ value }) => value).concat(stages.all.map(({ map }) => map));
}

function* unusedIn(
  file: SourceFile,
  variables: YamlNode,
  isInUse: (name: string) => boolean,
  elsewhere: readonly ReadonlySet<string>[],
): Iterable<Report<"unused">> {
  if (variables.kind !== "map") return;
  for (const entry of variables.entries) {
    if (entry.merged || isForPrograms(entry.key.text) || isUsed(entry, variables, isInUse)) continue;
    if (elsewhere.some((words) => words.has(entry.key.text))) continue;
    const fix = removeEntry(file, variables, entry);
    yield { at: entry.key.span, say: "unused", words: { name: entry.key.text }, tags: ["unused"], ...(fix && { fix }) };
  }
}

/** Names that well-known programs look for in their environment; and those that can't be names at all, which the schema tells. */
function isForPrograms(name: string): boolean {
  return !/^[A-Z_][A-Z0-9_]*$/.test(name) || readByPrograms.test(name);
}

const readByPrograms =
  /_(?:OPTS|OPTIONS|FLAGS|HOME|PROXY)$|^(?:PATH|CI|LANG|TZ|DEBUG|KUBECONFIG|PYTHONPATH|(?:AWS|AZURE|DOCKER|DOTNET|GIT|GO|GOOGLE|GRADLE|HELM|JAVA|LC|MAVEN|NODE|NPM|NUGET|PIP|POETRY|TF|YARN)_?[A-Z0-9_]*)$/;

function isUsed({ key }: YamlEntry, variables: YamlMap, isInUse: (name: string) => boolean): boolean {
  return (
    isInUse(key.text) ||
    variables.entries.some((other) => other.key.text !== key.text && usedWords(other.value).has(key.text))
  );
}
