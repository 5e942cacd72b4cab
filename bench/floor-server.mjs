/**
 * The floor: a language server that only answers. It reads what it is sent and checks nothing, so that its figures
 * are the price of a Node process, of the protocol and of the measuring itself.
 * It has no dependency and no types, because it must cost nothing that a server could save.
 */
const separator = "\r\n\r\n";
let received = Buffer.alloc(0);
let pulls = false;

process.stdin.on("data", (chunk) => {
  received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
  for (;;) {
    const headEnd = received.indexOf(separator);
    if (headEnd < 0) return;
    const length = Number(/content-length: *(\d+)/i.exec(received.toString("latin1", 0, headEnd))?.[1]);
    const start = headEnd + separator.length;
    if (received.length < start + length) return;
    const message = JSON.parse(received.toString("utf8", start, start + length));
    received = received.subarray(start + length);
    handle(message);
  }
});

function handle({ id, method, params }) {
  switch (method) {
    case "initialize": {
      pulls = params.capabilities.textDocument?.diagnostic !== undefined;
      const diagnosticProvider = { interFileDependencies: false, workspaceDiagnostics: false };
      answer(id, { capabilities: { textDocumentSync: 2, ...(pulls ? { diagnosticProvider } : {}) } });
      break;
    }
    case "textDocument/didOpen":
    case "textDocument/didChange":
      if (pulls) break;
      send({ method: "textDocument/publishDiagnostics", params: { uri: params.textDocument.uri, diagnostics: [] } });
      break;
    case "textDocument/diagnostic":
      answer(id, { kind: "full", items: [] });
      break;
    case "exit":
      process.exit(0);
      break;
    default:
      if (id !== undefined) answer(id, null);
  }
}

function answer(id, result) {
  send({ id, result });
}

function send(message) {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  process.stdout.write(`Content-Length: ${Buffer.byteLength(body)}${separator}${body}`);
}
