import { changeTo, isElsewhere } from "../../fixes.ts";
import { defineRule, type Fix } from "../../rule.ts";
import type { GithubFacts } from "../facts.ts";

export const permissionValue = defineRule<GithubFacts, "takes">({
  id: "permission/value",
  per: "part",
  severity: "error",
  title: { en: "Permissions that GitHub does not know", "zh-cn": "GitHub 不认识的权限写法" },
  why: {
    en: "GitHub refuses the workflow. A single word stands for all permissions at once; a list of scopes grants only what is needed.",
    "zh-cn": "GitHub 会拒绝该工作流。一个单词代表全部权限；逐项列出则只授予需要的权限。",
  },
  messages: {
    takes: {
      en: "`permissions` takes `read-all`, `write-all` or a list of scopes.",
      "zh-cn": "`permissions` 可以是 `read-all`、`write-all` 或权限列表。",
    },
  },
  *check({ faults }) {
    for (const fault of faults) {
      if (fault.topic !== "permission" || (fault.kind !== "value" && fault.kind !== "type")) continue;
      const { node, entry } = fault;
      const isNothing = node.kind === "scalar" && node.style === "empty";
      const at = isNothing && entry ? entry.key.span : node.span;
      const fix = node.kind === "scalar" && !isNothing && !isElsewhere(node.span) ? changes(node) : [];
      yield { at, say: "takes", ...(isNothing && { absence: "inside" }), ...(fix.length > 0 && { fix }) };
    }
  },
  examples: [
    {
      bad: `
        on: push
        permissions: write
                     ~~~~~ error permission/value fix
        jobs:
          build:
            runs-on: ubuntu-latest
            steps: [{ run: make }]`,
      good: `
        on: push
        permissions: { contents: write }
        jobs:
          build:
            runs-on: ubuntu-latest
            steps: [{ run: make }]`,
    },
  ],
});

/** The narrow way first; the word that opens everything says so. */
function changes({
  span,
  text,
}: {
  readonly span: Fix["edits"][number]["span"];
  readonly text: string;
}): readonly Fix[] {
  const level = /write/i.test(text) ? "write" : "read";
  return [
    changeTo(span, `{ contents: ${level} }`, "suggested"),
    {
      ...changeTo(span, `${level}-all`, "suggested"),
      title: { en: "Change to `{text}` (broad: every scope)", "zh-cn": "改为 `{text}`（范围很大：全部权限）" },
      preferred: false,
    },
  ];
}
