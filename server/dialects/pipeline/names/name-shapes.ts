import type { NameRules } from "../../ci/names/group-mentions.ts";

/** What names have to look like. Source: the dialect's specification, "pipeline", "stage", "step". */
export const nameShapes: NameRules = {
  variable: {
    pattern: /^[A-Z_][A-Z0-9_]*$/,
    refusal: {
      en: "`{name}` can't be the name of a variable: it has only capital letters, digits and `_`, and no digit first.",
      "zh-cn": "`{name}` 不能作为变量名：只能用大写字母、数字和 `_`，且不能以数字开头。",
    },
  },
  secret: {
    pattern: /^[A-Z_][A-Z0-9_]*$/,
    refusal: {
      en: "`{name}` can't be the name of a secret: it has only capital letters, digits and `_`, and no digit first.",
      "zh-cn": "`{name}` 不能作为密钥名：只能用大写字母、数字和 `_`，且不能以数字开头。",
    },
  },
  stage: {
    pattern: /^.{1,63}$/u,
    refusal: {
      en: "The name of a stage has at most 63 characters.",
      "zh-cn": "阶段的名称最多 63 个字符。",
    },
  },
  step: {
    pattern: /^.{1,100}$/u,
    refusal: {
      en: "The name of a step has at most 100 characters.",
      "zh-cn": "步骤的名称最多 100 个字符。",
    },
  },
  output: {
    fixed: {
      en: "The commands that give `{name}` would have to change too, and they are not looked into. Change it by hand.",
      "zh-cn": "产生 `{name}` 的命令也需要修改，而这里不会解析命令。请手动修改。",
    },
  },
};
