/**
 * Looks through a pack as a careful editor would: is all of it there, does every link lead somewhere, is every sample
 * what it claims to be, at every platform version that its page claims.
 */
import { satisfies, validRange } from "semver";
import { filled, type Locale, locales, type Severity, type Text, type Words } from "../../../protocol/index.ts";
import { type Dialect, isMeant } from "../../dialects/index.ts";
import { nearest, parseSource, positionAt } from "../../document/index.ts";
import { anchorOf, frontMatterOf, holdsFor, markdownParts, type Page } from "../../knowledge/index.ts";
import { diagnose } from "../diagnose.ts";
import { keyPathsOf } from "../knowledge/reference-pages.ts";
import { stepTypesOf } from "../knowledge/step-pages.ts";
import { noProjectConfig } from "../project-config.ts";
import type { Catalog } from "./catalog.ts";
import { checkSample } from "./check-sample.ts";
import { type LoadedPack, readManifest } from "./load-pack.ts";
import { loadPages, type PageFile } from "./load-pages.ts";
import { addressInPack, decodedLink, linkedPath } from "./pack-paths.ts";

/** Something to mend in a pack. */
export interface PackFinding {
  /** From the pack's folder. */
  readonly file: string;
  /** Zero-based. */
  readonly line: number;
  readonly severity: Severity;
  /** What kind of thing it is, for machines: `link`, `sample`. */
  readonly code: string;
  readonly message: Text;
}

interface Checking {
  readonly loaded: LoadedPack;
  readonly catalog: Catalog;
  readonly files: readonly PageFile[];
  readonly pathsByPage: ReadonlyMap<string, PageFile>;
  readonly found: PackFinding[];
  readonly signal: AbortSignal | undefined;
}

/**
 * Reads all of the pack. What it finds is in the order of the files, the manifest first.
 */
export async function checkPack(
  loaded: LoadedPack,
  catalog: Catalog,
  signal?: AbortSignal,
): Promise<readonly PackFinding[]> {
  const { files, problems } = await loadPages(loaded, signal);
  const found: PackFinding[] = [];
  const checking: Checking = {
    loaded,
    catalog,
    files,
    pathsByPage: new Map(files.map((file) => [file.page.path, file])),
    found,
    signal,
  };
  const manifest = await readManifest(loaded.uri, loaded.host, signal);
  checkManifest(checking, typeof manifest === "string" ? manifest : "");
  for (const { file, line, text, words } of problems) tell(checking, file, line, "error", "front-matter", text, words);
  checkSets(checking);
  for (const file of files) {
    checkFrontMatter(checking, file);
    await checkBody(checking, file);
  }
  const order = (file: string): string => (file === "pack.yaml" ? "" : file);
  return found.sort((a, b) =>
    order(a.file) < order(b.file) ? -1 : order(a.file) > order(b.file) ? 1 : a.line - b.line,
  );
}

function tell(
  { found }: Checking,
  file: string,
  line: number,
  severity: Severity,
  code: string,
  text: Text,
  words: Words = {},
): void {
  found.push({ file, line, severity, code, message: filled(text, words) });
}

/** The manifest is a file of ours like any other; beyond that, its files have to be there. */
function checkManifest(checking: Checking, manifest: string): void {
  const { catalog, loaded } = checking;
  const dialect = catalog.dialect("pipewright-pack");
  if (!dialect) return;
  const file = parseSource(manifest);
  const context = { dialect, catalog, config: noProjectConfig, choices: {}, log: () => undefined };
  const [english, chinese] = locales.map((locale) => diagnose(file, { ...context, locale }));
  for (const [index, { span, severity, code, message }] of (english ?? []).entries()) {
    const { line } = positionAt(file.lines, span.start);
    const text = { en: message, "zh-cn": chinese?.[index]?.message ?? message };
    checking.found.push({ file: "pack.yaml", line, severity, code, message: text });
  }
  for (const id of loaded.pack.extends) {
    if (catalog.dialect(id)) continue;
    const line = Math.max(
      0,
      manifest.split(/\r?\n/).findIndex((one) => one.startsWith("extends:")),
    );
    const near = nearest(id, new Set(catalog.dialects.map((one) => one.id)))?.word;
    if (near === undefined) tell(checking, "pack.yaml", line, "warning", "extends", texts.noLanguage, { id });
    else tell(checking, "pack.yaml", line, "warning", "extends", texts.noLanguageNear, { id, near });
  }
  for (const { file: of, path, text, words } of loaded.troubles) {
    // What stands in the manifest itself was told above.
    if (of !== "pack.yaml" || path === undefined) tell(checking, of ?? "pack.yaml", 0, "error", "file", text, words);
  }
}

