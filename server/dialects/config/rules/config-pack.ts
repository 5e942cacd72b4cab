import { textOf, valueAt } from "../../../document/index.ts";
import { defineRule, type SharedFacts } from "../../rule.ts";

export const configPack = defineRule<SharedFacts, "unusable" | "partly">({
  id: "config/pack",
  severity: "error",
  title: { en: "A pack can't be used", "zh-cn": "扩展包无法使用" },
  why: {
    en: "Its languages, rules and pages would be missing for everybody who works on the project, and nobody would notice.",
    "zh-cn": "项目中的所有人都会缺少它的语言、规则和页面，而且没人会注意到。",
  },
  messages: {
    unusable: { en: "`{pack}` can't be used as a pack. {reason}", "zh-cn": "`{pack}` 无法作为扩展包使用。{reason}" },
    partly: {
      en: "A part of the pack `{pack}` can't be used. {file}: {reason}",
      "zh-cn": "扩展包 `{pack}` 的某个部分无法使用。{file}：{reason}",
    },
  },
  *check({ document, packTroubles = [] }) {
    const list = valueAt(document.root, "packs");
    for (const node of list?.kind === "list" ? list.items : []) {
      const pack = textOf(node);
      const found = packTroubles.find(({ written }) => written === pack);
      for (const { file, reason } of pack === undefined ? [] : (found?.troubles ?? [])) {
        const words = { pack: pack ?? "", reason };
        if (file === undefined) yield { at: node.span, say: "unusable", words };
        else yield { at: node.span, say: "partly", words: { ...words, file } };
      }
    }
  },
  examples: [
    {
      shows: { en: "A folder that holds no pack", "zh-cn": "文件夹中没有扩展包" },
      packTroubles: [
        {
          written: "./enablment",
          troubles: [{ reason: { en: "There is no `pack.yaml` in it.", "zh-cn": "其中没有 `pack.yaml`。" } }],
        },
      ],
      bad: `
        #- .pipewright.yml
        packs: [./enablment]
                ~~~~~~~~~~~ error config/pack
                | \`./enablment\` can't be used as a pack. There is no \`pack.yaml\` in it.`,
      good: `
        packs: [./enablement]`,
    },
    {
      shows: { en: "A pack without one of its files", "zh-cn": "扩展包缺少文件" },
      packTroubles: [
        {
          written: "./acme",
          troubles: [
            {
              file: "schemas/flow.json",
              reason: {
                en: "There is no file `schemas/flow.json`, which is to be the schema of `flow` for 1.0.",
                "zh-cn": "没有文件 `schemas/flow.json`，它应是 `flow` 1.0 的 schema。",
              },
            },
          ],
        },
      ],
      bad: `
        #- .pipewright.yml
        packs:
          - ./acme
            ~~~~~~ error config/pack
            | A part of the pack \`./acme\` can't be used. schemas/flow.json: There is no file \`schemas/flow.json\`, which is to be the schema of \`flow\` for 1.0.`,
      good: `
        packs: [./enablement]`,
    },
  ],
});
