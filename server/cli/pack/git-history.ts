/** What git knows of a pack's folder. It is asked as a program, without a shell; nothing that it says is run. */
import { execFile } from "node:child_process";
import { realpath } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { filled, type Text, type Words } from "../../../protocol/index.ts";
import {
  addressInPack,
  baseOfVersion,
  type ChangelogSince,
  type FileChange,
  type LoadedPack,
  loadPack,
  loadPages,
  type ManifestCommit,
  type PackHistory,
  readNameStatus,
} from "../../features/index.ts";
import { memoryHost } from "../../host/index.ts";
import type { Page } from "../../knowledge/index.ts";
import type { Terminal } from "../terminal.ts";
import { upkeepTexts } from "./upkeep-texts.ts";

export type HistoryAnswer =
  | { readonly kind: "known"; readonly history: PackHistory }
  /** `unknown-ref`: git knows the folder, but no such commit. */
  | { readonly kind: "unknown-ref" }
  | { readonly kind: "none"; readonly reason: Text };

const limits = { outputBytes: 200_000_000, timeoutMs: 120_000, manifestCommits: 1_000 } as const;
const manifestNames = ["pack.yaml", "pack.yml"] as const;
const pageName = /\.(?:md|markdown|mdx)$/i;

/** What became of a pack's files since a day, a platform version or a commit: up to the work tree as it is now. */
export async function gitHistory(
  folder: string,
  loaded: LoadedPack,
  since: ChangelogSince,
  terminal: Terminal,
): Promise<HistoryAnswer> {
  const git: Git = { folder: await realpath(folder), terminal };
  const inside = await run(git, ["rev-parse", "--is-inside-work-tree"]);
  if (!inside.ok) return noHistory(inside);
  if (inside.text.trim() !== "true") return none(upkeepTexts.noWorkTree);
  const base = await baseOf(git, loaded, since);
  if (base.kind !== "commit") return base;
  const diff = await run(git, [
    "diff",
    "--name-status",
    "-z",
    "--find-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules",
    "--relative",
    base.hash,
    "--",
    ".",
  ]);
  if (!diff.ok) return noHistory(diff);
  const fresh = await run(git, ["ls-files", "-z", "--others", "--exclude-standard", "--", "."]);
  if (!fresh.ok) return noHistory(fresh);
  const untracked = fresh.text.split("\0").filter((path) => path !== "");
  const files: readonly FileChange[] = [
    ...readNameStatus(diff.text),
    ...untracked.map((path) => ({ kind: "added" as const, path })),
  ];
  return { kind: "known", history: { files, oldPages: await oldPagesOf(git, base.hash, files, loaded) } };
}

interface Git {
  readonly folder: string;
  readonly terminal: Terminal;
}

type GitAnswer =
  | { readonly ok: true; readonly bytes: Buffer; readonly text: string }
  | { readonly ok: false; readonly isMissing: boolean; readonly message: string };

/** A refusal of git is an answer; only the terminal's signal makes this throw. */
async function run({ folder, terminal }: Git, args: readonly string[], input = ""): Promise<GitAnswer> {
  const answer = await new Promise<GitAnswer>((settle) => {
    const child = execFile(
      "git",
      // A repository may name programs of its own for some of what git does: none of them is needed here.
      ["--no-pager", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-C", folder, ...args],
      {
        encoding: "buffer",
        env: environmentOf(terminal),
        maxBuffer: limits.outputBytes,
        timeout: limits.timeoutMs,
        signal: terminal.signal,
        windowsHide: true,
      },
      (error, stdout, stderr) => {
        if (!error) settle({ ok: true, bytes: stdout, text: stdout.toString("utf8") });
        else {
          const lines = stderr.toString("utf8").trim().split("\n");
          const message = lines.find((line) => /^(?:fatal|error):/.test(line)) ?? lines.at(-1);
          settle({ ok: false, isMissing: error.code === "ENOENT", message: message?.trim() || error.message });
        }
      },
    );
    // It may end before it has read all of its input: then its answer says why.
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
  });
  terminal.signal.throwIfAborted();
  return answer;
}

/** A hook of git runs us with variables that point to its own repository; and its messages are to be in one language. */
function environmentOf({ environment }: Terminal): Record<string, string | undefined> {
  const others = Object.entries(environment).filter(
    ([name]) => !/^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|EXTERNAL_DIFF|TRACE.*)$/.test(name),
  );
  return {
    ...Object.fromEntries(others),
    LC_ALL: "C",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_NO_LAZY_FETCH: "1",
  };
}

function none(reason: Text, words: Words = {}): HistoryAnswer & { readonly kind: "none" } {
  return { kind: "none", reason: filled(reason, words) };
}

function noHistory({ isMissing, message }: GitAnswer & { readonly ok: false }) {
  if (isMissing) return none(upkeepTexts.noGit);
  if (/not a git repository/i.test(message)) return none(upkeepTexts.noWorkTree);
  return none(upkeepTexts.gitFailed, { reason: message.replace(/^(?:fatal|error): /, "") });
}

type Base = { readonly kind: "commit"; readonly hash: string } | Exclude<HistoryAnswer, { kind: "known" }>;

async function baseOf(git: Git, loaded: LoadedPack, since: ChangelogSince): Promise<Base> {
  if (since.kind === "ref") {
    const hash = await commitOf(git, since.value);
    return hash === undefined ? { kind: "unknown-ref" } : { kind: "commit", hash };
  }
  const head = await commitOf(git, "HEAD");
  if (head === undefined) return none(upkeepTexts.noCommits);
  return since.kind === "date" ? baseOfDay(git, since.value) : baseOfPlatform(git, head, loaded, since.value);
}

