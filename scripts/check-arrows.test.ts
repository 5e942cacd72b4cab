import assert from "node:assert/strict";
import { checkArrows, rooms } from "./check-arrows.ts";

/** Files by path, and what the check says of them: `path:line: sentence`. */
function checkTree(files: Readonly<Record<string, string>>, expected: readonly string[]): void {
  const said = checkArrows(new Map(Object.entries(files))).map(
    ({ file, line, sentence }) => `${file}:${line}: ${sentence}`,
  );
  assert.deepEqual(said, expected);
}

describe("Law: every import between our files follows the table below.", () => {
  test("what the table allows passes", () =>
    checkTree(
      {
        "server/lsp/hover.ts": `import { hover } from "../features/index.ts";\nimport type { Span } from "../document/index.ts";`,
        "server/features/index.ts": `import { facts } from "../dialects/index.ts";\nimport { own } from "./own.ts";`,
        "server/features/own.ts": `import type { X } from "../../protocol/index.ts";`,
        "server/dialects/index.ts": `import steps from "../../packs/pipeline/steps.json";`,
        "server/cli/main.ts": `import { readFile } from "node:fs/promises";\nimport { version } from "../../package.json";`,
        "server/cli/world.ts": `import { nodeHost } from "../host/node/index.ts";`,
        "server/host/memory-host.ts": `import type { Host } from "../features/index.ts";`,
        "client/extension.ts": `import * as vscode from "vscode";\nimport { detect } from "../server/dialects/detect/index.ts";`,
        "hub/web/index.ts": `import { search } from "../../server/knowledge/index.ts";`,
        "scripts/generate.ts": `import { key } from "../server/dialects/pipeline/keys.ts";`,
      },
      [],
    ));

  test("an import against the arrows names the allowed rooms", () =>
    checkTree({ "server/document/tree.ts": `\nimport { diagnose } from "../features/index.ts";` }, [
      "server/document/tree.ts:2: `../features/index.ts` is in server/features. server/document may import: protocol.",
    ]));

  test("rooms beside each other don't know each other", () =>
    checkTree({ "server/schema/load.ts": `import type { Page } from "../knowledge/index.ts";` }, [
      "server/schema/load.ts:1: `../knowledge/index.ts` is in server/knowledge. server/schema may import: server/document, protocol.",
    ]));

  for (const room of ["client", "server/lsp", "server/cli"]) {
    test(`nothing imports ${room}`, () => {
      for (const other of Object.keys(rooms)) {
        if (other === room) continue;
        const up = "../".repeat(other.split("/").length);
        const [wrong, ...more] = checkArrows(new Map([[`${other}/a.ts`, `import "${up}${room}/index.ts";`]]));
        assert.match(wrong?.sentence ?? "", new RegExp(`is in ${room}\\. ${other} may import`));
        assert.deepEqual(more, []);
      }
    });
  }

  test("protocol imports nothing of ours, no Node module and no editor", () =>
    checkTree(
      {
        "protocol/index.ts": [
          `import { lines } from "../server/document/index.ts";`,
          `import { readFile } from "fs/promises";`,
          `import type { Uri } from "vscode";`,
        ].join("\n"),
      },
      [
        "protocol/index.ts:1: `../server/document/index.ts` is in server/document. protocol may import no other room.",
        "protocol/index.ts:2: `fs/promises` is a Node module. protocol runs in a browser worker too; what it needs of the world comes in through `Host`.",
        "protocol/index.ts:3: `vscode` belongs to client. protocol must not import it.",
      ],
    ));

  for (const room of ["features", "dialects", "schema", "document", "knowledge"]) {
    test(`${room} imports no Node module`, () =>
      checkTree({ [`server/${room}/a.ts`]: `import { join } from "node:path";` }, [
        `server/${room}/a.ts:1: \`node:path\` is a Node module. server/${room} runs in a browser worker too; what it needs of the world comes in through \`Host\`.`,
      ]));
  }

  test("only the client imports the editor", () =>
    checkTree({ "server/lsp/main.ts": `import * as vscode from "vscode";` }, [
      "server/lsp/main.ts:1: `vscode` belongs to client. server/lsp must not import it.",
    ]));

  test("a room is entered by its opening file", () =>
    checkTree({ "server/features/hover.ts": `import { cut } from "../document/segments/cut.ts";` }, [
      "server/features/hover.ts:1: server/document/segments/cut.ts is inside server/document. server/features enters it by server/document/index.ts only.",
    ]));

  test("the client enters the dialects by detection only", () =>
    checkTree({ "client/extension.ts": `import { rules } from "../server/dialects/index.ts";` }, [
      "client/extension.ts:1: server/dialects/index.ts is inside server/dialects. client enters it by server/dialects/detect/index.ts only: the client knows patterns and root keys, nothing more of a pipeline.",
    ]));

  test("detection stays without a parser", () =>
    checkTree(
      {
        "server/dialects/detect/index.ts": `import { a } from "./a.ts";`,
        "server/dialects/detect/a.ts": `import { parseDocument } from "yaml";`,
      },
      [
        "server/dialects/detect/index.ts:1: It must stay without yaml, ajv, server/document, server/schema, but: server/dialects/detect/index.ts → server/dialects/detect/a.ts → yaml.",
      ],
    ));

  test("the hub is loaded by the command line only when it is needed", () =>
    checkTree(
      {
        "server/cli/main.ts": `import { startHub } from "../../hub/index.ts";`,
        "server/cli/hub.ts": `const { startHub } = await import("../../hub/index.ts");`,
      },
      [
        `server/cli/main.ts:1: server/cli loads hub only when it is needed: write \`await import("../../hub/index.ts")\`.`,
      ],
    ));

  test("files that import each other are named as a circle, types included", () =>
    checkTree(
      {
        "server/document/a.ts": `import type { B } from "./b.ts";`,
        "server/document/b.ts": `import { c } from "./c.ts";`,
        "server/document/c.ts": `import { a } from "./a.ts";`,
      },
      [
        "server/document/a.ts:1: These files import each other in a circle: server/document/a.ts → server/document/b.ts → server/document/c.ts → server/document/a.ts.",
      ],
    ));

  test("a test may use Node, any file below its room, and what helps testing", () =>
    checkTree(
      {
        "server/features/hover.test.ts": [
          `import assert from "node:assert/strict";`,
          `import { cut } from "../document/segments/cut.ts";`,
          `import { inside } from "../../test/inside.ts";`,
        ].join("\n"),
      },
      [],
    ));

  test("a test may not reach above its room", () =>
    checkTree({ "server/document/cut.test.ts": `import { lint } from "../features/index.ts";` }, [
      "server/document/cut.test.ts:1: `../features/index.ts` is in server/features. A test in server/document may import: protocol.",
    ]));

  test("the product imports no tests, no scripts and no files from outside", () =>
    checkTree(
      {
        "server/cli/a.ts": `import { inside } from "../../test/inside.ts";`,
        "server/cli/b.ts": `import { table } from "./table.test.ts";`,
        "server/cli/c.ts": `import notes from "../../notes.json";`,
      },
      [
        "server/cli/a.ts:1: `../../test/inside.ts` is not part of the product. server/cli may import: server/features, server/dialects, server/schema, server/knowledge, server/document, protocol, server/host, hub (by `import()`).",
        "server/cli/b.ts:1: `./table.test.ts` is a test. Only tests import tests.",
        "server/cli/c.ts:1: `../../notes.json` is in no room. server/cli may import: server/features, server/dialects, server/schema, server/knowledge, server/document, protocol, server/host, hub (by `import()`). It may read data of package.json, packs.",
      ],
    ));

  test("a file in no room is refused", () =>
    checkTree({ "server/misc/a.ts": "" }, [
      `server/misc/a.ts:1: This file is in no room. The rooms are: ${Object.keys(rooms).join(", ")}.`,
    ]));
});
