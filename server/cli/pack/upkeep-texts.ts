import type { Text } from "../../../protocol/index.ts";
import type { CountedNoun } from "../texts.ts";

/** What the tools say that keep packs fresh: `outdated`, `sync`, `changelog`, `links`. */
export const upkeepTexts = {
  leftOut: { en: "`{path}` is left out. {reason}", "zh-cn": "已忽略 `{path}`。{reason}" },
  notOfTool: { en: "`pack {tool}` takes no `--{option}`.", "zh-cn": "`pack {tool}` 不接受 `--{option}`。" },
  badVersion: {
    en: "`--{option}` takes a platform version such as `2.1`, not `{word}`.",
    "zh-cn": "`--{option}` 需要一个平台版本，例如 `2.1`，而不是 `{word}`。",
  },

  noPlatform: {
    en: "Say the platform version: `pipewright pack outdated acme --platform 2.1`.",
    "zh-cn": "请写明平台版本：`pipewright pack outdated acme --platform 2.1`。",
  },
  nothingOutdated: {
    en: "Nothing is outdated in {pages} of {packs}.",
    "zh-cn": "{packs}的 {pages}都没有过时。",
  },
  outdatedSummary: {
    en: "{outdated} of {pages} to look after in {packs}.",
    "zh-cn": "{packs}的 {pages}中有 {outdated} 个需要维护。",
  },

  noCurrent: {
    en: "`{path}` doesn't say its platform version (`platform.current` in pack.yaml). Say it: `--platform 2.1`.",
    "zh-cn": "`{path}` 没有写明平台版本（pack.yaml 的 `platform.current`）。请指定：`--platform 2.1`。",
  },
  oddCurrent: {
    en: "`platform.current` of `{path}` is no platform version such as `2.1`, but `{word}`. Mend it, or say `--platform`.",
    "zh-cn": "`{path}` 的 `platform.current` 是 `{word}`，而不是 `2.1` 这样的平台版本。请修正，或使用 `--platform`。",
  },
  unknownVersion: {
    en: "`{path}` knows no platform version `{word}`. It knows {choices}.",
    "zh-cn": "`{path}` 没有平台版本 `{word}`。可用的版本有 {choices}。",
  },
  synced: { en: "`{path}` is brought up to {version}.", "zh-cn": "`{path}` 已更新到 {version}。" },
  leftNotHolding: {
    en: "`{path}` is left as it is: it doesn't hold for {version}.",
    "zh-cn": "`{path}` 保持原样：它不适用于 {version}。",
  },
  leftLater: {
    en: "`{path}` is left as it is: it is at {own}, which is later than {version}.",
    "zh-cn": "`{path}` 保持原样：它已更新到 {own}，比 {version} 更新。",
  },
  leftManyNotHolding: {
    en: "{pages} left as they are: they don't hold for {version}. `--format json` lists them.",
    "zh-cn": "{pages}保持原样：它们不适用于 {version}。`--format json` 会列出它们。",
  },
  leftManyLater: {
    en: "{pages} left as they are: they are at a later version than {version}. `--format json` lists them.",
    "zh-cn": "{pages}保持原样：它们已更新到比 {version} 更新的版本。`--format json` 会列出它们。",
  },
  leftErrors: {
    en: "`{path}` is left as it is: it has errors. `pipewright pack check` lists them; mend them first.",
    "zh-cn": "`{path}` 保持原样：它有错误。`pipewright pack check` 会列出这些错误，请先修正。",
  },
  leftUnusual: {
    en: "`{path}` is left as it is: its front matter is written in an unusual way. Set `version` and `last_updated` by hand.",
    "zh-cn": "`{path}` 保持原样：它的页面头部写法特殊。请手动设置 `version` 和 `last_updated`。",
  },
  changedMeanwhile: {
    en: "`{path}` is left as it is: something else changed it meanwhile. Run this again.",
    "zh-cn": "`{path}` 保持原样：它在此期间被别的程序修改了。请重新运行。",
  },
  notWritable: {
    en: "`{path}` is left as it is: it can't be written ({reason}).",
    "zh-cn": "`{path}` 保持原样：无法写入（{reason}）。",
  },
  syncedSummary: { en: "Brought up {count} of {pages}.", "zh-cn": "{pages}中更新了 {count} 个。" },
  syncSummary: {
    en: "{count} of {pages} would change. Run it without `--dry-run` to do it.",
    "zh-cn": "{pages}中有 {count} 个需要修改。去掉 `--dry-run` 即可写入。",
  },

  noSince: {
    en: "Say since when: `pipewright pack changelog acme --since 2026-01-31`, or `--since 2.0`, or `--since v1.2`.",
    "zh-cn":
      "请写明从何时起：`pipewright pack changelog acme --since 2026-01-31`，或 `--since 2.0`，或 `--since v1.2`。",
  },
  badSince: {
    en: "`{word}` is no date (2026-01-31), platform version (2.0) or plain git ref (v1.2, main~3).",
    "zh-cn": "`{word}` 不是日期（2026-01-31）、平台版本（2.0）或普通的 git 引用（v1.2、main~3）。",
  },
  refNeedsGit: {
    en: "`{word}` is taken for a git ref, and git knows nothing of `{path}`. {reason}",
    "zh-cn": "`{word}` 被当作 git 引用，但 git 不了解 `{path}`。{reason}",
  },
  unknownRef: { en: "git knows no commit `{word}` in `{path}`.", "zh-cn": "git 在 `{path}` 中找不到提交 `{word}`。" },
  withoutGit: {
    en: "`{path}`: told from `last_updated` and `version` of the pages alone, so what was added is listed as changed, and what was removed is missing. {reason}",
    "zh-cn":
      "`{path}`：仅根据页面的 `last_updated` 和 `version` 得出，因此新增的页面列为变更，移除的页面不会列出。{reason}",
  },
  noWorkTree: { en: "It lies in no git work tree.", "zh-cn": "它不在 git 工作树中。" },
  noGit: { en: "There is no program `git` here.", "zh-cn": "这里没有 `git` 程序。" },
  noCommits: { en: "There is no commit yet.", "zh-cn": "还没有任何提交。" },
  gitFailed: { en: "git says: {reason}", "zh-cn": "git 的消息：{reason}" },
  shallow: {
    en: "Its git history is cut off before that: fetch all of it (`git fetch --unshallow`).",
    "zh-cn": "git 历史在此之前被截断：请获取完整历史（`git fetch --unshallow`）。",
  },
  noArrival: {
    en: "The git history of pack.yaml doesn't show when the pack came to {version}.",
    "zh-cn": "pack.yaml 的 git 历史中看不出扩展包何时到达 {version}。",
  },

  onlyExternal: {
    en: "`pack links` asks the web: add `--external`. Links inside the pack are checked by `pipewright pack check`.",
    "zh-cn": "`pack links` 会访问网络：请加上 `--external`。扩展包内部的链接由 `pipewright pack check` 检查。",
  },
  badTimeout: {
    en: "`--timeout` takes seconds, above 0 and at most 300, not `{word}`.",
    "zh-cn": "`--timeout` 需要大于 0 且不超过 300 的秒数，而不是 `{word}`。",
  },
  linksWell: { en: "All is well: {links} in {pages}.", "zh-cn": "没有问题：{pages}中的 {links}。" },
  linksBroken: { en: "{broken} of {links} broken in {pages}.", "zh-cn": "{pages}的 {links}中有 {broken} 个失效。" },
} as const satisfies Readonly<Record<string, Text>>;

