import type { Text } from "../../../protocol/index.ts";
import type { Category } from "../../knowledge/index.ts";

/** What the four kinds of reading are called, in the guide and on a site. */
export const categoryTitles: Readonly<Record<Category, Text>> = {
  "getting-started": { en: "Getting started", "zh-cn": "入门" },
  manual: { en: "Manual", "zh-cn": "手册" },
  "best-practices": { en: "Best practices", "zh-cn": "最佳实践" },
  "platform-development": { en: "Platform development", "zh-cn": "平台开发" },
};
