import { nodeAt, plainValue, type Span, type YamlDocument } from "../../../document/index.ts";
import { type PackSay, packTexts, readPack } from "../../../knowledge/index.ts";
import { defineRule, type SharedFacts } from "../../rule.ts";

/** What the schema of `pack.yaml` says already is left to it: a missing id, a path that leads out. */
const { noId: _, outside: __, tooMany: ___, ...messages } = packTexts;
type Say = Exclude<PackSay, "noId" | "outside" | "tooMany">;

export const packContent = defineRule<SharedFacts, Say>({
  id: "pack/content",
  severity: "error",
  title: { en: "A part of a pack can't be used", "zh-cn": "扩展包的某个部分无法使用" },
  why: {
    en: "The rest of the pack works, but this part of it is left out for everybody who uses it.",
    "zh-cn": "扩展包的其余部分有效，但这一部分对所有使用者都不起作用。",
  },
  messages,
  *check({ document }) {
    if (document.root === undefined) return;
    for (const { path, say, words } of readPack(plainValue(document.root)).problems) {
      if (say === "noId" || say === "outside" || say === "tooMany") continue;
      yield { at: placeOf(document, path), say, words };
    }
  },
  examples: [
    {
      shows: { en: "A path that can't be read", "zh-cn": "无法读取的路径" },
      bad: `
        id: acme
        version: 1.0.0
        title: Acme
        dialects:
          - id: flow
            title: Flow
            schemas: { "1.0": schemas/flow.json }
            stages: { at: "$.flow[" }
                          ~~~~~~~~~ error pack/content
                          | \`$.flow[\` is no JSONPath: it ends too early, after \`$.flow[\`.`,
      good: `
        id: acme
        version: 1.0.0
        title: Acme
        dialects:
          - id: flow
            title: Flow
            schemas: { "1.0": schemas/flow.json }
            stages: { at: "$.flow[*]" }`,
    },
    {
      shows: { en: "Two rules with one id", "zh-cn": "两条规则的标识相同" },
      bad: `
        id: acme
        version: 1.0.0
        title: Acme
        extends: pipeline
        rules:
          - { id: acme/owner, at: $.pipeline, must: { required: [description] }, message: Say what it is for. }
          - { id: acme/owner, at: $.pipeline, must: { required: [name] }, message: Give it a name. }
                  ~~~~~~~~~~ error pack/content
                  | \`acme/owner\` is there twice under \`rules\`. Only the first counts.`,
      good: `
        id: acme
        version: 1.0.0
        title: Acme
        extends: pipeline
        rules:
          - { id: acme/owner, at: $.pipeline, must: { required: [description] }, message: Say what it is for. }
          - { id: acme/name, at: $.pipeline, must: { required: [name] }, message: Give it a name. }`,
    },
    {
      shows: { en: "A dialect without a schema", "zh-cn": "没有 schema 的方言" },
      bad: `
        id: acme
        version: 1.0.0
        title: Acme
        dialects:
          - id: flow
            ~~ error pack/content
            | The dialect \`flow\` has no JSON Schema, and can't be used without one. Name one under \`schemas\`.
            title: Flow
            schemas: {}`,
      good: `
        id: acme
        version: 1.0.0
        title: Acme
        dialects:
          - id: flow
            title: Flow
            schemas: { "1.0": schemas/flow.json }`,
    },
    {
      shows: { en: "A schema that can't be heeded", "zh-cn": "无法生效的 schema" },
      bad: `
        id: acme
        version: 1.0.0
        title: Acme
        extends: pipeline
        rules:
          - id: acme/owner
            at: $.pipeline
            must: { required: description }
            ~~~~ error pack/content
            | \`required\` in this schema can't be heeded. Check how it is spelt, and that a reference leads to a place in this schema.
            message: Say what it is for.
          - id: acme/name
            at: $.pipeline.name
            must: { pattern: "^(?=(a+)+$)" }
            ~~~~ error pack/content
            | The pattern \`^(?=(a+)+$)\` could take for ever, so it is left out. Write it without repetitions inside repetitions.
            message: Begin with a letter.`,
      good: `
        id: acme
        version: 1.0.0
        title: Acme
        extends: pipeline
        rules:
          - id: acme/owner
            at: $.pipeline
            must: { required: [description] }
            message: Say what it is for.
          - id: acme/name
            at: $.pipeline.name
            must: { pattern: "^a" }
            message: Begin with a letter.`,
    },
  ],
});

/** The value at a path, or what leads to it as far as that stands there; a map by its key, or by its first one. */
function placeOf({ root }: YamlDocument, path: readonly (string | number)[]): Span {
  for (let length = path.length; root && length > 0; length--) {
    const node = nodeAt(root, path.slice(0, length));
    if (!node) continue;
    if (node.kind === "scalar") return node.span;
    const around = nodeAt(root, path.slice(0, length - 1));
    const key = around?.kind === "map" && around.entries.find((entry) => entry.value === node)?.key;
    const first = node.kind === "map" ? node.entries[0]?.key : undefined;
    return (key || first || node).span;
  }
  return root?.kind === "map" && root.entries[0] ? root.entries[0].key.span : { start: 0, end: 0 };
}
