import { defineRule, type SharedFacts } from "../../rule.ts";

export const versionTooNew = defineRule<SharedFacts, "new">({
  id: "version/too-new",
  per: "part",
  severity: "error",
  title: { en: "Something that the platform does not have yet", "zh-cn": "平台版本尚不支持的内容" },
  why: {
    en: "An older platform refuses what came later. Write it another way, or run the file on a newer platform and say so with `platform`.",
    "zh-cn": "旧版平台会拒绝新版才有的内容。请换一种写法，或者在更新的平台上运行，并用 `platform` 写明。",
  },
  messages: {
    new: {
      en: "`{name}` came with platform {since}; this file is checked as {version}.",
      "zh-cn": "`{name}` 从平台 {since} 开始支持；此文件按 {version} 检查。",
    },
  },
  *check({ faults, platform }) {
    for (const fault of faults) {
      if (fault.kind !== "too-new") continue;
      const at = fault.what === "value" || !fault.entry ? fault.node.span : fault.entry.key.span;
      yield { at, say: "new", words: { name: fault.name, since: fault.since, version: platform.version } };
    }
  },
  examples: [
    {
      shows: { en: "A key that came later", "zh-cn": "后来才有的键" },
      platform: "1.2",
      bad: `
        pipeline:
          stages:
            - name: deploy
              environment: live
              ~~~~~~~~~~~ error version/too-new`,
      good: `
        pipeline:
          stages:
            - name: deploy
              variables: { TARGET: live }`,
    },
    {
      shows: { en: "A step type that came later", "zh-cn": "后来才有的步骤类型" },
      platform: "1.0",
      bad: `
        pipeline:
          stages:
            - name: test
              steps:
                - name: browser
                  type: e2e-test
                        ~~~~~~~~ error version/too-new
                  with: { command: npm run e2e }`,
      good: `
        pipeline:
          stages:
            - name: test
              steps:
                - name: browser
                  type: integration-test
                  with: { command: npm run e2e }`,
    },
    {
      shows: { en: "A form that came later", "zh-cn": "后来才有的写法" },
      platform: "1.2",
      bad: `
        pipeline:
          stages:
            - name: test
              retry: { max: 2 }
              ~~~~~ error version/too-new`,
      good: `
        pipeline:
          stages:
            - name: test
              retry: 2`,
    },
  ],
});
