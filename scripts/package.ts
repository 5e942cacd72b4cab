/**
 * Makes the extension that people install: `npm run package`.
 * Builds for shipping, lets vsce pack it, then reads the package: only files that are meant to be in it, at most 3 MB.
 *
 * vsce needs Node 22 or newer, so it runs on the Node 24 of node_modules.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { version } from "../package.json";
import { listZip } from "./list-zip.ts";

const root = join(__dirname, "..");
const node24 = join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");
const limitBytes = 3 * 1024 * 1024;
const name = `pipewright-${version}.vsix`;

/** What may be in the package, by path. vsce writes the first two and renames the texts at the root. */
const allowed: readonly RegExp[] = [
  /^extension\.vsixmanifest$/,
  /^\[Content_Types\]\.xml$/,
  /^extension\/package(\.nls(\.[\w-]+)?)?\.json$/,
  /^extension\/(readme|changelog|support)\.md$/i,
  /^extension\/LICENSE(\.txt|\.md)?$/,
  /^extension\/dist\/(client|client\.web|server|server-core|server\.web|cli)\.js$/,
  /^extension\/dist\/pages\.json$/,
  /^extension\/dist\/(graph|guide)-view\.(js|css)$/,
  /^extension\/media\/.+\.(svg|png|md|css)$/,
  /^extension\/snippets\/.+\.(json|code-snippets)$/,
  /^extension\/l10n\/.+\.json$/,
  /^extension\/docs\/rules\/.+\.md$/,
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
  "extension/LICENSE.txt",
];

function run(argv: readonly string[]): boolean {
  const { status, error } = spawnSync(node24, argv, { cwd: root, stdio: "inherit" });
  if (error) console.error(error.message);
  return status === 0;
}

/** What is wrong with the package, in sentences. */
function faultsOf(archive: Buffer): readonly string[] {
  const files = listZip(archive);
  const paths = new Set(files.map(({ path }) => path));
  return [
    ...files
      .filter(({ path }) => !allowed.some((pattern) => pattern.test(path)))
      .map(({ path }) => `${path} must not be in the package (see .vscodeignore and scripts/package.ts).`),
    ...required.filter((path) => !paths.has(path)).map((path) => `${path} is missing from the package.`),
    ...(archive.length > limitBytes ? [`The package has ${megabytes(archive.length)}; the limit is 3.00 MB.`] : []),
  ];
}

function megabytes(sizeBytes: number): string {
  return `${(sizeBytes / 1024 / 1024).toFixed(2)} MB`;
}

function main(): number {
  if (!run(["node_modules/tsx/dist/cli.mjs", "scripts/build.ts", "--production"])) return 1;
  rmSync(join(root, name), { force: true });
  if (!run(["node_modules/@vscode/vsce/vsce", "package", "--no-dependencies", "--out", name])) return 1;

  const archive = readFileSync(join(root, name));
  const faults = faultsOf(archive);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) return 1;

  console.log(`\n${name}: ${megabytes(archive.length)} of at most 3.00 MB.`);
  console.log(`To install it: \`code --install-extension ${name}\`, or in VS Code "Extensions: Install from VSIX…".`);
  return 0;
}

process.exitCode = main();
