import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cliPath, inProject, unknownNeed } from "./project.ts";

interface Message {
  readonly id?: number;
  readonly method: string;
  readonly params?: unknown;
}

/** What a language server answers on its stdout to the messages, when its input ends with `exit`. */
async function answersOf(args: readonly string[], messages: readonly Message[], folder: string): Promise<string> {
  const child = spawn(process.execPath, [cliPath, ...args], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString("utf8");
  });
  for (const message of messages) {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }
  const [code] = await once(child, "close");
  assert.equal(code, 0);
  return out;
}

const lifeOf = (params: object): readonly Message[] => [
  { id: 1, method: "initialize", params },
  { method: "initialized", params: {} },
  { id: 2, method: "shutdown" },
  { method: "exit" },
];

describe("pipewright lsp --stdio", () => {
  test("starts the language server, and ends when the editor says so", () =>
    inProject({ "pipeline.yml": unknownNeed }, async ({ folder }) => {
      const out = await answersOf(
        ["lsp", "--stdio"],
        lifeOf({ processId: null, rootUri: null, capabilities: {} }),
        folder,
      );
      assert.match(out, /^Content-Length: \d+\r\n/);
      assert.match(out, /"capabilities":\{/);
    }));

  test("takes what editors add for the server", () =>
    inProject({}, async ({ folder }) => {
      const args = ["lsp", "--stdio", `--clientProcessId=${process.pid}`];
      const out = await answersOf(args, lifeOf({ processId: process.pid, rootUri: null, capabilities: {} }), folder);
      assert.match(out, /"capabilities":\{/);
    }));
});
