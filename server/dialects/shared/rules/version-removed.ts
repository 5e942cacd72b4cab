import { defineRule, type SharedFacts } from "../../rule.ts";
import { replaceOutdated } from "../replace-outdated.ts";

export const versionRemoved = defineRule<SharedFacts, "removed">({
  id: "version/removed",
  per: "part",
  severity: "error",
  title: { en: "Something that the platform no longer has", "zh-cn": "平台已不再支持的内容" },
  why: {
    en: "The platform refuses what it has dropped.",
    "zh-cn": "平台会拒绝已经删除的内容。",
  },
  messages: {
    removed: {
      en: "`{name}` is gone since platform {removed}: use `{instead}`.",
      "zh-cn": "`{name}` 从平台 {removed} 起已删除：请改用 `{instead}`。",
    },
  },
  *check({ faults, file }) {
    for (const fault of faults) {
      if (fault.kind !== "removed") continue;
      const at = fault.what === "key" && fault.entry ? fault.entry.key.span : fault.node.span;
      const fix = replaceOutdated(file, fault);
      const { name, removed, instead = "" } = fault;
      yield { at, say: "removed", words: { name, removed, instead }, ...(fix && { fix }) };
    }
  },
  examples: [
    {
      shows: { en: "A key that is gone", "zh-cn": "已删除的键" },
      bad: `
        pipeline:
          stages:
            - name: build
              only: [main, release/*]
              ~~~~ error version/removed fix
            - name: lint
              parallel: true
              ~~~~~~~~ error version/removed fix`,
      good: `
        pipeline:
          stages:
            - name: build
              when: git.branch == 'main' || startsWith(git.branch, 'release/')
            - name: lint
              needs: []`,
    },
    {
      shows: {
        en: "A key that is gone, beside the one that takes its place",
        "zh-cn": "已删除的键，且替代它的键已存在",
      },
      bad: `
        pipeline:
          stages:
            - name: release
              only: [main, next]
              ~~~~ error version/removed fix
              when: success() || failure()`,
      good: `
        pipeline:
          stages:
            - name: release
              when: (git.branch == 'main' || git.branch == 'next') && (success() || failure())`,
    },
    {
      shows: { en: "A step type that is gone", "zh-cn": "已删除的步骤类型" },
      platform: "2.0",
      bad: `
        pipeline:
          stages:
            - name: deploy
              steps:
                - name: copy
                  type: ftp-deploy
                        ~~~~~~~~~~ error version/removed
                  with: { host: files.example.com, source: site, password: "\${{ secrets.FTP_PASSWORD }}" }`,
      good: `
        pipeline:
          stages:
            - name: deploy
              steps:
                - name: copy
                  type: ssh-deploy
                  with: { hosts: [files.example.com], source: site, target: /srv/site, key: "\${{ secrets.DEPLOY_KEY }}" }`,
    },
  ],
});
