import assert from "node:assert/strict";
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  CompletionTriggerKind,
  type Hover,
  type Location,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { closeEditors, type Editor, startEditor } from "./editor.ts";

const uri = "file:///home/pipeline.yml";
const pipeline = `pipeline:
  name: shop
  triggers:
    - schedule: { cron: "0 3 * * *", timezone: Asia/Shanghai }
  variables:
    LEVEL: debug
  stages:
    - name: build
      timeout: 90m
      steps:
        - name: show
          run: echo \${{ variables.LEVEL }} $LEVEL
`;

afterEach(closeEditors);

async function opened(text = pipeline): Promise<Editor> {
  const editor = await startEditor();
  await editor.open(uri, text);
  return editor;
}

const hoverText = async (editor: Editor, piece: string): Promise<string> => {
  const position = editor.position(uri, piece);
  const hover = await editor.request<Hover | null>("textDocument/hover", { textDocument: { uri }, position });
  return typeof hover?.contents === "object" && "value" in hover.contents ? hover.contents.value : "";
};

describe("expressions in an editor", () => {
  test("a dot asks for the members, with the value beside each", async () => {
    const editor = await opened();
    const position = editor.position(uri, "LEVEL }}");
    const { items } = await editor.request<CompletionList>("textDocument/completion", {
      textDocument: { uri },
      position,
      context: { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: "." },
    });
    const shown = items.map(({ label, detail, kind }: CompletionItem) => [label, detail, kind]);
    assert.deepEqual(shown, [["LEVEL", "debug", CompletionItemKind.Reference]]);
  });

  test("a dot anywhere else asks for nothing", async () => {
    const editor = await opened(pipeline.replace("name: build", "image: node."));
    const at = editor.position(uri, "node.");
    const list = await editor.request<CompletionList>("textDocument/completion", {
      textDocument: { uri },
      position: { ...at, character: at.character + 5 },
      context: { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: "." },
    });
    assert.deepEqual(list.items, []);
  });

  test("a schedule tells its next runs, a duration its length, a variable its value", async () => {
    const editor = await opened();
    assert.match(
      await hoverText(editor, "0 3 * * *"),
      /^At 03:00, every day\n\nNext runs \(`Asia\/Shanghai`\):\n\n(?:- \w{3} \d{4}-\d\d-\d\d 03:00\n?){3}$/,
    );
    assert.equal(await hoverText(editor, "90m"), "**90m** · 1 hour 30 minutes");
    assert.equal(await hoverText(editor, "LEVEL }}"), "**LEVEL** · variable\n\nValue: `debug`\n\nDeclared on line 6.");
  });

  test("a variable is found and renamed from an expression", async () => {
    const editor = await opened();
    const at = { textDocument: { uri }, position: editor.position(uri, "LEVEL }}") };
    const [found] = await editor.request<Location[]>("textDocument/definition", at);
    assert.deepEqual(found?.range.start, { line: 5, character: 4 });
    await editor.apply(uri, await editor.request<WorkspaceEdit>("textDocument/rename", { ...at, newName: "DEPTH" }));
    assert.equal(editor.text(uri), pipeline.replaceAll("LEVEL", "DEPTH"));
  });
});
