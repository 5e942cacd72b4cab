import { changeTo } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import type { PipelineFacts } from "../facts.ts";
import { libraryAt } from "../known-templates.ts";

export const includeNotFound = defineRule<
  PipelineFacts,
  "missing" | "near" | "outside" | "folder" | "absolute" | "noTemplates"
>({
  id: "include/not-found",
  severity: "error",
  title: { en: "An included file that can't be used", "zh-cn": "引入的文件无法使用" },
  why: {
    en: "The platform has nothing to bring in and refuses the file; every template that it should bring is missing.",
    "zh-cn": "平台没有可引入的内容，会拒绝该文件；它应当提供的模板也全都缺失。",
  },
  messages: {
    missing: { en: "There is no file `{path}`.", "zh-cn": "没有文件 `{path}`。" },
    near: {
      en: "There is no file `{path}`. Did you mean `{near}`?",
      "zh-cn": "没有文件 `{path}`。您是不是想写 `{near}`？",
    },
    outside: {
      en: "`{path}` leads out of the workspace folder: an include stays inside.",
      "zh-cn": "`{path}` 超出了工作区文件夹：引入的文件必须在其中。",
    },
    folder: {
      en: "`{path}` is a folder: an include names a file.",
      "zh-cn": "`{path}` 是文件夹：请写出要引入的文件。",
    },
    absolute: {
      en: "`{path}` is not a relative path: an include is written as the way from this file.",
      "zh-cn": "`{path}` 不是相对路径：请写从本文件出发的路径。",
    },
    noTemplates: {
      en: "`{path}` has no templates to bring in.",
      "zh-cn": "`{path}` 中没有可引入的模板。",
    },
  },
  *check({ includes, related }) {
    if (!related) return;
    for (const { path, node } of includes.all) {
      const at = node.span;
      const file = related.at(related.uri, path);
      switch (file.kind) {
        case "missing":
          if (file.near === undefined) yield { at, say: "missing", words: { path } };
          else yield { at, say: "near", words: { path, near: file.near }, fix: changeTo(at, file.near, "suggested") };
          break;
        case "outside":
          yield { at, say: "outside", words: { path } };
          break;
        case "folder":
          yield { at, say: "folder", words: { path } };
          break;
        case "not-relative":
          yield { at, say: "absolute", words: { path } };
          break;
        case "read": {
          const library = libraryAt(file);
          if (library && !library.hasTemplates && !library.isOpen) yield { at, say: "noTemplates", words: { path } };
          break;
        }
        case "unknown":
          break;
      }
    }
  },
  examples: [
    {
      shows: { en: "A misspelt path", "zh-cn": "拼错的路径" },
      bad: `
        #- ci/pipeline.yml
        include: [shared/biuld.yml]
                  ~~~~~~~~~~~~~~~~ error include/not-found fix
        pipeline:
          stages:
            - name: build
              template: build
        #- ci/shared/build.yml
        templates:
          build:
            kind: stage
            steps:
              - name: compile
                run: make`,
      good: `
        include: [shared/build.yml]
        pipeline:
          stages:
            - name: build
              template: build`,
    },
    {
      shows: { en: "No file, and places where none can be", "zh-cn": "没有这个文件，以及不能引入的位置" },
      bad: `
        #- ci/pipeline.yml
        include:
          - shared/gone.yml
            ~~~~~~~~~~~~~~~ error include/not-found
          - path: ../../others/build.yml
                  ~~~~~~~~~~~~~~~~~~~~~~ error include/not-found
            as: others
          - shared
            ~~~~~~ error include/not-found
          - /etc/build.yml
            ~~~~~~~~~~~~~~ error include/not-found
          - values.yml
            ~~~~~~~~~~ error include/not-found
        pipeline:
          stages:
            - name: build
        #- ci/shared/build.yml
        templates: {}
        #- ci/values.yml
        image: maven`,
      good: `
        include:
          - shared/build.yml
        pipeline:
          stages:
            - name: build`,
    },
  ],
});
