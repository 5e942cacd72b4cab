/**
 * Pages as HTML, for a guide in an editor and for a site.
 * Law: no tag of an author comes through, and no address but https, mailto and those of our own pages.
 */
import MarkdownIt from "markdown-it";
import type { Locale, Text } from "../../../protocol/index.ts";
import { anchorOf } from "../markdown.ts";
import type { Page } from "../page.ts";
import { escaped } from "./escaped.ts";
import { highlighted } from "./highlight.ts";
import { type Shortcode, shortcodeIn, shortcodesApart } from "./shortcodes.ts";

export interface RenderedPage {
  readonly html: string;
  readonly samples: readonly RenderedSample[];
  readonly headings: readonly { readonly text: string; readonly anchor: string; readonly level: number }[];
}

export interface RenderedSample {
  readonly text: string;
  readonly language: string;
  /** Undefined where it can't stand for itself, or is meant to be wrong. */
  readonly dialect: string | undefined;
}

/** Where a link of a page leads: to a page of ours, or out. Undefined: nowhere, its words are shown alone. */
export type LinkTarget =
  | { readonly kind: "page"; readonly id: string; readonly anchor: string }
  | { readonly kind: "address"; readonly href: string };

export interface RenderOptions {
  readonly locale: Locale;
  resolve(target: string, from: Page): LinkTarget | undefined;
  /** Where a picture can be had by whoever can show it. Undefined: what it says to who can't see it is shown. */
  picture?(target: string, from: Page): string | undefined;
}

/** What is rendered at most, in characters: a page is cut there. */
const longest = 400_000;

export function renderPage(page: Page, options: RenderOptions): RenderedPage {
  return renderMarkdown(`${answerPart(page, options.locale)}${page.body}`, page, options);
}

/** A piece of a page, or any Markdown of ours such as a hover. */
export function renderMarkdown(markdown: string, page: Page, options: RenderOptions): RenderedPage {
  const state: State = { page, options, samples: [], headings: [], open: [], anchors: new Map() };
  const html = reader().render(shortcodesApart(markdown.slice(0, longest)), { pipewright: state });
  const ends = state.open
    .reverse()
    .map((name) => endOf(name))
    .join("");
  return { html: html + ends, samples: state.samples, headings: state.headings };
}

interface State {
  readonly page: Page;
  readonly options: RenderOptions;
  readonly samples: RenderedSample[];
  readonly headings: { text: string; anchor: string; level: number }[];
  /** Shortcodes that have begun. */
  readonly open: string[];
  readonly anchors: Map<string, number>;
}

/** Symptoms, cause and resolution of an answer, which stand in its front matter. */
function answerPart({ answer }: Page, locale: Locale): string {
  if (!answer) return "";
  const say = (text: Text): string => text[locale];
  const symptoms = answer.symptoms.map((one) => `- ${one}`).join("\n");
  return `## ${say(texts.symptoms)}\n\n${symptoms}\n\n## ${say(texts.cause)}\n\n${answer.cause}\n\n## ${say(texts.resolution)}\n\n${answer.resolution}\n\n## ${say(texts.details)}\n\n`;
}

type Reader = ReturnType<typeof makeReader>;

let made: Reader | undefined;

function reader(): Reader {
  made ??= makeReader();
  return made;
}

function makeReader() {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  // Addresses are looked at one by one below.
  markdown.validateLink = () => true;
  markdown.normalizeLink = (link) => link;
  markdown.block.ruler.before("paragraph", "shortcode", (state, line, _end, silent) => {
    const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
    const code = shortcodeIn(state.src.slice(start, state.eMarks[line] ?? start));
    if (!code) return false;
    if (silent) return true;
    const token = state.push("shortcode", "", 0);
    token.meta = { code };
    state.line = line + 1;
    return true;
  });
  const { rules } = markdown.renderer;
  rules.shortcode = (tokens, index, _options, env) =>
    shortcodeHtml(tokens[index]?.meta?.code as Shortcode, stateIn(env));
  rules.fence = (tokens, index, _options, env) =>
    sampleHtml(tokens[index]?.info ?? "", tokens[index]?.content ?? "", stateIn(env));
  rules.code_block = (tokens, index, _options, env) => sampleHtml("", tokens[index]?.content ?? "", stateIn(env));
  rules.heading_open = (tokens, index, _options, env) => {
    const token = tokens[index];
    const text = tokens[index + 1]?.content ?? "";
    return headingHtml(token?.tag ?? "h2", text, stateIn(env));
  };
  rules.link_open = (tokens, index, _options, env) =>
    linkHtml(String(tokens[index]?.attrGet("href") ?? ""), stateIn(env));
  rules.link_close = () => "</a>";
  rules.image = (tokens, index, _options, env) =>
    imageHtml(tokens[index]?.content ?? "", String(tokens[index]?.attrGet("src") ?? ""), stateIn(env));
  return markdown;
}

