import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { CancellationTokenSource, SocketMessageReader, SocketMessageWriter } from "vscode-languageserver/node";
import { closeEditors, pushCapabilities, seen, serverPath, startEditor, startEditorOn } from "./editor.ts";

const uri = "file:///shop/pipeline.yml";
const small =
  "pipeline:\n  name: shop\n  stages:\n    - name: a\n      needs: [b]\n      steps: [{ name: s, run: make }]\n";

afterEach(closeEditors);

describe("the life of a server", () => {
  test("ends with 0 after `shutdown` and `exit`", async () => {
    const editor = await startEditor();
    await editor.open(uri, small);
    assert.equal(await editor.quit(), 0);
  });

  test("ends with 1 after an `exit` out of nowhere", async () => {
    const editor = await startEditor();
    await editor.connection.sendNotification("exit");
    assert.equal(await editor.exited, 1);
  });

  test("ends when its editor is gone", async () => {
    const { child, ended } = raw();
    child.stdin?.end();
    assert.equal(await ended, 1);
  });

  test("refuses what comes before `initialize` and after `shutdown`", async () => {
    const editor = await startEditor();
    await editor.connection.sendRequest("shutdown");
    await assert.rejects(editor.pull(uri), { code: -32600 });
    const { child, answer } = raw();
    send(child, { jsonrpc: "2.0", id: 1, method: "textDocument/hover", params: { textDocument: { uri } } });
    assert.match(await answer, /"code":-32002/);
    child.kill("SIGKILL");
  });

  test("says how it wants to be started when no wire is named", async () => {
    const child = spawn(process.execPath, [serverPath], { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
    });
    const code = await new Promise((resolve) => child.once("close", resolve));
    assert.equal(code, 2);
    assert.match(said, /--stdio, --node-ipc, --pipe=<name> or --socket=<port>/);
  });
});

describe("a message that makes no sense", () => {
  test("is passed over, and the next one is answered", async () => {
    const editor = await startEditor();
    await editor.open(uri, small);
    for (const params of [undefined, null, 7, [], {}, { textDocument: 3 }, { textDocument: { uri: 4 } }]) {
      await editor.request("textDocument/hover", params).catch(() => undefined);
      await editor.connection.sendNotification("textDocument/didChange", params ?? {}).catch(() => undefined);
    }
    await editor.connection.sendNotification("workspace/didChangeConfiguration", { settings: "none" });
    await assert.rejects(editor.request("textDocument/nonsense", {}), { code: -32601 });
    assert.equal((await editor.pulled(uri)).length, 1);
  });

  test("is passed over, be it no JSON at all", async () => {
    const { child, answer } = raw();
    const noise = "{ this is no JSON";
    child.stdin?.write(`Content-Length: ${noise.length}\r\n\r\n${noise}`);
    send(child, {
      jsonrpc: "2.0",
      id: 1,
      method: "initialize",
      params: { processId: null, rootUri: null, capabilities: {} },
    });
    assert.match(await answer, /"serverInfo":\{"name":"pipewright"/);
    child.kill("SIGKILL");
  });
});

describe("a request that nobody waits for any more", () => {
  test("is answered as cancelled, and the others as ever", async () => {
    const editor = await startEditor();
    await editor.open(uri, small);
    const source = new CancellationTokenSource();
    const cancelled = editor.connection.sendRequest(
      "textDocument/hover",
      { textDocument: { uri }, position: { line: 0, character: 2 } },
      source.token,
    );
    source.cancel();
    const other = editor.pulled(uri);
    await assert.rejects(cancelled, { code: -32800 });
    assert.deepEqual(seen(await other), ["5 needs/unknown: `a` needs `b`, but there is no such stage."]);
  });

  test("is answered as stale when the text has moved on, and diagnostics are to be pulled again", async () => {
    const editor = await startEditor();
    await editor.open(uri, small);
    const stale = editor.pull(uri);
    await editor.replace(uri, "[b]", "[]");
    await assert.rejects(stale, { code: -32802, data: { retriggerRequest: true } });
    assert.deepEqual(await editor.pulled(uri), []);
  });
});

describe("other wires than standard input and output", () => {
  test("Node's IPC", async () => {
    const editor = await startEditor({ wire: "ipc", capabilities: pushCapabilities });
    await editor.open(uri, small);
    assert.equal((await editor.pushed(uri)).length, 1);
    assert.equal(await editor.quit(), 0);
  });

  test("a socket", async () => {
    const listener = createServer();
    await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
    const address = listener.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const child = spawn(process.execPath, [serverPath, `--socket=${port}`], { stdio: "ignore" });
    const socket = await new Promise<import("node:net").Socket>((resolve) => listener.once("connection", resolve));
    const wire = { reader: new SocketMessageReader(socket), writer: new SocketMessageWriter(socket), child };
    const editor = await startEditorOn(wire);
    await editor.open(uri, small);
    assert.equal((await editor.pulled(uri)).length, 1);
    assert.equal(await editor.quit(), 0);
    listener.close();
  });
});

/** A server without an editor: for what no editor would send. */
function raw() {
  const child = spawn(process.execPath, [serverPath, "--stdio"], { stdio: ["pipe", "pipe", "ignore"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  let said = "";
  const answer = new Promise<string>((resolve) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
      if (said.includes('"id":1')) resolve(said);
    });
  });
  return { child, ended, answer };
}

function send(child: ChildProcess, message: unknown): void {
  const body = JSON.stringify(message);
  child.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}
