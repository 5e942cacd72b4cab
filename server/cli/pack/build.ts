import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { filled, type Locale, say, type Text } from "../../../protocol/index.ts";
import { buildArchive, catalogOf, checkPack, loadPack } from "../../features/index.ts";
import { nodeHost } from "../../host/node/index.ts";
import { counted } from "../counted.ts";
import { visible } from "../display-width.ts";
import { shownPath, withSlashes } from "../lint/paths.ts";
import { fault, type OrFault, type ParsedOptions } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import { nouns } from "../texts.ts";
import { complain, readFormat } from "./read-packs.ts";
import { packTexts } from "./texts.ts";

/** Makes one file of a pack, to be put on a web server or beside a project. One with errors is not built. */
export async function packBuild(
  folders: readonly string[],
  options: ParsedOptions,
  terminal: Terminal,
  locale: Locale,
): Promise<OrFault<number>> {
  const format = readFormat("build", folders, options);
  if (!format.ok) return format;
  const [folder = "", another] = folders;
  if (another !== undefined) return fault(texts.onePack, { word: another });
  const path = resolve(terminal.folder, folder);
  const name = withSlashes(shownPath(terminal.folder, path));
  const tell = (code: number, text: Text, words: Readonly<Record<string, string>>): OrFault<number> => {
    complain(terminal, say(text, locale, words));
    return { ok: true, value: code };
  };
  const answer = await loadPack(pathToFileURL(path).href, nodeHost, terminal.signal);
  if (answer.kind === "broken") {
    const { text, words } = answer.trouble;
    return tell(2, packTexts.broken, { path: name, reason: filled(text, words)[locale] });
  }
  const { pack } = answer.pack;
  const findings = await checkPack(answer.pack, catalogOf([answer.pack]), terminal.signal);
  const errorCount = findings.filter(({ severity }) => severity === "error").length;
  if (errorCount > 0) return tell(1, texts.hasErrors, { path: name, errors: counted(errorCount, nouns.error, locale) });
  const built = await buildArchive(answer.pack, terminal.signal);
  if (!built.ok) return tell(2, packTexts.broken, { path: name, reason: filled(built.text, built.words)[locale] });
  const file = resolve(terminal.folder, options.value("out") ?? `${pack.id}-${pack.version}.zip`);
  const shown = withSlashes(shownPath(terminal.folder, file));
  const refusal = await writeWhole(file, built.bytes);
  if (refusal !== undefined) return tell(2, texts.notWritable, { path: shown, reason: refusal });
  const { sha256, fileCount, bytes } = built;
  if (format.value === "json") {
    const entry = { file: shown, pack: pack.id, version: pack.version, files: fileCount, bytes: bytes.length, sha256 };
    terminal.out.write(`${JSON.stringify(entry)}\n`);
    return { ok: true, value: 0 };
  }
  const size = String(Math.ceil(bytes.length / 1_000));
  const lines = [
    say(texts.built, locale, { path: shown, size, files: counted(fileCount, nouns.file, locale) }),
    say(texts.put, locale, {}),
    "",
    `  packs: ["https://example.com/${pack.id}-${pack.version}.zip#sha256=${sha256}"]`,
    "",
    say(texts.follow, locale, {}),
  ];
  terminal.out.write(`${lines.map(visible).join("\n")}\n`);
  return { ok: true, value: 0 };
}

/** All at once, or not at all; why not, as the system says it. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<string | undefined> {
  const draft = join(dirname(path), `.${process.pid}.pipewright.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, bytes, { flag: "wx" });
    await rename(draft, path);
    return undefined;
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    return String(error.code);
  } finally {
    await rm(draft, { force: true });
  }
}

const texts = {
  onePack: {
    en: "`pack build` makes one archive: `{word}` is one pack too many.",
    "zh-cn": "`pack build` 一次只制作一个归档文件：`{word}` 多余。",
  },
  hasErrors: {
    en: "`{path}` has {errors}, so no archive is made. `pipewright pack check {path}` shows them.",
    "zh-cn": "`{path}` 有 {errors}，因此未制作归档文件。可用 `pipewright pack check {path}` 查看。",
  },
  notWritable: { en: "`{path}` can't be written ({reason}).", "zh-cn": "无法写入 `{path}`（{reason}）。" },
  built: { en: "Made `{path}`: {files}, {size} kB.", "zh-cn": "已制作 `{path}`：{files}，{size} kB。" },
  put: {
    en: "Put it where everybody can read it, and name it with its checksum in `.pipewright.yml` or in your settings:",
    "zh-cn": "请把它放到大家都能读取的位置，并在 `.pipewright.yml` 或设置中连同校验和一起写上：",
  },
  follow: {
    en: "Without what stands behind `#`, the address is followed: what lies there later is used too.",
    "zh-cn": "不写 `#` 后面的部分时会持续跟随该地址：之后更新的内容也会被使用。",
  },
} satisfies Readonly<Record<string, Text>>;
