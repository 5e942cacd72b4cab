import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..");
const json = (path: string) => JSON.parse(readFileSync(join(root, path), "utf8"));
const manifestText = readFileSync(join(root, "package.json"), "utf8");
const sources = readdirSync(__dirname, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => readFileSync(join(__dirname, name), "utf8"));

/** What stands in `t("…")` and `vscode.l10n.t("…")`: always one whole text, never joined from parts. */
function translatedTexts(): readonly string[] {
  const calls = sources.flatMap((source) => [...source.matchAll(/\bt\(\s*("(?:[^"\\]|\\.)*")/g)]);
  return [...new Set(calls.map((call) => JSON.parse(call[1] ?? '""')))].sort();
}

const placeholders = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(String).sort();
const codeSpans = (text: string) => [...text.matchAll(/`[^`]*`|\*\*[^*]*\*\*|\(command:[^)]*\)/g)].map(String).sort();

describe("the texts of the extension", () => {
  const en: Record<string, string> = json("package.nls.json");
  const zhCn: Record<string, string> = json("package.nls.zh-cn.json");
  const bundle: Record<string, string> = json("l10n/bundle.l10n.json");
  const bundleZhCn: Record<string, string> = json("l10n/bundle.l10n.zh-cn.json");

  it("of the manifest are there in both languages, and used", () => {
    const used = [...new Set([...manifestText.matchAll(/"%([^%"]+)%"/g)].map((match) => match[1] ?? ""))].sort();
    assert.deepEqual(Object.keys(en).sort(), used);
    assert.deepEqual(Object.keys(zhCn).sort(), used);
  });

  it("of the manifest name the same keys and commands in both languages", () => {
    for (const [key, text] of Object.entries(en)) assert.deepEqual(codeSpans(zhCn[key] ?? ""), codeSpans(text), key);
  });

  it("of the code are there in both languages, and used", () => {
    const used = translatedTexts();
    assert.deepEqual(Object.keys(bundle).sort(), used);
    assert.deepEqual(Object.keys(bundleZhCn).sort(), used);
  });

  it("of the code fill the same places in both languages", () => {
    for (const [text, chinese] of Object.entries(bundleZhCn)) {
      assert.deepEqual(placeholders(chinese), placeholders(text), text);
      assert.match(chinese, /\p{Script=Han}/u, `not translated: ${text}`);
    }
  });
});

describe("the commands of the manifest", () => {
  it("are those that are registered", () => {
    const registered = sources.flatMap((source) => [
      ...source.matchAll(/register(?:Command)?\(\s*"(pipewright\.[^"]+)"/g),
    ]);
    const declared: readonly { command: string }[] = json("package.json").contributes.commands;
    assert.deepEqual(declared.map(({ command }) => command).sort(), registered.map((match) => match[1]).sort());
  });
});
