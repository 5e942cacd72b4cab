import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The program as it is shipped. */
export const cliPath = join(__dirname, "../../dist/cli.js");

/** What a run left behind. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  /** What is piped in; nothing by default. */
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
  /** The folder that it is started in, from the project's. */
  readonly from?: string;
}

/** A throw-away folder with files in it, and the program to run there. */
export interface Project {
  readonly folder: string;
  path(name: string): string;
  write(name: string, content: string | Uint8Array): void;
  read(name: string): string;
  bytes(name: string): Buffer;
  /** `pipewright …`, the built one, as a process of its own. */
  pipewright(args: readonly string[], options?: RunOptions): Promise<Ended>;
}

/** Does something in a project made for it alone, which is gone afterwards. */
export async function inProject(
  files: Readonly<Record<string, string | Uint8Array>>,
  act: (project: Project) => void | Promise<void>,
): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "pipewright-cli-")));
  const path = (name: string): string => join(folder, name);
  const project: Project = {
    folder,
    path,
    write(name, content) {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), content);
    },
    read: (name) => readFileSync(path(name), "utf8"),
    bytes: (name) => readFileSync(path(name)),
    pipewright: (args, { input, environment, from = "." } = {}) => run(args, path(from), input, environment),
  };
  for (const [name, content] of Object.entries(files)) project.write(name, content);
  try {
    await act(project);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(
  args: readonly string[],
  folder: string,
  input: string | Uint8Array = "",
  environment = {},
): Promise<Ended> {
  // Only what a program needs to run: the shell's language and colours are no business of a test.
  const { PATH = "", SystemRoot = "" } = process.env;
  const child = spawn(process.execPath, [cliPath, ...args], {
    cwd: folder,
    env: { PATH, SystemRoot, LC_ALL: "C.UTF-8", ...environment },
  });
  return new Promise((resolve, reject) => {
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", reject);
    // A program that does not read its input closes the pipe before we have written it: that is its right.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    child.on("close", (code, signal) =>
      resolve({ code, signal, out: Buffer.concat(out).toString("utf8"), err: Buffer.concat(err).toString("utf8") }),
    );
  });
}

/** The findings of `--format json`, each as `file:line:column code`, lines and columns from 1. */
export function findingsIn({ out }: Ended): string[] {
  const findings: { file: string; code: string; range: { start: { line: number; character: number } } }[] =
    JSON.parse(out);
  return findings.map(({ file, code, range: { start } }) => `${file}:${start.line + 1}:${start.character + 1} ${code}`);
}

/** A right pipeline, and some that are wrong in one way each. */
export const good = `pipeline:
  name: shop
  stages:
    - name: build
      steps:
        - name: compile
          run: make
`;
/** An error at 9:15: `needs/unknown`, whose fix is suggested. */
export const unknownNeed = `${good}    - name: deploy
      needs: [biuld]
      steps:
        - name: ship
          run: make ship
`;
/** An error at 3:3: `schema/unknown-key`, whose fix is safe. */
export const misspeltKey = good.replace("stages:", "stagess:");
/** A warning at 2:9: `name/style`. */
export const uglyName = good.replace("name: shop", "name: My Shop");

/**
 * A module to load before the program: one call of the file system says for one name what it says to whoever lacks the
 * permission. Tests run as root too, to whom nothing is ever forbidden.
 */
export function locked(call: "open" | "readdir" | "access", name: string): string {
  return `const promises = require("node:fs/promises");
const real = promises.${call};
promises.${call} = async (path, ...others) => {
  if (require("node:path").basename(path) === ${JSON.stringify(name)}) throw Object.assign(new Error("locked"), { code: "EACCES" });
  return real(path, ...others);
};
`;
}
