import type { SourceFile, YamlNode } from "../../../document/index.ts";
import { defineRule, type Report } from "../../rule.ts";
import { environmentKind } from "../delivery.ts";
import type { PipelineFacts } from "../facts.ts";

export const supplySnapshot = defineRule<PipelineFacts, "snapshot">({
  id: "supply/snapshot",
  per: "part",
  severity: "warning",
  since: "2.0.0",
  title: { en: "An unfinished version is delivered", "zh-cn": "交付了未完成的版本" },
  why: {
    en: "A `-SNAPSHOT` changes under its name: what was tested is not what is delivered.",
    "zh-cn": "`-SNAPSHOT` 版本的内容会变：测试的和交付的不是同一份。",
  },
  messages: {
    snapshot: {
      en: "`{version}` is an unfinished version, and `{stage}` goes to an environment of the kind `{kind}`. Deliver a released one.",
      "zh-cn": "`{version}` 是未完成的版本，而 `{stage}` 部署到 `{kind}` 环境。请交付正式发布的版本。",
    },
  },
  *check(facts) {
    for (const stage of facts.stages.all) {
      const kind = environmentKind(stage, facts);
      if (kind === undefined || kind === "development") continue;
      for (const { at, version } of snapshotsIn(stage.map, facts.file))
        yield { at, say: "snapshot", words: { version, kind, stage: stage.name ?? "" } };
    }
  },
  examples: [
    {
      shows: { en: "To production", "zh-cn": "部署到生产环境" },
      bad: `
        pipeline:
          environments:
            live: { kind: production }
          stages:
            - name: deploy
              environment: live
              steps:
                - name: ship
                  run: ./ship.sh shop-1.4.0-SNAPSHOT.jar
                                      ~~~~~~~~~~~~~~ warning supply/snapshot`,
      good: `
        pipeline:
          environments:
            live: { kind: production }
          stages:
            - name: deploy
              environment: live
              steps:
                - name: ship
                  run: ./ship.sh shop-1.4.0.jar`,
    },
    {
      shows: { en: "To a test environment", "zh-cn": "部署到测试环境" },
      platform: "2.0",
      bad: `
        pipeline:
          environments:
            live: { kind: testing }
          stages:
            - name: deploy
              environment: live
              steps:
                - name: ship
                  run: ./ship.sh shop-1.4.0-SNAPSHOT.jar
                                      ~~~~~~~~~~~~~~ warning supply/snapshot`,
      good: `
        pipeline:
          environments:
            live: { kind: testing }
          stages:
            - name: deploy
              environment: live
              steps:
                - name: ship
                  run: ./ship.sh shop-1.4.0.jar`,
    },
  ],
});

interface Snapshot {
  readonly at: Report["at"];
  readonly version: string;
}

/** Words such as `1.4.0-SNAPSHOT` in the values below a node, where they are written. */
function* snapshotsIn(node: YamlNode, file: SourceFile): Iterable<Snapshot> {
  if (node.span.origin) return;
  if (node.kind === "list") for (const item of node.items) yield* snapshotsIn(item, file);
  else if (node.kind === "map")
    for (const { value, merged } of node.entries) if (!merged) yield* snapshotsIn(value, file);
  if (node.kind !== "scalar" || !node.text.includes("-SNAPSHOT")) return;
  const { start, end } = node.span;
  for (const match of file.text.slice(start, end).matchAll(/\d+(?:\.\d+)*(?:[.-][\w.]+)*?-SNAPSHOT\b/g)) {
    const [version] = match;
    yield { at: { start: start + match.index, end: start + match.index + version.length }, version };
  }
}
