/**
 * Makes the extension that people install: `npm run package`.
 * Builds for shipping, lets vsce pack it, then reads the package: only files that are meant to be in it, at most 3 MB.
 *
 *   --with-pack <folder>   an edition of one's own that brings this pack; may be repeated, the first counts most
 *   --publisher <id>       whose edition that is
 *
 * An edition is packed from a copy, with a manifest of its own, so that nothing in the work tree changes.
 *
 * vsce needs Node 22 or newer, so it runs on the Node 24 of node_modules.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import manifest from "../package.json";
import { filled } from "../protocol/index.ts";
import { buildArchive, catalogOf, checkPack, type LoadedPack, loadPack } from "../server/features/index.ts";
import { nodeHost } from "../server/host/node/index.ts";
import { listZip } from "./list-zip.ts";

const root = join(__dirname, "..");
const node24 = join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");
/** Without the packs of an edition. */
const mostBytes = 3 * 1024 * 1024;
/** What of the work tree goes into an edition's copy: all that may be in the package, and what vsce asks for. */
const shipped = (
  "dist media snippets l10n package.nls.json package.nls.zh-cn.json README.md CHANGELOG.md SUPPORT.md LICENSE " +
  ".vscodeignore"
).split(" ");

/** What may be in the package, by path. vsce writes the first two and renames the texts at the root. */
const allowed: readonly RegExp[] = [
  /^extension\.vsixmanifest$/,
  /^\[Content_Types\]\.xml$/,
  /^extension\/package(\.nls(\.[\w-]+)?)?\.json$/,
  /^extension\/(readme|changelog|support)\.md$/i,
  /^extension\/LICENSE(\.txt|\.md)?$/,
  /^extension\/dist\/(client|client\.web|server|server-core|server\.web|cli)\.js$/,
  /^extension\/dist\/pages\.json$/,
  /^extension\/dist\/packs\/[a-z0-9-]+\.zip$/,
  /^extension\/dist\/(graph-view|guide-view|site)\.(js|css)$/,
  /^extension\/media\/.+\.(svg|png|md|css)$/,
  /^extension\/snippets\/.+\.(json|code-snippets)$/,
  /^extension\/l10n\/.+\.json$/,
];

/** Without these nobody can use it. */
const required = [
  "extension/package.json",
  "extension/dist/client.js",
  "extension/dist/client.web.js",
  "extension/dist/server.js",
  "extension/dist/server-core.js",
  "extension/dist/server.web.js",
  "extension/dist/cli.js",
  "extension/dist/pages.json",
  "extension/dist/graph-view.js",
  "extension/dist/graph-view.css",
  "extension/dist/guide-view.js",
  "extension/dist/guide-view.css",
  "extension/dist/site.js",
  "extension/dist/site.css",
  "extension/LICENSE.txt",
];

function run(argv: readonly string[], folder = root): boolean {
  const { status, error } = spawnSync(node24, argv, { cwd: folder, stdio: "inherit" });
  if (error) console.error(error.message);
  return status === 0;
}

/** What is wrong with the package, in sentences. */
function faultsOf(archive: Buffer, limitBytes: number): readonly string[] {
  const files = listZip(archive);
  const paths = new Set(files.map(({ path }) => path));
  return [
    ...files
      .filter(({ path }) => !allowed.some((pattern) => pattern.test(path)))
      .map(({ path }) => `${path} must not be in the package (see .vscodeignore and scripts/package.ts).`),
    ...required.filter((path) => !paths.has(path)).map((path) => `${path} is missing from the package.`),
    ...(archive.length > limitBytes
      ? [`The package has ${megabytes(archive.length)}; the limit is ${megabytes(limitBytes)}.`]
      : []),
  ];
}

function megabytes(sizeBytes: number): string {
  return `${(sizeBytes / 1024 / 1024).toFixed(2)} MB`;
}

interface Edition {
  readonly name: string;
  /** Where vsce packs it. */
  readonly folder: string;
  readonly packBytes: number;
}

