import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { filled, type Locale, say } from "../../../protocol/index.ts";
import { catalogOf, checkPack, loadPack, type PackFinding } from "../../features/index.ts";
import { nodeHost } from "../../host/node/index.ts";
import { counted } from "../counted.ts";
import { visible } from "../display-width.ts";
import { shownPath, withSlashes } from "../lint/paths.ts";
import type { OrFault, ParsedOptions } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import { colorsFor } from "../terminal.ts";
import { nouns, severityNames } from "../texts.ts";
import { readFormat } from "./read-packs.ts";
import { packTexts } from "./texts.ts";

/** A finding with the pack's folder before its file. */
interface Placed extends PackFinding {
  readonly path: string;
}

export async function packCheck(
  folders: readonly string[],
  options: ParsedOptions,
  terminal: Terminal,
  locale: Locale,
): Promise<OrFault<number>> {
  const format = readFormat("check", folders, options);
  if (!format.ok) return format;
  const found: Placed[] = [];
  let isBroken = false;
  for (const folder of folders) {
    const path = resolve(terminal.folder, folder);
    const answer = await loadPack(pathToFileURL(path).href, nodeHost, terminal.signal);
    const name = withSlashes(shownPath(terminal.folder, path));
    if (answer.kind === "broken") {
      const { text, words } = answer.trouble;
      const sentence = say(packTexts.broken, locale, { path: name, reason: filled(text, words) });
      terminal.err.write(`pipewright: ${visible(sentence)}\n`);
      isBroken = true;
      continue;
    }
    const findings = await checkPack(answer.pack, catalogOf([answer.pack]), terminal.signal);
    found.push(...findings.map((finding) => ({ ...finding, path: `${name}/${finding.file}` })));
  }
  if (format.value === "json") terminal.out.write(asJson(found, locale));
  else if (!isBroken || found.length > 0) terminal.out.write(pretty(found, folders.length, terminal, options, locale));
  const hasErrors = found.some(({ severity }) => severity === "error");
  return { ok: true, value: isBroken ? 2 : hasErrors ? 1 : 0 };
}

function asJson(found: readonly Placed[], locale: Locale): string {
  const entries = found.map(({ path, line, severity, code, message }) =>
    JSON.stringify({ file: path, line: line + 1, severity, code, message: message[locale] }),
  );
  return entries.length === 0 ? "[]\n" : `[\n${entries.map((entry) => `  ${entry}`).join(",\n")}\n]\n`;
}

function pretty(
  found: readonly Placed[],
  count: number,
  terminal: Terminal,
  options: ParsedOptions,
  locale: Locale,
): string {
  const packs = counted(count, nouns.pack, locale);
  if (found.length === 0) return `${say(packTexts.clean, locale, { packs })}\n`;
  const { bold, red, yellow, dim } = colorsFor(terminal.out, terminal, options.has("no-color"));
  const blocks = found.map(({ path, line, severity, code, message }) => {
    const paint = severity === "error" ? red : yellow;
    const head = `${bold(visible(`${path}:${line + 1}`))} ${paint(say(severityNames[severity], locale))} ${dim(code)}`;
    return `${head}\n   ${visible(message[locale])}\n`;
  });
  const errors = counted(found.filter(({ severity }) => severity === "error").length, nouns.error, locale);
  const warnings = counted(found.filter(({ severity }) => severity !== "error").length, nouns.warning, locale);
  return `${blocks.join("\n")}\n${say(packTexts.summary, locale, { errors, warnings, packs })}\n`;
}