/** What only all pages together show: ids twice, and translations that are missing. */
function checkSets(checking: Checking): void {
  const { files, loaded } = checking;
  const byId = new Map<string, PageFile[]>();
  for (const file of files) byId.set(file.page.id, [...(byId.get(file.page.id) ?? []), file]);
  for (const [id, same] of byId) {
    const langs = new Set<Locale>();
    for (const { page } of same) {
      if (langs.has(page.lang)) tell(checking, page.path, 0, "error", "id", texts.idTwice, { id, lang: page.lang });
      langs.add(page.lang);
    }
    const [first] = same;
    for (const lang of loaded.pack.languages) {
      if (first && !langs.has(lang))
        tell(checking, first.page.path, 0, "warning", "translation", texts.translation, { id, lang });
    }
  }
}

const knownKeys: readonly string[] = (
  "id title version last_updated compatible_versions category audience lang keys codes tags asks " +
  "author status symptoms cause resolution"
).split(" ");
/** Of Hugo and Docusaurus: a folder of theirs may be used as it is. */
const othersKeys: readonly string[] = (
  "weight draft date description slug sidebar_position sidebar_label hide_title pagination_next pagination_prev " +
  "linkTitle menu aliases type layout keywords image toc"
).split(" ");

function checkFrontMatter(checking: Checking, { page, text }: PageFile): void {
  const raw = frontMatterOf(text);
  const record = typeof raw === "object" && raw !== null ? (raw as Readonly<Record<string, unknown>>) : {};
  const lineOf = (key: string): number => {
    const at = text.split(/\r?\n/).findIndex((line) => line.startsWith(`${key}:`));
    return at < 0 ? 0 : at;
  };
  const wrong = (key: string, say: Text, words: Words = {}, severity: Severity = "error"): void =>
    tell(checking, page.path, lineOf(key), severity, "front-matter", say, words);
  for (const key of Object.keys(record)) {
    if (knownKeys.includes(key) || othersKeys.includes(key)) continue;
    const near = nearest(key, knownKeys)?.word;
    if (near === undefined) wrong(key, texts.unknownKey, { key }, "warning");
    else wrong(key, texts.unknownKeyNear, { key, near }, "warning");
  }
  for (const range of page.ranges) if (validRange(range) === null) wrong("compatible_versions", texts.range, { range });
  const versions = versionsOf(checking);
  if (
    versions.length > 0 &&
    page.ranges.every((range) => validRange(range) !== null) &&
    !versions.some((version) => holdsFor(page, version))
  ) {
    wrong("compatible_versions", texts.noVersion, { versions: versions.join(", ") });
  }
  if (page.lastUpdated !== undefined && !/^\d{4}-\d\d-\d\d$/.test(page.lastUpdated)) {
    wrong("last_updated", texts.date, { date: page.lastUpdated });
  }
  for (const code of page.codes) {
    if ([...checking.catalog.ruleIds].some((id) => isMeant(code, id))) continue;
    const near = nearest(code, checking.catalog.ruleIds)?.word;
    if (near === undefined) wrong("codes", texts.code, { code });
    else wrong("codes", texts.codeNear, { code, near });
  }
  for (const key of page.keys) {
    if (hasKey(checking, key)) continue;
    wrong("keys", texts.key, { key });
  }
  if (page.kind === "article") {
    const { symptoms = [], cause = "", resolution = "" } = page.answer ?? {};
    if (symptoms.length === 0) wrong("symptoms", texts.lacks, { key: "symptoms" });
    if (cause === "") wrong("cause", texts.lacks, { key: "cause" });
    if (resolution === "") wrong("resolution", texts.lacks, { key: "resolution" });
  }
}

/** The languages that a pack's pages are about. */
function dialectsOf({ loaded: { pack }, catalog }: Checking): readonly Dialect[] {
  const ids = [...pack.dialects.map(({ id }) => id), ...pack.extends];
  return ids.flatMap((id) => catalog.dialect(id) ?? []);
}

function versionsOf(checking: Checking): readonly string[] {
  const supported = checking.loaded.pack.platform?.supported;
  const all = [...new Set(dialectsOf(checking).flatMap(({ versions }) => versions))];
  if (supported === undefined || validRange(supported) === null) return all;
  return all.filter((version) => satisfies(`${version}.0`, supported));
}

