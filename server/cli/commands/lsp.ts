import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "../command.ts";
import { fault } from "../options.ts";
import { texts } from "../texts.ts";

export const lsp: Command = {
  name: "lsp",
  usage: "lsp --stdio",
  help: {
    en: "Starts the language server for an editor.",
    "zh-cn": "为编辑器启动语言服务器。",
  },
  options: [
    {
      name: "stdio",
      help: { en: "Speak over standard input and output.", "zh-cn": "通过标准输入输出通信。" },
    },
  ],
  // Editors add `--clientProcessId=…` and the like, which the server reads itself.
  otherOptions: "passed-on",
  async run(options, terminal) {
    if (!options.has("stdio")) return fault(texts.lspNeedsStdio);
    // A bundle of its own, so that `lint` doesn't load the server, nor the server `lint`.
    const path = join(__dirname, "server.js");
    if (!existsSync(path)) return fault(texts.lspMissing, { path });
    terminal.release();
    const server: unknown = require(path);
    if (!isServer(server)) throw new TypeError(`${path} has no startServer.`);
    server.startServer();
    return { ok: true, value: 0 };
  },
};

interface Server {
  startServer(): void;
}

function isServer(loaded: unknown): loaded is Server {
  return (
    typeof loaded === "object" && loaded !== null && "startServer" in loaded && typeof loaded.startServer === "function"
  );
}
