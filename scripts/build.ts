/**
 * Bundles the product into dist/: `npm run build`, `npm run watch`.
 *
 *   tsx scripts/build.ts                development: source maps, and dist/meta.json for looking at sizes
 *   tsx scripts/build.ts --production   what is shipped: minified, no source maps
 *   tsx scripts/build.ts --watch        builds again at each change; the editor's task reads what it prints
 *
 * CommonJS throughout, since a web extension can't be an ES module. No node_modules at run time; every bundle stands
 * alone, but for server.js, which loads server-core.js once it has answered `initialize`, and cli.js, which loads it, too.
 */
import { chmodSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BuildOptions, BuildResult, Message, Metafile, Plugin } from "esbuild";
import { build, context } from "esbuild";
import { writePreparedPages } from "../server/knowledge/index.ts";
import { ownPages } from "./own-pages.ts";

interface Bundle {
  readonly entry: string;
  readonly out: string;
  readonly options: BuildOptions;
}

const root = join(__dirname, "..");

// The language server packages choose by the conditions `node` and `browser`, which esbuild sets from the platform.
// Some packages offer a UMD file as `main`, whose inner `require` can't be bundled: `module` comes first.
// A CommonJS file has no `import.meta`; tinyglobby's finder asks for its URL as soon as it is loaded.
const bundleUrl = `"use strict"; const bundleUrl = require("node:url").pathToFileURL(__filename).href;`;
const forNode: BuildOptions = {
  platform: "node",
  format: "cjs",
  mainFields: ["module", "main"],
  banner: { js: bundleUrl },
  define: { "import.meta.url": "bundleUrl", "import.meta.dirname": "__dirname", "import.meta.filename": "__filename" },
};
/** The language server's core is a file beside it: what is not read yet costs nothing before the first answer. */
const coreApart: Plugin = {
  name: "core apart",
  setup(build) {
    build.onResolve({ filter: /^\.\/rooms\.ts$/ }, () => ({ path: "./server-core.js", external: true }));
  },
};
/** What the command line has of the core is in the same file: twice, it would be a quarter of the package. */
const coreShared: Plugin = {
  name: "core shared",
  setup(build) {
    const rooms = /^(?:\.\.\/)+(dialects|document|features|knowledge)\/index\.ts$/;
    build.onResolve({ filter: rooms }, ({ path }) => ({ path: rooms.exec(path)?.[1] ?? path, namespace: "core" }));
    build.onResolve({ filter: /^\.\/server-core\.js$/ }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: /^/, namespace: "core" }, ({ path }) => ({
      contents: `module.exports = require("./server-core.js").${path};`,
    }));
  },
};
const forBrowser: BuildOptions = { platform: "browser", mainFields: ["browser", "module", "main"] };

// The oldest editor we support runs extensions on Node 22; server and command line also run on a Node 20 build machine.
const bundles: readonly Bundle[] = [
  {
    entry: "client/extension.ts",
    out: "client.js",
    options: { ...forNode, target: "node22", external: ["vscode"] },
  },
  {
    entry: "client/extension.web.ts",
    out: "client.web.js",
    options: { ...forBrowser, format: "cjs", target: "es2022", external: ["vscode"] },
  },
  {
    entry: "server/lsp/main.node.ts",
    out: "server.js",
    // Loaded by `require`: by `import()` Node would look through all of it for its exports before it runs it.
    options: { ...forNode, target: "node20", plugins: [coreApart], supported: { "dynamic-import": false } },
  },
  { entry: "server/lsp/rooms.ts", out: "server-core.js", options: { ...forNode, target: "node20" } },
  {
    entry: "server/lsp/main.worker.ts",
    out: "server.web.js",
    options: { ...forBrowser, format: "iife", target: "es2022" },
  },
  {
    entry: "client/webviews/graph/main.ts",
    out: "graph-view.js", // with graph-view.css beside it
    options: { ...forBrowser, format: "iife", target: "es2022" },
  },
  {
    entry: "client/webviews/guide/main.ts",
    out: "guide-view.js", // with guide-view.css beside it
    options: { ...forBrowser, format: "iife", target: "es2022" },
  },
  {
    entry: "client/webviews/site/main.ts",
    out: "site.js", // with site.css beside it: what `pack site` puts beside the pages, the same in every build
    options: {
      ...forBrowser,
      format: "iife",
      target: "es2022",
      minify: true,
      sourcemap: false,
      alias: { semver: "./client/webviews/site/no-versions.ts" },
    },
  },
  {
    entry: "server/cli/main.ts",
    out: "cli.js",
    options: {
      ...forNode,
      target: "node20",
      banner: { js: `#!/usr/bin/env node\n${bundleUrl}` },
      plugins: [coreShared],
    },
  },
];