const knownKeyPaths = new WeakMap<Catalog, Map<string, ReadonlySet<string>>>();

/** Whether a key path leads to a key in any version of any language of the pack. */
function hasKey(checking: Checking, path: string): boolean {
  const byDialect = knownKeyPaths.get(checking.catalog) ?? new Map<string, ReadonlySet<string>>();
  knownKeyPaths.set(checking.catalog, byDialect);
  return dialectsOf(checking).some((dialect) => {
    const known = byDialect.get(dialect.id) ?? new Set(keyPathsOf(dialect));
    byDialect.set(dialect.id, known);
    return (
      known.has(path.replace(/\[\]$/, "")) ||
      [...known].some((one) => one.startsWith(`${path}.`) || one.startsWith(`${path}[]`))
    );
  });
}

async function checkBody(checking: Checking, { page, bodyLine }: PageFile): Promise<void> {
  const { headings: _, links, samples } = markdownParts(page.body);
  for (const { target, text, isImage, line } of links) {
    const at = bodyLine + line;
    if (isImage && text.trim() === "") tell(checking, page.path, at, "error", "image", texts.alt, { target });
    await checkLink(checking, page, target, at);
  }
  const versions = versionsOf(checking).filter((version) => holdsFor(page, version));
  for (const sample of samples) {
    for (const { line, text, words } of checkSample(sample, versions, checking.catalog)) {
      tell(checking, page.path, bodyLine + line, "error", "sample", text, words);
    }
  }
}

async function checkLink(checking: Checking, page: Page, target: string, line: number): Promise<void> {
  const wrong = (say: Text, words: Words = {}): void =>
    tell(checking, page.path, line, "error", "link", say, { target, ...words });
  const special = /^(rule|key|step|page):(.*)$/.exec(target);
  if (special) {
    const [, kind, word = ""] = special;
    if (kind === "rule" && !checking.catalog.ruleIds.has(word)) wrong(texts.noRule, { word });
    if (kind === "key" && !hasKey(checking, word)) wrong(texts.noKey, { word });
    if (kind === "step" && !hasStep(checking, word)) wrong(texts.noStep, { word });
    if (kind === "page" && !checking.files.some((file) => file.page.id === word)) wrong(texts.noPage, { word });
    return;
  }
  if (/^(?:https:|mailto:)/i.test(target)) return;
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) {
    wrong(texts.scheme);
    return;
  }
  const [path = "", anchor] = target.split("#", 2);
  const file = path === "" ? page.path : linkedPath(page.path, path);
  if (file === undefined) {
    wrong(texts.outside);
    return;
  }
  const meant = checking.pathsByPage.get(file);
  if (!meant) {
    if (/\.(?:md|markdown|mdx)$/i.test(file) || !(await exists(checking, file))) wrong(texts.noFile, { path: file });
    return;
  }
  if (anchor === undefined || anchor === "") return;
  const anchors = markdownParts(meant.page.body).headings.map((heading) => heading.anchor);
  if (anchors.includes(decodedLink(anchor)) || anchors.includes(anchorOf(decodedLink(anchor)))) return;
  const near = nearest(decodedLink(anchor), anchors)?.word;
  if (near === undefined) wrong(texts.noAnchor, { anchor, path: file });
  else wrong(texts.noAnchorNear, { anchor, path: file, near });
}

function hasStep({ catalog, loaded }: Checking, id: string): boolean {
  if (loaded.pack.steps.has(id)) return true;
  return catalog.dialects.some((dialect) => dialect.versions.some((version) => stepTypesOf(dialect, version).has(id)));
}

async function exists({ loaded: { uri, host }, signal }: Checking, file: string): Promise<boolean> {
  return (await host.bytesInside(uri, addressInPack(uri, file), 50_000_000, signal)).kind === "bytes";
}

