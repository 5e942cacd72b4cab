/**
 * The arrows of docs/ARCHITECTURE.md, checked: who may import whom. `npm run lint` runs this over the work tree.
 *
 * Law: every import between our files follows the table below.
 *
 * `checkArrows` is pure, so that a test can plant a wrong import; the last lines read the files.
 */
import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join, posix } from "node:path";
import { globSync } from "tinyglobby";
import type { ImportSite } from "./find-imports.ts";
import { findImports } from "./find-imports.ts";

interface Room {
  /** The rooms that it may import, itself aside. */
  readonly may: readonly string[];
  /** Rooms that it may load only when they are needed, by `import()`. */
  readonly lazily?: readonly string[];
  /** Folders of data (JSON, Markdown) that it may read in at build time. */
  readonly data?: readonly string[];
  /** The files by which others enter, from the room's folder; `index.ts` unless said otherwise. */
  readonly openings?: readonly string[];
  /** It runs in a browser worker too: no Node module. */
  readonly runsAnywhere?: true;
}

const core = ["server/features", "server/dialects", "server/schema", "server/knowledge", "server/document", "protocol"];

/** The one table. A room is a folder; the longest name that fits a path is its room. */
export const rooms: Readonly<Record<string, Room>> = {
  protocol: { may: [], runsAnywhere: true },
  "server/document": { may: ["protocol"], runsAnywhere: true },
  "server/schema": { may: ["server/document", "protocol"], data: ["schemas"], runsAnywhere: true },
  "server/knowledge": {
    may: ["server/schema", "server/document", "protocol"],
    data: ["packs"],
    openings: ["index.ts", "search/index.ts"],
    runsAnywhere: true,
  },
  "server/dialects": {
    may: ["server/schema", "server/knowledge", "server/document", "protocol"],
    data: ["packs", "schemas"],
    openings: ["index.ts", "detect/index.ts"],
    runsAnywhere: true,
  },
  "server/features": {
    may: ["server/dialects", "server/schema", "server/knowledge", "server/document", "protocol"],
    data: ["packs"],
    runsAnywhere: true,
  },
  // The world as the doors hand it to the core. `node/` is for those that run on Node.
  "server/host": { may: core, openings: ["index.ts", "node/index.ts", "node/web.ts"] },
  "server/lsp": { may: [...core, "server/host"], data: ["package.json", "packs"] },
  "server/cli": { may: [...core, "server/host"], lazily: ["hub"], data: ["package.json", "packs"] },
  client: { may: ["protocol", "server/dialects"], data: ["package.json"] },
  // Browser code: it sees the editor only through messages.
  "client/webviews": { may: ["protocol"], openings: ["element.ts"], runsAnywhere: true },
  // The pages that `pack site` makes: search without a server.
  "client/webviews/site": { may: ["client/webviews", "server/knowledge", "protocol"], runsAnywhere: true },
  hub: { may: ["protocol"], data: ["package.json"] },
  "hub/web": { may: ["server/knowledge", "server/schema", "server/document", "protocol"] },
};

/** Rooms that another one may enter by some of its openings only. */
const narrowDoors: readonly { from: string; to: string; opening: string; because: string }[] = [
  {
    from: "client",
    to: "server/dialects",
    opening: "detect/index.ts",
    because: "the client knows patterns and root keys, nothing more of a pipeline",
  },
];

/** Packages that belong to some rooms; any other package may be used by all. */
const packages: Readonly<Record<string, readonly string[]>> = {
  vscode: ["client"],
  "vscode-languageclient": ["client"],
  "vscode-languageserver": ["server/lsp"],
};

/** What has to stay small because it is loaded before we know whether a file is ours. */
const lightFiles: readonly { file: string; mustNotReach: readonly string[] }[] = [
  { file: "server/dialects/detect/index.ts", mustNotReach: ["yaml", "ajv", "server/document", "server/schema"] },
];

/** Folders that build, measure and test the product: they may import all of it, by any file. */
const outside = ["scripts", "bench", "test"];

export interface WrongArrow {
  readonly file: string;
  /** One-based. */
  readonly line: number;
  readonly sentence: string;
}