/** What is wrong with a link. */
export const linkTexts = {
  status: {
    en: "`{url}` answers {status}. Mend the link, or take it out.",
    "zh-cn": "`{url}` 返回 {status}。请修正或删除此链接。",
  },
  statusElsewhere: {
    en: "`{url}` leads on to `{target}`, which answers {status}. Mend the link, or take it out.",
    "zh-cn": "`{url}` 跳转到 `{target}`，后者返回 {status}。请修正或删除此链接。",
  },
  passing: {
    en: "`{url}` answers {status}, also when asked again. Try it later; if it stays so, mend the link.",
    "zh-cn": "`{url}` 返回 {status}，重试后仍然如此。请稍后再试；如果一直这样，请修正此链接。",
  },
  network: {
    en: "`{url}` can't be reached: {reason}. Mend the link, or try it later.",
    "zh-cn": "无法访问 `{url}`：{reason}。请修正此链接，或稍后再试。",
  },
  timeout: {
    en: "`{url}` gives no answer within {seconds} s. Try it later, or with a longer `--timeout`.",
    "zh-cn": "`{url}` 在 {seconds} 秒内没有响应。请稍后再试，或加大 `--timeout`。",
  },
  redirects: {
    en: "`{url}` leads on more than {limit} times. Link to where it ends.",
    "zh-cn": "`{url}` 跳转超过 {limit} 次。请直接链接到最终地址。",
  },
  otherScheme: {
    en: "`{url}` leads on to `{target}`, which is no web address.",
    "zh-cn": "`{url}` 跳转到 `{target}`，后者不是网址。",
  },
  noLocation: {
    en: "`{url}` answers {status} and doesn't say where to go.",
    "zh-cn": "`{url}` 返回 {status}，但没有给出跳转地址。",
  },
  noAddress: { en: "`{url}` is no web address.", "zh-cn": "`{url}` 不是网址。" },
  credentials: {
    en: "`{url}` holds a user name or a password. Take it out; it was not requested.",
    "zh-cn": "`{url}` 含有用户名或密码。请去掉；没有请求它。",
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Why there was no answer, by the code of Node or undici; `certificate` for all codes of that kind. */
export const networkReasons = {
  ENOTFOUND: { en: "there is no such host", "zh-cn": "没有这个主机" },
  EAI_AGAIN: { en: "the host's name can't be looked up now", "zh-cn": "暂时无法解析主机名" },
  ECONNREFUSED: { en: "the connection is refused", "zh-cn": "连接被拒绝" },
  ECONNRESET: { en: "the connection broke off", "zh-cn": "连接中断" },
  UND_ERR_SOCKET: { en: "the connection broke off", "zh-cn": "连接中断" },
  ETIMEDOUT: { en: "the host gives no answer", "zh-cn": "主机没有响应" },
  UND_ERR_CONNECT_TIMEOUT: { en: "the host gives no answer", "zh-cn": "主机没有响应" },
  certificate: { en: "its certificate is not trusted ({code})", "zh-cn": "它的证书不受信任（{code}）" },
  other: { en: "the request fails ({code})", "zh-cn": "请求失败（{code}）" },
} as const satisfies Readonly<Record<string, Text>>;

export const upkeepNouns = {
  page: {
    one: { en: "{count} page", "zh-cn": "{count} 个页面" },
    other: { en: "{count} pages", "zh-cn": "{count} 个页面" },
  },
  link: {
    one: { en: "{count} link", "zh-cn": "{count} 个链接" },
    other: { en: "{count} links", "zh-cn": "{count} 个链接" },
  },
} as const satisfies Readonly<Record<string, CountedNoun>>;
