import type { OptionSpec } from "../../options.ts";

/** What `pack site` takes beside the options that it shares. */
export const siteOptions: readonly OptionSpec[] = [
  {
    name: "base",
    value: { label: "address" },
    help: {
      en: "site: the address where it will lie, for a site map and for search engines; by default the pack's `links.pages`.",
      "zh-cn": "site：网站将要发布的地址，用于站点地图和搜索引擎；默认为扩展包的 `links.pages`。",
    },
  },
  {
    name: "force",
    help: {
      en: "site: writes into a folder that is not empty and no site of this pack. Other files there stay.",
      "zh-cn": "site：即使文件夹非空且不是此扩展包的网站也写入。其中的其他文件会保留。",
    },
  },
];
