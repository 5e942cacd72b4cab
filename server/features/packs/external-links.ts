/** The links of pages that lead out into the web, and where they stand. */
import { markdownParts } from "../../knowledge/index.ts";
import type { PageFile } from "./load-pages.ts";

/** Something that is to be requested once, however often it stands somewhere. */
export interface ExternalLink {
  /** As it is requested: without the part after `#`, which no server sees. */
  readonly url: string;
  readonly places: readonly LinkPlace[];
  /** Why it can't be requested; undefined where it can. */
  readonly fault: "no-address" | "credentials" | undefined;
}

export interface LinkPlace {
  /** Of the page, from the pack's folder. */
  readonly file: string;
  /** Zero-based. */
  readonly line: number;
  /** As it is written there. */
  readonly written: string;
}

/**
 * Links, images, `<https://…>` and bare addresses; not those in code, which are samples. In the order in which they
 * stand. Of an answer, its cause and its resolution are looked through too.
 */
export function externalLinks(files: readonly PageFile[]): readonly ExternalLink[] {
  const places = new Map<string, LinkPlace[]>();
  const faults = new Map<string, ExternalLink["fault"]>();
  for (const file of files) {
    for (const { target, line } of linksOf(file)) {
      const { url, fault } = requestOf(target);
      const known = places.get(url) ?? [];
      known.push({ file: file.page.path, line, written: target });
      places.set(url, known);
      faults.set(url, fault);
    }
  }
  return [...places].map(([url, found]) => ({ url, places: found, fault: faults.get(url) }));
}

interface WebLink {
  readonly target: string;
  readonly line: number;
}

function linksOf({ page, text, bodyLine }: PageFile): readonly WebLink[] {
  const { cause = "", resolution = "" } = page.answer ?? {};
  const head = text.split(/\r?\n/).slice(0, bodyLine);
  const inAnswer = [cause, resolution].flatMap(webLinks).map(({ target }) => ({
    target,
    line: Math.max(
      0,
      head.findIndex((line) => line.includes(target)),
    ),
  }));
  const inBody = webLinks(page.body).map(({ target, line }) => ({ target, line: bodyLine + line }));
  return [...inAnswer, ...inBody].sort((a, b) => a.line - b.line);
}

function webLinks(markdown: string): readonly WebLink[] {
  const links = markdownParts(markdown).links.flatMap((link) => [
    link,
    // A picture that is a link: its own address stands in the link's text.
    ...markdownParts(link.text).links.map((inner) => ({ ...inner, line: link.line })),
  ]);
  const linksByLine = new Map<number, (typeof links)[number][]>();
  for (const link of links) linksByLine.set(link.line, [...(linksByLine.get(link.line) ?? []), link]);
  const found: WebLink[] = [];
  let fence: string | undefined;
  for (const [line, text] of markdown.split(/\r?\n/).entries()) {
    const [, mark, more = ""] = /^[ \t]*(`{3,}|~{3,})(.*)$/.exec(text) ?? [];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true && more.trim() === "") fence = undefined;
      continue;
    }
    if (mark !== undefined) {
      fence = mark;
      continue;
    }
    const own = linksByLine.get(line) ?? [];
    const web = own.filter(({ target }) => /^https?:/i.test(target));
    found.push(
      ...[...web.map(({ target }) => target), ...bareAddresses(text, own)].map((target) => ({ target, line })),
    );
  }
  return found;
}

/** Addresses in a line that stand outside of code and of links. */
function bareAddresses(text: string, links: readonly { readonly text: string; readonly target: string }[]): string[] {
  let rest = text.replace(/(`+)[^`]*?\1(?!`)/g, (code) => " ".repeat(code.length));
  let from = 0;
  for (const link of links) {
    const start = text.indexOf(`[${link.text}]`, from);
    const target = start < 0 ? -1 : text.indexOf(link.target, start + link.text.length + 2);
    if (target < 0) continue;
    from = target + link.target.length;
    rest = rest.slice(0, start) + " ".repeat(from - start) + rest.slice(from);
  }
  return [...rest.matchAll(bareAddress)].map(([address]) => withoutEnd(address));
}

/** It ends at blanks, quotes, brackets and full-width signs: in Chinese nothing else need stand behind it. */
const bareAddress = /(?<![\w/])https?:\/\/[^\s<>"'`[\]{}|\\^\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+/gi;

/** Without the signs that belong to the sentence around it, and without a closing bracket that it doesn't open. */
function withoutEnd(address: string): string {
  let end = address.length;
  let unopened = address.split(")").length - address.split("(").length;
  for (; end > 0; end--) {
    const last = address.charAt(end - 1);
    if (last === ")" && unopened > 0) unopened--;
    else if (!/[?!.,:;*_~]/.test(last)) break;
  }
  return address.slice(0, end);
}

function requestOf(target: string): Pick<ExternalLink, "url" | "fault"> {
  let url: URL;
  try {
    url = new URL(target);
  } catch {
    // `URL` has no other way to say that something is no address.
    return { url: target, fault: "no-address" };
  }
  const request = url.href.replace(/#.*$/s, "");
  return { url: request, fault: /^https?:\/\/[^/?]*@/i.test(request) ? "credentials" : undefined };
}
