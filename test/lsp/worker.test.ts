import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { MessageChannel, Worker } from "node:worker_threads";
import { PortMessageReader, PortMessageWriter, RequestType } from "vscode-languageserver/node";
import { type ReadFileAnswer, type ReadFileParams, readFileMethod } from "../../protocol/index.ts";
import { closeEditors, seen, startEditorOn } from "./editor.ts";

const readFile = new RequestType<ReadFileParams, ReadFileAnswer, void>(readFileMethod);
const bundle = process.env.PIPEWRIGHT_WEB_SERVER ?? join(__dirname, "../../dist/server.web.js");

afterEach(closeEditors);

/**
 * The browser's bundle in a thread that has what a browser's worker has, and no Node: no `require`, no `process`.
 * A real browser runs it in the suite of the web host.
 */
describe("the server for a browser", () => {
  test("checks a file, and reads .pipewright.yml through its editor", async () => {
    assert.ok(existsSync(bundle), "Run `npm run build` first.");
    const { port1, port2 } = new MessageChannel();
    const worker = new Worker(workerScript, { eval: true, workerData: { bundle, port: port2 }, transferList: [port2] });
    const wire = { reader: new PortMessageReader(port1), writer: new PortMessageWriter(port1) };
    try {
      const uri = "vscode-vfs://github/shop/web/pipeline.yml";
      const editor = await startEditorOn(wire, {
        options: { readsFiles: true },
        folders: ["vscode-vfs://github/shop"],
      });
      editor.connection.onRequest(readFile, ({ uri: asked }) =>
        asked === "vscode-vfs://github/shop/.pipewright.yml"
          ? { kind: "text", text: "rules:\n  needs/unknown: hint\n" }
          : { kind: "missing" },
      );
      await editor.open(
        uri,
        "pipeline:\n  name: web\n  stages: [{ name: a, needs: [b], steps: [{ name: s, run: make }] }]\n",
      );
      const findings = await editor.pulled(uri);
      assert.deepEqual(seen(findings), ["3 needs/unknown: `a` needs `b`, but there is no such stage."]);
      assert.equal(findings[0]?.severity, 4);
    } finally {
      await worker.terminate();
      port1.close();
    }
  });
});

/** A browser's worker speaks through `self`; here `self` stands for the port. */
const workerScript = `
  const { workerData } = require("node:worker_threads");
  const { readFileSync } = require("node:fs");
  const vm = require("node:vm");
  const { bundle, port } = workerData;
  const self = {
    postMessage: (message) => port.postMessage(message),
    addEventListener: () => {},
    set onmessage(handler) { port.on("message", (data) => handler({ data })); },
  };
  const names = ["URL", "TextEncoder", "TextDecoder", "AbortController", "AbortSignal", "setTimeout", "clearTimeout",
    "setInterval", "clearInterval", "queueMicrotask", "performance", "console", "crypto", "MessageChannel"];
  const world = { self };
  for (const name of names) world[name] = globalThis[name];
  vm.createContext(world);
  vm.runInContext(readFileSync(bundle, "utf8"), world, { filename: bundle });
`;
