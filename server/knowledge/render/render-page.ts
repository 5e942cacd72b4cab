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
import { Pictures, pictureHtml } from "./picture.ts";
import { type Shortcode, shortcodeIn, shortcodesApart } from "./shortcodes.ts";
import { videoBegin, videoEnd } from "./video.ts";

export interface RenderedPage {
  readonly html: string;
  readonly samples: readonly RenderedSample[];
  readonly headings: readonly { readonly text: string; readonly anchor: string; readonly level: number }[];
  /** The files that it shows, from the pack's folder: `<img data-picture="0">` is the first. */
  readonly pictures: readonly string[];
}

export interface RenderedSample {
  readonly text: string;
  readonly language: string;
  /** Undefined where it can't stand for itself, or is meant to be wrong. */
  readonly dialect: string | undefined;
  /** The platform version that it says it is for. */
  readonly platform: string | undefined;
}

/** Where a link of a page leads: to a page of ours, or out. Undefined: nowhere, its words are shown alone. */
export type LinkTarget =
  | { readonly kind: "page"; readonly id: string; readonly anchor: string }
  | { readonly kind: "address"; readonly href: string };

export interface RenderOptions {
  readonly locale: Locale;
  resolve(target: string, from: Page): LinkTarget | undefined;
}

/** What is rendered at most, in characters: a page is cut there. */
const longest = 400_000;

export function renderPage(page: Page, options: RenderOptions): RenderedPage {
  return renderMarkdown(`${answerPart(page, options.locale)}${page.body}`, page, options);
}

/** A piece of a page, or any Markdown of ours such as a hover. */
export function renderMarkdown(markdown: string, page: Page, options: RenderOptions): RenderedPage {
  const state: State = {
    page,
    options,
    samples: [],
    headings: [],
    pictures: new Pictures(),
    open: [],
    anchors: new Map(),
    isInLink: false,
  };
  const html = reader().render(shortcodesApart(markdown.slice(0, longest)), { pipewright: state });
  const ends = state.open
    .reverse()
    .map((name) => endOf(name))
    .join("");
  return { html: html + ends, samples: state.samples, headings: state.headings, pictures: state.pictures.paths };
}

interface State {
  readonly page: Page;
  readonly options: RenderOptions;
  readonly samples: RenderedSample[];
  readonly headings: { text: string; anchor: string; level: number }[];
  readonly pictures: Pictures;
  /** Shortcodes that have begun. */
  readonly open: string[];
  readonly anchors: Map<string, number>;
  isInLink: boolean;
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
  rules.shortcode = (tokens, index, _options, env) => {
    const codeAt = (at: number): Shortcode | undefined => tokens[at]?.meta?.code as Shortcode | undefined;
    const code = codeAt(index);
    if (code?.name !== "video" || code.isEnd) return code ? shortcodeHtml(code, stateIn(env)) : "";
    let next = index + 1;
    while (next < tokens.length && codeAt(next)?.name !== "video") next += 1;
    const hasTranscript = next > index + 1 && codeAt(next)?.isEnd === true;
    return videoHtml(code, hasTranscript, stateIn(env));
  };
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
  rules.link_close = (_tokens, _index, _options, env) => {
    stateIn(env).isInLink = false;
    return "</a>";
  };
  rules.image = (tokens, index, _options, env) => {
    const { page, pictures, options, isInLink } = stateIn(env);
    const token = tokens[index];
    const picture = { src: String(token?.attrGet("src") ?? ""), alt: token?.content ?? "", isInLink };
    return pictureHtml(picture, page, pictures, options.locale);
  };
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

function linkHtml(href: string, state: State): string {
  const { options, page } = state;
  state.isInLink = true;
  const target = options.resolve(href, page);
  if (!target) return `<a class="broken">`;
  if (target.kind === "page") {
    return `<a href="#" data-page="${escaped(target.id)}" data-anchor="${escaped(target.anchor)}">`;
  }
  return `<a href="${escaped(target.href)}" rel="noreferrer">`;
}

function sampleHtml(info: string, text: string, { samples, options }: State): string {
  const [language = "", ...words] = info.trim().split(/\s+/);
  const setting = (name: string): string | undefined =>
    words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
  const wrong = setting("wrong");
  const dialect = setting("within") === undefined && wrong === undefined ? setting("dialect") : undefined;
  const index = samples.length;
  samples.push({ text, language, dialect, platform: setting("platform") });
  // A bare `wrong`: the words around it say so.
  const kind = wrong === undefined && !words.includes("wrong") ? "sample" : "sample wrong";
  const caption = wrong === undefined ? "" : `<figcaption>${escaped(texts.wrong[options.locale])}</figcaption>`;
  const code = language === "yaml" || language === "yml" ? highlighted(text) : escaped(text);
  return `<figure class="${kind}" data-sample="${index}" data-try="${escaped(dialect ?? "")}">${caption}<pre tabindex="0"><code>${code}</code></pre></figure>\n`;
}

const hints: ReadonlySet<string> = new Set(["info", "warning", "tip", "danger", "note"]);

function videoHtml({ name, settings }: Shortcode, hasTranscript: boolean, state: State): string {
  const { open, page, pictures, options } = state;
  if (hasTranscript) open.push(name);
  return videoBegin(settings, hasTranscript, page, pictures, options.locale);
}

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
  return `<div class="playground">`;
}

function endOf(name: string): string {
  if (name === "hint") return "</aside>";
  return name === "playground" ? "</div>" : videoEnd;
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
