import type { Command } from "../command.ts";
import { formatOption } from "../format-option.ts";
import { fault, type OptionSpec, oneOf } from "../options.ts";
import { packBuild } from "../pack/build.ts";
import { packChangelog } from "../pack/changelog.ts";
import { packCheck } from "../pack/check.ts";
import { packLinks } from "../pack/links.ts";
import { packNew } from "../pack/new.ts";
import { packOutdated } from "../pack/outdated.ts";
import { siteOptions } from "../pack/site/site-options.ts";
import { packSite } from "../pack/site.ts";
import { packSync } from "../pack/sync.ts";
import { packTexts } from "../pack/texts.ts";
import { upkeepTexts } from "../pack/upkeep-texts.ts";

/** Each tool with the options that it takes. */
const tools = {
  new: { run: packNew, takes: ["from", "docs", "format"] },
  check: { run: packCheck, takes: ["format"] },
  outdated: { run: packOutdated, takes: ["platform", "since", "format"] },
  sync: { run: packSync, takes: ["platform", "dry-run", "format"] },
  changelog: { run: packChangelog, takes: ["since", "format"] },
  links: { run: packLinks, takes: ["external", "timeout", "format"] },
  build: { run: packBuild, takes: ["out", "format"] },
  site: { run: packSite, takes: ["out", "base", "force", "platform", "format"] },
} as const;
const toolNames = ["new", "check", "outdated", "sync", "changelog", "links", "build", "site"] as const;

const options: readonly OptionSpec[] = [
  {
    name: "from",
    value: { label: "file" },
    help: {
      en: "new: a JSON Schema of your pipeline language; without it the pack extends `pipeline`.",
      "zh-cn": "new：您的流水线语言的 JSON Schema；不写时扩展包扩展 `pipeline`。",
    },
  },
  {
    name: "docs",
    value: { label: "folder" },
    help: {
      en: "new: a folder of Markdown that becomes the pack's pages, as it is.",
      "zh-cn": "new：Markdown 文件夹，直接作为扩展包的页面。",
    },
  },
  {
    name: "platform",
    value: { label: "version" },
    help: {
      en: "outdated: the platform version that pages are held against. sync: the one that they are brought up to; by default the pack's `platform.current`. site: only pages that hold for it.",
      "zh-cn":
        "outdated：用来衡量页面的平台版本。sync：页面要更新到的平台版本；默认为扩展包的 `platform.current`。site：只包含适用于它的页面。",
    },
  },
  {
    name: "since",
    value: { label: "since" },
    help: {
      en: "outdated: the oldest platform version that still counts as touched; by default that of `--platform`. changelog: where it begins: a date (2026-01-31), a platform version (2.0, itself included) or a git ref (v1.2; of a tag that looks like a version, tags/2.0).",
      "zh-cn":
        "outdated：仍算更新过的最早平台版本；默认与 `--platform` 相同。changelog：从何时起：日期（2026-01-31）、平台版本（2.0，含该版本）或 git 引用（v1.2；标签形似版本号时写 tags/2.0）。",
    },
  },
  {
    name: "dry-run",
    help: {
      en: "sync: only shows what would change, as a difference.",
      "zh-cn": "sync：只以差异形式显示将要修改的内容。",
    },
  },
  {
    name: "external",
    help: {
      en: "links: requests every http(s) link once. Links inside the pack are checked by `check`.",
      "zh-cn": "links：对每个 http(s) 链接请求一次。扩展包内部的链接由 `check` 检查。",
    },
  },
  {
    name: "timeout",
    value: { label: "seconds" },
    help: {
      en: "links: how long to wait for the answer to one request; 10 by default.",
      "zh-cn": "links：等待一次请求响应的时间；默认 10 秒。",
    },
  },
  ...siteOptions,
  {
    name: "out",
    value: { label: "path" },
    help: {
      en: "build: where the archive goes; by default `<id>-<version>.zip` in this folder. site: where the site is made: a new or empty folder, or one with an earlier site of the pack; `site` by default.",
      "zh-cn":
        "build：归档文件的位置；默认为当前文件夹中的 `<标识>-<版本>.zip`。site：生成网站的文件夹：新建、空的，或此扩展包先前的网站；默认 `site`。",
    },
  },
  formatOption,
];

export const pack: Command = {
  name: "pack",
  usage: "pack <tool> [options] [<folder>…]",
  help: {
    en: "Makes a pack of your own (`new`), looks through packs for what is wrong or missing (`check`) and keeps them fresh: lists pages that a platform version has left behind (`outdated`), marks pages as brought up to it (`sync`), tells what was added, changed and removed (`changelog`), asks the web whether links still lead somewhere (`links`). Hands a pack on: as one file, to be read from the web (`build`), and as a site of its pages (`site`).",
    "zh-cn":
      "创建自己的扩展包（`new`），检查扩展包中的错误和缺失（`check`），并保持其更新：列出跟不上平台版本的页面（`outdated`），标记页面已更新到该版本（`sync`），列出新增、变更和移除的内容（`changelog`），访问网络检查链接是否失效（`links`）。也可分发扩展包：制作成一个可从网上读取的文件（`build`），或把页面做成网站（`site`）。",
  },
  options,
  notes: [
    {
      en: "Ends with 0 when all is well; with 1 when there is something to mend: an error (`check`), a page to look after (`outdated`), a page that errors keep as it is (`sync`), a broken link (`links`), an error that keeps a pack from being built (`build`), a page that could not be shown as it was meant (`site`); with 2 when it was called wrongly or something could not be read or written.",
      "zh-cn":
        "退出码：一切正常为 0；需要修正为 1：有错误（`check`）、有页面需要维护（`outdated`）、有页面因错误而保持原样（`sync`）、有链接失效（`links`）、有错误因而未制作（`build`）、有页面无法按原意显示（`site`）；用法错误或无法读写为 2。",
    },
  ],
  async run(given, terminal, locale) {
    const [word, ...folders] = given.positionals;
    if (word === undefined) return fault(packTexts.noTool);
    const name = oneOf(word, toolNames, { unknown: packTexts.unknownTool, near: packTexts.unknownToolNear });
    if (!name.ok) return name;
    const { run, takes } = tools[name.value];
    const odd = options.find((option) => given.has(option.name) && !takes.some((one) => one === option.name));
    if (odd) return fault(upkeepTexts.notOfTool, { tool: name.value, option: odd.name });
    return run(folders, given, terminal, locale);
  },
};