/** Every import that the table does not allow, and every circle of imports. Paths are relative, with slashes. */
export function checkArrows(textByPath: ReadonlyMap<string, string>): readonly WrongArrow[] {
  const sitesByPath = new Map([...textByPath].map(([path, text]) => [path, findImports(text)]));
  const wrong: WrongArrow[] = [];
  for (const [file, sites] of sitesByPath) {
    const room = roomOf(file);
    if (room === undefined) {
      if (isInside(file, outside) || !isProductCode(file)) continue;
      wrong.push({
        file,
        line: 1,
        sentence: `This file is in no room. The rooms are: ${Object.keys(rooms).join(", ")}.`,
      });
      continue;
    }
    for (const site of sites) {
      const sentence = isTest(file) ? faultOfTest(file, room, site) : faultOf(file, room, site);
      if (sentence !== undefined) wrong.push({ file, line: site.line, sentence });
    }
  }
  const graph = graphOf(sitesByPath);
  return [...wrong, ...heavyReaches(graph, sitesByPath), ...circles(graph)].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line,
  );
}

function faultOf(file: string, room: string, site: ImportSite): string | undefined {
  return isRelative(site) ? faultBetweenFiles(file, room, site) : faultOfPackage(room, site);
}

/** A test may use Node, and any file of its own room and of the rooms below, and whatever helps testing. */
function faultOfTest(file: string, room: string, site: ImportSite): string | undefined {
  if (!isRelative(site)) return isNodeModule(site.specifier) ? undefined : faultOfPackage(room, site);
  const target = targetOf(file, site);
  const targetRoom = roomOf(target);
  if (targetRoom === undefined || targetRoom === room || allowedRooms(room).includes(targetRoom)) return undefined;
  return `${name(site)} is in ${targetRoom}. ${allowance(room, "A test in")}`;
}

function faultOfPackage(room: string, { specifier }: ImportSite): string | undefined {
  if (isNodeModule(specifier)) {
    if (!rooms[room]?.runsAnywhere) return undefined;
    return `\`${specifier}\` is a Node module. ${room} runs in a browser worker too; what it needs of the world comes in through \`Host\`.`;
  }
  const owners = packages[packageOf(specifier)];
  if (owners === undefined || owners.includes(room)) return undefined;
  return `\`${specifier}\` belongs to ${owners.join(", ")}. ${room} must not import it.`;
}

function faultBetweenFiles(file: string, room: string, site: ImportSite): string | undefined {
  const target = targetOf(file, site);
  if (/\.test\.ts$/.test(target)) return `${name(site)} is a test. Only tests import tests.`;
  if (isInside(target, outside)) return `${name(site)} is not part of the product. ${allowance(room)}`;
  const targetRoom = roomOf(target);
  if (targetRoom === room) return undefined;
  if (targetRoom === undefined) return faultOfData(room, target, site);
  const { may, lazily = [] } = rooms[room] ?? { may: [] };
  if (lazily.includes(targetRoom)) {
    if (!site.isLazy)
      return `${room} loads ${targetRoom} only when it is needed: write \`await import("${site.specifier}")\`.`;
  } else if (!may.includes(targetRoom)) {
    return `${name(site)} is in ${targetRoom}. ${allowance(room)}`;
  }
  return faultOfOpening(room, target, targetRoom);
}

function faultOfOpening(room: string, target: string, targetRoom: string): string | undefined {
  const narrow = narrowDoors.find(({ from, to }) => from === room && to === targetRoom);
  const openings = (narrow ? [narrow.opening] : (rooms[targetRoom]?.openings ?? ["index.ts"])).map(
    (opening) => `${targetRoom}/${opening}`,
  );
  if (openings.includes(target)) return undefined;
  const reason = narrow ? `: ${narrow.because}` : "";
  return `${target} is inside ${targetRoom}. ${room} enters it by ${openings.join(" or ")} only${reason}.`;
}

function faultOfData(room: string, target: string, site: ImportSite): string | undefined {
  const data = rooms[room]?.data ?? [];
  if (isInside(target, data) && !target.endsWith(".ts")) return undefined;
  const allowed = data.length > 0 ? `It may read data of ${data.join(", ")}.` : "It may read no data from elsewhere.";
  return `${name(site)} is in no room. ${allowance(room)} ${allowed}`;
}

