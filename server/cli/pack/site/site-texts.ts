import type { Text } from "../../../../protocol/index.ts";
import type { LostLink } from "./links.ts";
import type { LostPicture } from "./pictures.ts";
import type { FolderRefusal } from "./site-folder.ts";

export const siteTexts = {
  oneFolder: {
    en: "`pack site` makes the site of one pack: `{word}` is one folder too many.",
    "zh-cn": "`pack site` 一次只生成一个扩展包的网站：`{word}` 多余。",
  },
  badBase: {
    en: "`--base` takes an address without `?` and `#`, such as `https://docs.example.com/ci`, not `{word}`.",
    "zh-cn": "`--base` 须为不含 `?` 和 `#` 的地址，例如 `https://docs.example.com/ci`，而不是 `{word}`。",
  },
  badOut: {
    en: "`--out` takes a folder, such as `--out site`.",
    "zh-cn": "`--out` 须为文件夹，例如 `--out site`。",
  },
  made: { en: "Made the site of `{id}` in `{out}`: {pages}.", "zh-cn": "已在 `{out}` 中生成 `{id}` 的网站：{pages}。" },
  changes: {
    en: "{written} written, {unchanged} unchanged, {removed} removed. Open `{entry}` in a browser, or put the folder on any web server.",
    "zh-cn":
      "写入 {written} 个文件，{unchanged} 个未变，删除 {removed} 个。请用浏览器打开 `{entry}`，或把文件夹放到任意 Web 服务器上。",
  },
  problems: {
    en: "{errors} and {warnings} in the pages. `pipewright pack check` tells more.",
    "zh-cn": "页面中有 {errors}、{warnings}。详情请运行 `pipewright pack check`。",
  },
  nextLink: {
    en: "Once it lies on the web, say where in pack.yaml, and the codes in reports lead there: `links: {braces}`",
    "zh-cn": "发布到网上之后，请在 pack.yaml 中写明地址，报告中的编号就会链接到那里：`links: {braces}`",
  },
  noAssets: {
    en: "`{path}` is missing: the copy of the program inside the editor's extension can't make sites. Run it from Pipewright's own folder, where `npm run build` makes this file.",
    "zh-cn":
      "缺少 `{path}`：编辑器扩展中附带的程序不能生成网站。请使用 Pipewright 自己的文件夹中的程序，`npm run build` 会在那里生成此文件。",
  },
  notWritable: { en: "`{path}` can't be written ({reason}).", "zh-cn": "无法写入 `{path}`（{reason}）。" },
  linkInWay: {
    en: "`{path}` is a link, and nothing is written through it. Remove it, or choose another folder.",
    "zh-cn": "`{path}` 是链接，不会通过它写入。请删除它，或另选文件夹。",
  },
  idTwice: {
    en: "There is a page `{id}` in `{lang}` already; this one is left out.",
    "zh-cn": "已有标识为 `{id}` 的 `{lang}` 页面，此页被忽略。",
  },
} satisfies Readonly<Record<string, Text>>;

export const refusalTexts: Readonly<Record<FolderRefusal, Text>> = {
  "not-a-folder": {
    en: "`{path}` is no folder. Choose another one with `--out`.",
    "zh-cn": "`{path}` 不是文件夹。请用 `--out` 另选一个。",
  },
  "not-empty": {
    en: "The folder `{path}` is not empty, and what lies there is not a site of ours. Choose another one with `--out`, or say `--force` to write there all the same.",
    "zh-cn":
      "文件夹 `{path}` 不是空的，其中的内容也不是由本工具生成的网站。请用 `--out` 另选一个，或用 `--force` 仍然写入。",
  },
  "other-pack": {
    en: "The folder `{path}` holds the site of another pack, `{word}`. Choose another one with `--out`, or say `--force` to put this one in its place.",
    "zh-cn": "文件夹 `{path}` 中是另一个扩展包 `{word}` 的网站。请用 `--out` 另选一个，或用 `--force` 替换它。",
  },
  "not-writable": siteTexts.notWritable,
};

export const lostLinkTexts: Readonly<Record<Exclude<LostLink["why"], "left-out">, Text>> = {
  "no-page": {
    en: "`{target}` leads to no page, so its words stand there alone.",
    "zh-cn": "`{target}` 没有指向任何页面，因此只显示文字。",
  },
  "no-anchor": {
    en: "`{target}` leads to no heading of that page, so it leads to its beginning.",
    "zh-cn": "`{target}` 没有指向该页的任何标题，因此链接到页首。",
  },
  scheme: {
    en: "`{target}` can't be followed, so its words stand there alone. Use https, mailto, or a path in this pack.",
    "zh-cn": "`{target}` 无法打开，因此只显示文字。请使用 https、mailto，或此扩展包内的路径。",
  },
};

export const lostPictureTexts: Readonly<Record<LostPicture["why"], Text>> = {
  elsewhere: {
    en: "The picture `{target}` lies elsewhere on the web, so only its words are shown. Put it into the pack.",
    "zh-cn": "图片 `{target}` 位于网上其他位置，因此只显示替代文字。请把它放进扩展包。",
  },
  "no-picture": {
    en: "`{target}` is no picture that is shown: svg, png, jpg, gif and webp are.",
    "zh-cn": "`{target}` 不是可显示的图片；支持 svg、png、jpg、gif 和 webp。",
  },
  missing: { en: "There is no picture `{target}` in the pack.", "zh-cn": "扩展包中没有图片 `{target}`。" },
  outside: {
    en: "The picture `{target}` lies outside of the pack. Put it inside.",
    "zh-cn": "图片 `{target}` 在扩展包之外。请把它放进扩展包。",
  },
  "too-large": {
    en: "The picture `{target}` is larger than 5 MB, and is left out.",
    "zh-cn": "图片 `{target}` 超过 5 MB，已忽略。",
  },
  "too-many": {
    en: "The pictures of the pack are too many or too large together; `{target}` is left out.",
    "zh-cn": "扩展包的图片过多或总大小过大；`{target}` 已忽略。",
  },
  script: {
    en: "The drawing `{target}` has a script in it, or can't be read as one without, and is left out. Save it as a plain SVG.",
    "zh-cn": "图形 `{target}` 含有脚本，或无法确认不含脚本，已忽略。请另存为普通 SVG。",
  },
};