function stateIn(env: unknown): State {
  return (env as { readonly pipewright: State }).pipewright;
}

function headingHtml(tag: string, text: string, { anchors, headings }: State): string {
  const level = Number(tag.slice(1)) || 2;
  const anchor = anchorOf(text);
  const count = anchors.get(anchor) ?? 0;
  anchors.set(anchor, count + 1);
  const own = count === 0 ? anchor : `${anchor}-${count}`;
  headings.push({ text: text.replace(/[`*]/g, ""), anchor: own, level });
  return `<${tag} id="${escaped(own)}" tabindex="-1">`;
}

function linkHtml(href: string, { options, page }: State): string {
  const target = options.resolve(href, page);
  if (!target) return `<a class="broken">`;
  if (target.kind === "page") {
    return `<a href="#" data-page="${escaped(target.id)}" data-anchor="${escaped(target.anchor)}">`;
  }
  return `<a href="${escaped(target.href)}" rel="noreferrer">`;
}

function imageHtml(alt: string, target: string, { options, page }: State): string {
  const src = options.picture?.(target, page);
  if (src !== undefined) return `<img src="${escaped(src)}" alt="${escaped(alt)}" loading="lazy">`;
  return alt === "" ? "" : `<em class="image">${escaped(alt)}</em>`;
}

function sampleHtml(info: string, text: string, { samples, options }: State): string {
  const [language = "", ...words] = info.trim().split(/\s+/);
  const setting = (name: string): string | undefined =>
    words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
  const wrong = setting("wrong");
  const dialect = setting("within") === undefined && wrong === undefined ? setting("dialect") : undefined;
  const index = samples.length;
  samples.push({ text, language, dialect });
  const kind = wrong === undefined ? "sample" : "sample wrong";
  const caption = wrong === undefined ? "" : `<figcaption>${escaped(texts.wrong[options.locale])}</figcaption>`;
  const code = language === "yaml" || language === "yml" ? highlighted(text) : escaped(text);
  return `<figure class="${kind}" data-sample="${index}" data-try="${escaped(dialect ?? "")}">${caption}<pre tabindex="0"><code>${code}</code></pre></figure>\n`;
}

const hints: ReadonlySet<string> = new Set(["info", "warning", "tip", "danger", "note"]);

function shortcodeHtml({ name, isEnd, settings }: Shortcode, { open, options }: State): string {
  const isBlock = name === "hint" || name === "video" || name === "playground";
  if (!isBlock) return ""; // a shortcode of somebody else: what is in it stays as text
  if (isEnd) {
    if (!open.includes(name)) return "";
    let html = "";
    for (let last = open.pop(); last !== undefined; last = open.pop()) {
      html += endOf(last);
      if (last === name) break;
    }
    return html;
  }
  open.push(name);
  if (name === "hint") {
    const word = settings.get("0") ?? "info";
    const kind = hints.has(word) ? word : "info";
    const title = texts.hints[kind === "warning" || kind === "danger" ? "warning" : kind === "tip" ? "tip" : "info"];
    return `<aside class="hint ${kind}" role="note"><p class="hint-title">${escaped(title[options.locale])}</p>`;
  }
  if (name === "playground") return `<div class="playground">`;
  const src = settings.get("src") ?? "";
  const title = settings.get("title") ?? src;
  const link = /^https:\/\//.test(src)
    ? `<a href="${escaped(src)}" rel="noreferrer">${escaped(title)}</a>`
    : escaped(title);
  return `<figure class="video"><p class="video-title">▷ ${link}</p><figcaption>`;
}

function endOf(name: string): string {
  if (name === "hint") return "</aside>";
  return name === "playground" ? "</div>" : "</figcaption></figure>";
}

const texts = {
  symptoms: { en: "Symptoms", "zh-cn": "症状" },
  cause: { en: "Cause", "zh-cn": "原因" },
  resolution: { en: "What to do", "zh-cn": "解决办法" },
  details: { en: "In detail", "zh-cn": "详细说明" },
  wrong: { en: "Wrong", "zh-cn": "错误写法" },
  hints: {
    info: { en: "Good to know", "zh-cn": "说明" },
    tip: { en: "Tip", "zh-cn": "提示" },
    warning: { en: "Mind", "zh-cn": "注意" },
  },
} as const;