function allowance(room: string, subject = ""): string {
  const who = subject ? `${subject} ${room}` : room;
  const { may, lazily = [] } = rooms[room] ?? { may: [] };
  const named = [...may, ...lazily.map((other) => `${other} (by \`import()\`)`)];
  return named.length > 0 ? `${who} may import: ${named.join(", ")}.` : `${who} may import no other room.`;
}

/** What the files import of each other, and of packages under the package's name. */
type Graph = ReadonlyMap<string, readonly string[]>;

function graphOf(sitesByPath: ReadonlyMap<string, readonly ImportSite[]>): Graph {
  const targets = (file: string, sites: readonly ImportSite[]) =>
    sites.map((site) => (isRelative(site) ? targetOf(file, site) : packageOf(site.specifier)));
  return new Map([...sitesByPath].map(([file, sites]) => [file, targets(file, sites)]));
}

function heavyReaches(graph: Graph, sitesByPath: ReadonlyMap<string, readonly ImportSite[]>): WrongArrow[] {
  return lightFiles.flatMap(({ file, mustNotReach }) => {
    const path = wayTo(graph, file, (target) => mustNotReach.includes(target) || isInside(target, mustNotReach));
    if (path === undefined) return [];
    const line = sitesByPath.get(file)?.find((site) => isRelative(site) && targetOf(file, site) === path[1])?.line ?? 1;
    return [{ file, line, sentence: `It must stay without ${mustNotReach.join(", ")}, but: ${path.join(" → ")}.` }];
  });
}

/** The shortest way from a file to a target, both ends included. */
function wayTo(graph: Graph, start: string, isTarget: (path: string) => boolean): readonly string[] | undefined {
  const ways: string[][] = [[start]];
  const seen = new Set([start]);
  for (const way of ways) {
    const end = way.at(-1) ?? start;
    for (const target of graph.get(end) ?? []) {
      if (isTarget(target)) return [...way, target];
      if (seen.has(target)) continue;
      seen.add(target);
      ways.push([...way, target]);
    }
  }
  return undefined;
}

/** Each circle once, reported at its file that comes first in the alphabet. */
function circles(graph: Graph): WrongArrow[] {
  const reported = new Set<string>();
  return [...graph.keys()].sort().flatMap((file) => {
    if (reported.has(file)) return [];
    const circle = wayTo(graph, file, (target) => target === file);
    if (circle === undefined) return [];
    for (const member of circle) reported.add(member);
    return [{ file, line: 1, sentence: `These files import each other in a circle: ${circle.join(" → ")}.` }];
  });
}

function allowedRooms(room: string): readonly string[] {
  const { may, lazily = [] } = rooms[room] ?? { may: [] };
  return [...may, ...lazily];
}

function roomOf(path: string): string | undefined {
  return Object.keys(rooms)
    .filter((room) => isInside(path, [room]))
    .sort((a, b) => b.length - a.length)[0];
}

function isInside(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
}

function isProductCode(path: string): boolean {
  return /\.ts$/.test(path) && path.includes("/");
}

function isTest(path: string): boolean {
  return /\.test\.ts$/.test(path);
}

function isRelative({ specifier }: ImportSite): boolean {
  return specifier.startsWith(".");
}

function isNodeModule(specifier: string): boolean {
  return isBuiltin(specifier);
}

function targetOf(file: string, { specifier }: ImportSite): string {
  return posix.join(posix.dirname(file), specifier);
}

function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function name({ specifier }: ImportSite): string {
  return `\`${specifier}\``;
}

/** The TypeScript files of the work tree. */
function readSources(root: string): ReadonlyMap<string, string> {
  const folders = [...new Set(Object.keys(rooms).map((room) => room.split("/")[0])), ...outside];
  const paths = globSync(
    folders.map((folder) => `${folder}/**/*.ts`),
    { cwd: root, ignore: ["**/node_modules/**", "**/*.d.ts", "test/vscode/**"] },
  );
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

if (require.main === module) {
  const sources = readSources(join(__dirname, ".."));
  const wrong = checkArrows(sources);
  for (const { file, line, sentence } of wrong) console.error(`${file}:${line}: ${sentence}`);
  if (wrong.length > 0) {
    console.error(
      `${wrong.length} wrong ${wrong.length === 1 ? "import" : "imports"}. The table is in scripts/check-arrows.ts.`,
    );
    process.exitCode = 1;
  } else {
    console.log(`The imports of ${sources.size} files follow the table of arrows.`);
  }
}