/** The packs to bake in, each without an error; else what is wrong, told. */
async function packsToBake(folders: readonly string[]): Promise<readonly LoadedPack[] | undefined> {
  const packs: LoadedPack[] = [];
  for (const folder of folders) {
    const answer = await loadPack(pathToFileURL(resolve(folder)).href, nodeHost);
    if (answer.kind === "broken") {
      console.error(`${folder} can't be used as a pack. ${filled(answer.trouble.text, answer.trouble.words).en}`);
      return undefined;
    }
    const found = await checkPack(answer.pack, catalogOf([answer.pack]));
    const errors = found.filter(({ severity }) => severity === "error");
    for (const { file, line, message } of errors) console.error(`${folder}/${file}:${line + 1}: ${message.en}`);
    if (errors.length > 0) return undefined;
    packs.push(answer.pack);
  }
  return packs;
}

/** A copy of what is shipped, with packs in it and a name that says so. */
async function editionWith(packs: readonly LoadedPack[], publisher: string): Promise<Edition | undefined> {
  const folder = mkdtempSync(join(tmpdir(), "pipewright-edition-"));
  for (const path of shipped) {
    if (existsSync(join(root, path))) cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  mkdirSync(join(folder, "dist/packs"), { recursive: true });
  const paths: string[] = [];
  let packBytes = 0;
  for (const [index, loaded] of packs.entries()) {
    const built = await buildArchive(loaded);
    if (!built.ok) {
      console.error(filled(built.text, built.words).en);
      rmSync(folder, { recursive: true });
      return undefined;
    }
    // The command line reads the folder, in the order of the names.
    const path = `dist/packs/${index + 1}-${loaded.pack.id}.zip`;
    writeFileSync(join(folder, path), built.bytes);
    packBytes += built.bytes.length;
    paths.push(path);
  }
  const [first] = packs;
  const name = `pipewright-${first?.pack.id ?? ""}`;
  for (const [file, locale] of [
    ["package.nls.json", "en"],
    ["package.nls.zh-cn.json", "zh-cn"],
  ] as const) {
    const texts: object = JSON.parse(readFileSync(join(folder, file), "utf8"));
    const displayName = `Pipewright: ${first?.pack.title[locale] ?? ""}`;
    writeFileSync(join(folder, file), JSON.stringify({ ...texts, displayName }, undefined, 2));
  }
  const own = { ...manifest, name, publisher, pipewright: { packs: paths } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(own, undefined, 2));
  return { name, folder, packBytes };
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { "with-pack": { type: "string", multiple: true }, publisher: { type: "string" } },
  });
  const packs = await packsToBake(values["with-pack"] ?? []);
  if (!packs) return 1;
  if (!run(["node_modules/tsx/dist/cli.mjs", "scripts/build.ts", "--production"])) return 1;
  const edition: Edition | undefined =
    packs.length > 0
      ? await editionWith(packs, values.publisher ?? manifest.publisher)
      : { name: manifest.name, folder: root, packBytes: 0 };
  if (!edition) return 1;
  const name = `${edition.name}-${manifest.version}.vsix`;
  rmSync(join(root, name), { force: true });
  const vsce = join(root, "node_modules/@vscode/vsce/vsce");
  const isPacked = run([vsce, "package", "--no-dependencies", "--out", join(root, name)], edition.folder);
  if (edition.folder !== root) rmSync(edition.folder, { recursive: true });
  if (!isPacked) return 1;
  const limitBytes = mostBytes + edition.packBytes;

  const archive = readFileSync(join(root, name));
  const faults = faultsOf(archive, limitBytes);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) return 1;

  console.log(`\n${name}: ${megabytes(archive.length)} of at most ${megabytes(limitBytes)}.`);
  console.log(`To install it: \`code --install-extension ${name}\`, or in VS Code "Extensions: Install from VSIX…".`);
  return 0;
}

void main().then((code) => {
  process.exitCode = code;
});
