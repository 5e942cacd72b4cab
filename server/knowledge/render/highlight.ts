import { escaped } from "./escaped.ts";

/** YAML with its keys, comments, texts and expressions marked. Line by line, rough on purpose, and never fails. */
export function highlighted(yaml: string): string {
  return yaml.split("\n").map(lineOf).join("\n");
}

function lineOf(line: string): string {
  const comment = /(^|\s)#.*$/.exec(line);
  const head = comment ? line.slice(0, comment.index + (comment[1]?.length ?? 0)) : line;
  const key = /^(\s*(?:- +)*)([^\s:#'"[{][^:#]*?|"[^"]*"|'[^']*')(:)(?=\s|$)/.exec(head);
  const rest = key ? head.slice(key[0].length) : head;
  const before = key ? `${escaped(key[1] ?? "")}<span class="key">${escaped(key[2] ?? "")}</span>:` : "";
  const after = comment ? `<span class="comment">${escaped(line.slice(head.length))}</span>` : "";
  return before + shownValue(rest) + after;
}

function shownValue(text: string): string {
  let html = "";
  let last = 0;
  for (const { 0: part, index } of text.matchAll(
    /\$\{\{.*?\}\}|"[^"]*"|'[^']*'|\b(?:true|false|null|\d+(?:\.\d+)?)\b/g,
  )) {
    const kind = part.startsWith("${{") ? "expression" : /^["']/.test(part) ? "text" : "word";
    html += `${escaped(text.slice(last, index))}<span class="${kind}">${escaped(part)}</span>`;
    last = index + part.length;
  }
  return html + escaped(text.slice(last));
}