const texts = {
  noLanguage: {
    en: "No language `{id}` is known here. If another pack brings it, all is well.",
    "zh-cn": "此处没有语言 `{id}`。如果它来自另一个扩展包，则没有问题。",
  },
  noLanguageNear: {
    en: "No language `{id}` is known here. Did you mean `{near}`? If another pack brings it, all is well.",
    "zh-cn": "此处没有语言 `{id}`。您是不是想写 `{near}`？如果它来自另一个扩展包，则没有问题。",
  },
  idTwice: {
    en: "Two pages in `{lang}` have the id `{id}`. Give this one another `id`.",
    "zh-cn": "有两个 `{lang}` 页面的标识都是 `{id}`。请为此页面换一个 `id`。",
  },
  translation: {
    en: "`{id}` is missing in `{lang}`. Write it, or take the language out of `languages` in pack.yaml.",
    "zh-cn": "`{id}` 缺少 `{lang}` 版本。请补上，或从 pack.yaml 的 `languages` 中去掉该语言。",
  },
  unknownKey: {
    en: "`{key}` is not known in front matter, and does nothing. Remove it.",
    "zh-cn": "页面头部没有 `{key}` 这个键，它不起作用。请删除。",
  },
  unknownKeyNear: {
    en: "`{key}` is not known in front matter. Did you mean `{near}`?",
    "zh-cn": "页面头部没有 `{key}` 这个键。您是不是想写 `{near}`？",
  },
  range: {
    en: "`{range}` is no range of versions. Write it as in `>=1.2` or `>=1.0 <2.0`.",
    "zh-cn": "`{range}` 不是版本范围。请写成 `>=1.2` 或 `>=1.0 <2.0` 这样。",
  },
  noVersion: {
    en: "No platform version is in all of these ranges, so the page would never be shown. The versions are {versions}.",
    "zh-cn": "没有平台版本同时满足这些范围，页面永远不会显示。可用版本：{versions}。",
  },
  date: { en: "`{date}` is no date. Write it as 2026-01-31.", "zh-cn": "`{date}` 不是日期。请写成 2026-01-31 这样。" },
  code: {
    en: "There is no rule `{code}`. `pipewright rules` lists them all.",
    "zh-cn": "没有规则 `{code}`。`pipewright rules` 会列出全部规则。",
  },
  codeNear: {
    en: "There is no rule `{code}`. Did you mean `{near}`?",
    "zh-cn": "没有规则 `{code}`。您是不是想写 `{near}`？",
  },
  key: {
    en: "`{key}` leads to no key of the language. Write it as in `pipeline.stages[].needs`.",
    "zh-cn": "`{key}` 不是该语言中的键。请写成 `pipeline.stages[].needs` 这样。",
  },
  lacks: { en: "An answer needs `{key}` in its front matter.", "zh-cn": "解答的页面头部需要 `{key}`。" },
  alt: {
    en: "The image `{target}` says nothing to who can't see it. Write what it shows between the brackets.",
    "zh-cn": "图片 `{target}` 没有替代文本。请在方括号中写明图片的内容。",
  },
  noRule: {
    en: "`{target}` leads nowhere: there is no rule `{word}`.",
    "zh-cn": "`{target}` 无效：没有规则 `{word}`。",
  },
  noKey: { en: "`{target}` leads nowhere: there is no key `{word}`.", "zh-cn": "`{target}` 无效：没有键 `{word}`。" },
  noStep: {
    en: "`{target}` leads nowhere: there is no step type `{word}`.",
    "zh-cn": "`{target}` 无效：没有步骤类型 `{word}`。",
  },
  noPage: {
    en: "`{target}` leads nowhere: there is no page `{word}`.",
    "zh-cn": "`{target}` 无效：没有页面 `{word}`。",
  },
  scheme: {
    en: "`{target}` can't be followed. Use https, mailto, or a path in this pack.",
    "zh-cn": "`{target}` 无法打开。请使用 https、mailto，或此扩展包内的路径。",
  },
  outside: {
    en: "`{target}` leads out of the pack. Link to a page inside it.",
    "zh-cn": "`{target}` 超出了扩展包。请链接到包内的页面。",
  },
  noFile: {
    en: "`{target}` leads nowhere: there is no `{path}` in the pack.",
    "zh-cn": "`{target}` 无效：扩展包中没有 `{path}`。",
  },
  noAnchor: {
    en: "`{target}` leads nowhere: `{path}` has no heading for `#{anchor}`.",
    "zh-cn": "`{target}` 无效：`{path}` 中没有 `#{anchor}` 对应的标题。",
  },
  noAnchorNear: {
    en: "`{target}` leads nowhere: `{path}` has no heading for `#{anchor}`. Did you mean `#{near}`?",
    "zh-cn": "`{target}` 无效：`{path}` 中没有 `#{anchor}` 对应的标题。您是不是想写 `#{near}`？",
  },
} satisfies Readonly<Record<string, Text>>;