function optionsOf(bundle: Bundle, production: boolean): BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints: [bundle.entry],
    outfile: join("dist", bundle.out),
    bundle: true,
    charset: "utf8",
    minify: production,
    sourcemap: production ? false : "linked",
    sourcesContent: false,
    metafile: true,
    legalComments: "none",
    loader: { ".md": "text" },
    logLevel: "silent",
    ...bundle.options,
  };
}

/** `file:line:column: error: text`, one line each: what the problem matcher in .vscode/tasks.json reads. */
function sentencesOf(messages: readonly Message[], level: "error" | "warning"): string[] {
  return messages.map(({ text, location }) =>
    location
      ? `${location.file}:${location.line}:${location.column + 1}: ${level}: ${text}`
      : `scripts/build.ts:1:1: ${level}: ${text}`,
  );
}

function report(result: Pick<BuildResult, "errors" | "warnings">): void {
  for (const line of sentencesOf(result.warnings, "warning")) console.warn(line);
  for (const line of sentencesOf(result.errors, "error")) console.error(line);
}

/** One value of the core imported in another way would bring all of it back into these files, and nobody would see. */
function coreInDoor({ out }: Bundle, metafile: Metafile | undefined): string | undefined {
  if (out !== "server.js" && out !== "cli.js") return undefined;
  const rooms = /^server\/(?:features|dialects|schema|document|knowledge)\//;
  const path = Object.keys(metafile?.inputs ?? {}).find((input) => rooms.test(input));
  return (
    path && `${path}:1:1: error: dist/${out} has this in it; the core is in dist/server-core.js (server/lsp/rooms.ts).`
  );
}

function makeExecutable({ out }: Bundle): void {
  if (out === "cli.js") chmodSync(join(root, "dist", out), 0o755);
}

async function buildOnce(production: boolean): Promise<void> {
  const startedMs = Date.now();
  rmSync(join(root, "dist"), { recursive: true, force: true });
  const metafile: Metafile = { inputs: {}, outputs: {} };
  let errorCount = 0;
  await Promise.all(
    bundles.map(async (bundle) => {
      const result = await build(optionsOf(bundle, production)).catch(failureOf);
      report(result);
      errorCount += result.errors.length;
      if (result.errors.length > 0) return;
      const stowaway = coreInDoor(bundle, result.metafile);
      if (stowaway !== undefined) {
        console.error(stowaway);
        errorCount += 1;
      }
      makeExecutable(bundle);
      Object.assign(metafile.inputs, result.metafile?.inputs);
      Object.assign(metafile.outputs, result.metafile?.outputs);
    }),
  );
  if (errorCount > 0) {
    console.error(`The build failed: ${errorCount} ${errorCount === 1 ? "error" : "errors"}.`);
    process.exitCode = 1;
    return;
  }
  await writePages();
  if (!production) {
    writeFileSync(join(root, "dist/meta.json"), JSON.stringify(metafile));
  }
  for (const { out } of bundles) console.log(`dist/${out}  ${kilobytes(statSync(join(root, "dist", out)).size)}`);
  console.log(`Built in ${Date.now() - startedMs} ms${production ? ", for shipping" : ""}.`);
}

/** The pages that search and guide show, with their words prepared; read when somebody first asks. */
async function writePages(): Promise<void> {
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(join(root, "dist/pages.json"), writePreparedPages(await ownPages()));
}

/** esbuild rejects with its result when there are errors; anything else is a fault of ours and goes on. */
function failureOf(reason: unknown): BuildResult {
  if (typeof reason === "object" && reason !== null && "errors" in reason && "warnings" in reason) {
    return reason as BuildResult;
  }
  throw reason;
}

async function watch(): Promise<void> {
  await writePages();
  let running = 0;
  const announce: Plugin = {
    name: "announce",
    setup(build) {
      build.onStart(() => {
        if (running++ === 0) console.log("[watch] build started");
      });
      build.onEnd((result) => {
        report(result);
        if (--running === 0) console.log("[watch] build finished");
      });
    },
  };
  for (const bundle of bundles) {
    const chmod: Plugin = {
      name: "executable",
      setup(build) {
        build.onEnd((result) => {
          if (result.errors.length === 0) makeExecutable(bundle);
        });
      },
    };
    const options = optionsOf(bundle, false);
    const watched = await context({ ...options, plugins: [...(options.plugins ?? []), chmod, announce] });
    await watched.watch();
  }
}

function kilobytes(sizeBytes: number): string {
  return `${(sizeBytes / 1024).toFixed(1).padStart(8)} KB`;
}

const arguments_ = process.argv.slice(2);
const unknown = arguments_.filter((argument) => argument !== "--watch" && argument !== "--production");
if (unknown.length > 0) {
  console.error(`scripts/build.ts doesn't know ${unknown.join(", ")}; it takes --watch or --production.`);
  process.exitCode = 2;
} else if (arguments_.includes("--watch")) {
  void watch();
} else {
  void buildOnce(arguments_.includes("--production"));
}