/** The full name of a commit. `ref` is one of `readSince`, or ours. */
async function commitOf(git: Git, ref: string): Promise<string | undefined> {
  const asked = ["rev-parse", "--verify", "--quiet"];
  const guard = (await knowsEndOfOptions(git)) ? ["--end-of-options"] : [];
  const answer = await run(git, [...asked, ...guard, `${ref}^{commit}`]);
  const hash = answer.ok ? answer.text.trim() : "";
  return /^[0-9a-f]{40,64}$/.test(hash) ? hash : undefined;
}

/** `git rev-parse` takes `--end-of-options` from 2.30 on; before, only the pattern of refs stands guard. */
async function knowsEndOfOptions(git: Git): Promise<boolean> {
  const answer = await run(git, ["version"]);
  const [, major = "0", minor = "0"] = (answer.ok && /(\d+)\.(\d+)/.exec(answer.text)) || [];
  return Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 30);
}

/** The last commit before a day began, where the user is. */
async function baseOfDay(git: Git, day: string): Promise<Base> {
  const found = await run(git, [
    "log",
    "-1",
    "--first-parent",
    "--no-show-signature",
    "--format=%H",
    `--before=${day}T00:00:00`,
    "HEAD",
    "--",
  ]);
  if (!found.ok) return noHistory(found);
  const hash = found.text.trim();
  return hash === "" ? beginning(git) : { kind: "commit", hash };
}

/** The last commit before the pack came to a platform version. */
async function baseOfPlatform(git: Git, head: string, { pack }: LoadedPack, version: string): Promise<Base> {
  const count = String(limits.manifestCommits);
  const log = await run(git, [
    "log",
    "--first-parent",
    "--no-show-signature",
    "--format=%H",
    "-n",
    count,
    "HEAD",
    "--",
    ...manifestNames,
  ]);
  if (!log.ok) return noHistory(log);
  const hashes = log.text.split("\n").filter((line) => line !== "");
  const commits: ManifestCommit[] = [];
  const manifests = await textsAt(
    git,
    hashes.flatMap((hash) => manifestNames.map((name) => `${hash}:./${name}`)),
  );
  for (const hash of hashes) {
    const name = manifestNames.find((one) => manifests.has(`${hash}:./${one}`));
    const text = name && manifests.get(`${hash}:./${name}`);
    const answer =
      text === undefined ? undefined : await loadPack(uriOf(git), memoryHost([[`${uriOf(git)}/${name}`, text]]));
    commits.push({ hash, current: answer?.kind === "loaded" ? answer.pack.pack.platform?.current : undefined });
  }
  const base = baseOfVersion(commits, pack.platform?.current, version);
  switch (base.kind) {
    case "head":
      return { kind: "commit", hash: head };
    case "before": {
      const hash = await commitOf(git, `${base.hash}^`);
      return hash === undefined ? beginning(git) : { kind: "commit", hash };
    }
    case "beginning":
      return hashes.length < limits.manifestCommits ? beginning(git) : none(upkeepTexts.noArrival, { version });
    case "unknown":
      return none(upkeepTexts.noArrival, { version });
  }
}

/** The tree without any file, so that all there is was added; unless the history is cut off, and nobody knows. */
async function beginning(git: Git): Promise<Base> {
  const shallow = await run(git, ["rev-parse", "--is-shallow-repository"]);
  if (!shallow.ok) return noHistory(shallow);
  if (shallow.text.trim() === "true") return none(upkeepTexts.shallow);
  const tree = await run(git, ["hash-object", "-t", "tree", "--stdin"]);
  return tree.ok ? { kind: "commit", hash: tree.text.trim() } : noHistory(tree);
}

function uriOf({ folder }: Git): string {
  return pathToFileURL(folder).href.replace(/\/+$/, "");
}

/** The pages of these files as they were, read as the pack read them then. */
async function oldPagesOf(
  git: Git,
  base: string,
  files: readonly FileChange[],
  loaded: LoadedPack,
): Promise<readonly Page[]> {
  const paths = files
    .flatMap(({ kind, path, from }) => (kind === "added" ? [] : [from ?? path]))
    .filter((path) => pageName.test(path));
  const found = await textsAt(
    git,
    [...paths, ...manifestNames].map((path) => `${base}:./${path}`),
  );
  const uri = uriOf(git);
  const contents = [...found].map(([name, text]): [string, string] => {
    const path = name.slice(base.length + ":./".length);
    return [addressInPack(uri, path), text];
  });
  const host = memoryHost(contents);
  const old = await loadPack(uri, host, git.terminal.signal);
  const pack = old.kind === "loaded" ? old.pack : { ...loaded, uri, host };
  const { files: pages } = await loadPages(pack, git.terminal.signal);
  return pages.map(({ page }) => page);
}

/** What stands at names such as `<commit>:./pack.yaml`, by name. What isn't there is left out. */
async function textsAt(git: Git, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  // One a line: a name with a line break in it can't be asked for.
  const asked = names.filter((name) => !/[\n\r]/.test(name));
  const found = new Map<string, string>();
  if (asked.length === 0) return found;
  const answer = await run(git, ["cat-file", "--batch"], `${asked.join("\n")}\n`);
  if (!answer.ok) return found;
  let at = 0;
  for (const name of asked) {
    const end = answer.bytes.indexOf("\n", at);
    if (end < 0) break;
    const [, size] = / blob (\d+)$/.exec(answer.bytes.toString("utf8", at, end)) ?? [];
    at = end + 1;
    if (size === undefined) continue;
    found.set(name, answer.bytes.toString("utf8", at, at + Number(size)));
    at += Number(size) + 1;
  }
  return found;
}
