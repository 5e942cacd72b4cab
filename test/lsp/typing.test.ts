/** What an editor shows while somebody types, over a real wire: calm while keys come, complete at rest and on save. */
import assert from "node:assert/strict";
import { closeEditors, pushCapabilities, seen, startEditor } from "./editor.ts";

const uri = "file:///shop/pipeline.yml";
const begun = `pipeline:
  name: shop
  stages:
    - name: build
      steps:
        - name: compile
          run: make
`;
const unknownKey = "8 schema/unknown-key: `descrip` is not a key of a pipeline.";

afterEach(closeEditors);

describe("an editor in which somebody types", () => {
  test("is told nothing about a word that is half typed, and all of it once the typing rests", async () => {
    const editor = await startEditor();
    await editor.open(uri, begun);
    assert.deepEqual(seen(await editor.pulled(uri)), []);
    for (const letter of "  descrip:") {
      await editor.append(uri, letter);
      assert.deepEqual(seen(await editor.pulled(uri)), []);
    }
    await editor.until(() => editor.refreshCount > 0);
    assert.deepEqual(seen(await editor.pulled(uri)), [unknownKey]);
  });

  test("is told at once when the document is saved", async () => {
    const editor = await startEditor();
    await editor.open(uri, begun);
    await editor.append(uri, "  descrip: x");
    assert.deepEqual(seen(await editor.pulled(uri)), []);
    await editor.save(uri);
    assert.deepEqual(seen(await editor.pulled(uri)), [unknownKey]);
  });

  test("is told at once what was pasted", async () => {
    const editor = await startEditor();
    await editor.open(uri, begun);
    await editor.append(uri, `  descrip: x\n${"  # a long comment that nobody types in one go\n".repeat(3)}`);
    assert.deepEqual(seen(await editor.pulled(uri)), [unknownKey]);
  });

  test("is answered for the last of keys that come in a burst", async () => {
    const editor = await startEditor();
    await editor.open(uri, begun);
    await Promise.all([..."  descrip: x\n  # done\n"].map((letter) => editor.append(uri, letter)));
    assert.deepEqual(seen(await editor.pulled(uri)), [unknownKey]);
  });

  test("that has to be pushed is told at rest too", async () => {
    const editor = await startEditor({ capabilities: pushCapabilities });
    await editor.open(uri, begun);
    await editor.append(uri, "  descrip: x");
    await editor.until(() => seen(editor.published.at(-1)?.diagnostics ?? []).includes(unknownKey));
  });
});
