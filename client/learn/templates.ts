import type { Locale, Text } from "../../protocol/index.ts";
import { say } from "../../protocol/index.ts";

/** The templates for a new pipeline, the guided one first. */
export const templateIds = ["guided", "build-and-test", "deploy"] as const;
export type TemplateId = (typeof templateIds)[number];

export const isTemplateId = (id: string): id is TemplateId => templateIds.some((known) => known === id);

/** The text of a template in one language. All but the guided one pass every check; a test holds them to it. */
export const templateText = (id: TemplateId, locale: Locale): string => say(templates[id], locale);

/**
 * The lesson's file has two things to mend, one a step: a stage without steps, and a name that is not in style.
 * So each tick of the walkthrough is earned.
 */
const guided: Text = {
  en: `# Your first pipeline. The walkthrough says what to do next;
# the squiggles say what is still missing.
pipeline:
  name: My_First_Pipeline
  stages:
    # A stage is a named group of steps. This one has none yet.
    - name: build
`,
  "zh-cn": `# 您的第一条流水线。下一步做什么，看操作实例；
# 还缺什么，看波浪线。
pipeline:
  name: My_First_Pipeline
  stages:
    # 阶段是一组有名称的步骤。这个阶段还没有步骤。
    - name: build
`,
};

const buildAndTest: Text = {
  en: `# Builds and tests at each push.
pipeline:
  name: build-and-test
  triggers:
    - push
    - merge_request
  stages:
    - name: build
      steps:
        - name: Check out
          type: git-checkout
        - name: Build
          run: ./build.sh # your build command
    - name: test
      needs: [build]
      steps:
        - name: Unit tests
          type: unit-test
          with:
            command: ./test.sh # your test command
`,
  "zh-cn": `# 每次推送时构建并测试。
pipeline:
  name: build-and-test
  triggers:
    - push
    - merge_request
  stages:
    - name: build
      steps:
        - name: 检出代码
          type: git-checkout
        - name: 构建
          run: ./build.sh # 您的构建命令
    - name: test
      needs: [build]
      steps:
        - name: 单元测试
          type: unit-test
          with:
            command: ./test.sh # 您的测试命令
`,
};

const deploy: Text = {
  en: `# Builds, tests, and deploys to production after somebody has approved.
pipeline:
  name: build-test-deploy
  platform: "2.1"
  triggers:
    - push:
        branches: [main]
  environments:
    production:
      kind: production
      url: https://example.com # where it runs
  stages:
    - name: build
      steps:
        - name: Check out
          type: git-checkout
        - name: Build
          run: ./build.sh # your build command
    - name: test
      needs: [build]
      steps:
        - name: Unit tests
          type: unit-test
          with:
            command: ./test.sh # your test command
    - name: deploy
      needs: [test]
      environment: production
      approval:
        approvers: [release-managers] # who may approve
        timeout: 1d
      rollback:
        when:
          - metric: error-rate
            above: 5
        to: previous
      steps:
        - name: Deploy
          type: k8s-deploy
          with:
            manifests: [k8s/deployment.yml]
            cluster: production
`,
  "zh-cn": `# 构建、测试，并在有人批准后部署到生产环境。
pipeline:
  name: build-test-deploy
  platform: "2.1"
  triggers:
    - push:
        branches: [main]
  environments:
    production:
      kind: production
      url: https://example.com # 运行地址
  stages:
    - name: build
      steps:
        - name: 检出代码
          type: git-checkout
        - name: 构建
          run: ./build.sh # 您的构建命令
    - name: test
      needs: [build]
      steps:
        - name: 单元测试
          type: unit-test
          with:
            command: ./test.sh # 您的测试命令
    - name: deploy
      needs: [test]
      environment: production
      approval:
        approvers: [release-managers] # 谁可以批准
        timeout: 1d
      rollback:
        when:
          - metric: error-rate
            above: 5
        to: previous
      steps:
        - name: 部署
          type: k8s-deploy
          with:
            manifests: [k8s/deployment.yml]
            cluster: production
`,
};

const templates: Readonly<Record<TemplateId, Text>> = { guided, "build-and-test": buildAndTest, deploy };
