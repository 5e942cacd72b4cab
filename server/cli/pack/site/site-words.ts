import type { Locale, Text } from "../../../../protocol/index.ts";

/** What a site says itself, beside its pages. */
export const siteWords = {
  skip: { en: "Skip to the content", "zh-cn": "跳到正文" },
  contents: { en: "Contents", "zh-cn": "目录" },
  breadcrumb: { en: "Where this page stands", "zh-cn": "当前位置" },
  languages: { en: "Language", "zh-cn": "语言" },
  chooseLanguage: { en: "Choose your language", "zh-cn": "请选择语言" },
  onThisPage: { en: "On this page", "zh-cn": "本页内容" },
  related: { en: "Related", "zh-cn": "相关内容" },
  onThisRule: { en: "Pages on this rule", "zh-cn": "与此规则有关的页面" },
  answers: { en: "Answers", "zh-cn": "解答" },
  reference: { en: "Reference", "zh-cn": "参考" },
  keys: { en: "Keys", "zh-cn": "键" },
  steps: { en: "Steps", "zh-cn": "步骤" },
  rules: { en: "Rules", "zh-cn": "规则" },
  all: { en: "All {count}", "zh-cn": "全部 {count} 个" },
  answer: { en: "Answer", "zh-cn": "解答" },
  forPlatform: { en: "For {platform}", "zh-cn": "适用于 {platform}" },
  versions: { en: "Platform {versions}", "zh-cn": "平台 {versions}" },
  allVersions: { en: "All platform versions", "zh-cn": "适用于所有平台版本" },
  updated: { en: "Updated {date}", "zh-cn": "更新于 {date}" },
  doesNotHold: {
    en: "This page is for platform {versions}. The current version is {current}.",
    "zh-cn": "本页适用于平台 {versions}，当前版本为 {current}。",
  },
  otherLanguage: {
    en: "This page isn't there in English yet. It is written in Chinese.",
    "zh-cn": "本页暂无中文版，以下为英文。",
  },
  draft: { en: "This answer is a draft: nobody has reviewed it yet.", "zh-cn": "此解答是草稿，尚未经过审阅。" },
  stale: { en: "This answer is old and may no longer hold.", "zh-cn": "此解答已较旧，可能不再适用。" },
  linkHere: { en: "Link to this section", "zh-cn": "本节链接" },
  scrolls: { en: "Table, scrolls sideways", "zh-cn": "表格，可横向滚动" },
  sample: { en: "Sample", "zh-cn": "示例" },
  ofPack: { en: "{title} {version}", "zh-cn": "{title} {version}" },
  madeWith: { en: "Made with Pipewright.", "zh-cn": "由 Pipewright 生成。" },
  portal: { en: "Portal", "zh-cn": "平台门户" },
  newProject: { en: "New project", "zh-cn": "新建项目" },
  status: { en: "Status of the platform", "zh-cn": "平台状态" },
} satisfies Readonly<Record<string, Text>>;

/** What the search of a page says; `{0}` stands for what somebody typed, or for a number. */
export const searchWords = {
  search: { en: "Search", "zh-cn": "搜索" },
  hint: { en: "A question, a key, a message…", "zh-cn": "问题、键名或报错消息…" },
  loading: { en: "Loading…", "zh-cn": "正在加载…" },
  count: { en: "Results: {0}", "zh-cn": "结果：{0}" },
  nothing: { en: "Nothing was found for “{0}”.", "zh-cn": "没有找到与“{0}”有关的内容。" },
  nothingHint: {
    en: "Try fewer or other words: a key, or the words of a message.",
    "zh-cn": "请减少词语或换一种说法：例如键名，或报错消息中的词。",
  },
  failed: {
    en: "The search could not be loaded. The contents list every page.",
    "zh-cn": "无法加载搜索。目录中列有所有页面。",
  },
  answer: siteWords.answer,
  copy: { en: "Copy", "zh-cn": "复制" },
  copied: { en: "Copied", "zh-cn": "已复制" },
} satisfies Readonly<Record<string, Text>>;

/** Each language as its own readers call it, and as HTML does. */
export const languageNames: Readonly<Record<Locale, { readonly name: string; readonly tag: string }>> = {
  en: { name: "English", tag: "en" },
  "zh-cn": { name: "中文", tag: "zh-CN" },
};
