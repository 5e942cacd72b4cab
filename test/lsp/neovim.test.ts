import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const cli = join(__dirname, "../../dist/cli.js");
/** Sees to it that neovim is there; where it can't, it says how a person can. */
const installer = join(__dirname, "../vscode/debian-packages.mjs");
const faulty = `pipeline:
  name: shop
  stages:
    - name: build
      steps:
        - name: compile
          run: make
    - name: deploy
      needs: [biuld]
      steps:
        - name: ship
          run: make ship
`;

interface Report {
  readonly failure?: string;
  readonly found: readonly { readonly line: number; readonly code: string; readonly message: string }[];
  readonly offered?: readonly string[];
  readonly text?: string;
}

describe("neovim, attached to `pipewright lsp --stdio`", function () {
  // The first run as root may have to install neovim.
  this.timeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), "pipewright-neovim-"));

  before(async function () {
    if ((await run(process.execPath, [installer, "neovim"])) === 0) return;
    console.error("The neovim test is skipped: there is no neovim on this machine.");
    this.skip();
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  test("shows what is wrong, and mends it", async () => {
    const file = join(folder, "pipeline.yml");
    writeFileSync(file, faulty);
    const report = await drive(file, join(folder, "report.json"));
    assert.equal(report.failure, undefined);
    assert.deepEqual(report.found, [
      {
        line: 9,
        code: "needs/unknown",
        message: "`deploy` needs `biuld`, but there is no such stage. Did you mean `build`?",
        source: "pipewright",
      },
    ]);
    assert.equal(report.offered?.[0], "Change to `build`");
    assert.equal(`${report.text}\n`, faulty.replace("biuld", "build"));
  });
});

async function drive(file: string, reportPath: string): Promise<Report> {
  const script = join(__dirname, "drive-neovim.lua");
  await run("nvim", ["--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", `luafile ${script}`], {
    LSP_COMMAND: JSON.stringify([process.execPath, cli, "lsp", "--stdio"]),
    LSP_FILE: file,
    REPORT: reportPath,
  });
  return JSON.parse(readFileSync(reportPath, "utf8")) as Report;
}

/** Runs a program to its end; what it says is shown. */
function run(program: string, words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<number | null> {
  const child = spawn(program, words, {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((resolve, reject) => child.once("exit", resolve).once("error", reject));
}
