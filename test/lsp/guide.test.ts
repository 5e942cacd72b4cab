import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CodeAction, Hover } from "vscode-languageserver/node";
import {
  type GuideAnswer,
  type GuideContents,
  type GuideExplanation,
  type GuideHit,
  type GuidePage,
  type GuidePlace,
  type GuideQuestion,
  isGuideAnswer,
} from "../../protocol/index.ts";
import { otherPlatform, ownSteps, rightFlow, under } from "../kit/other-platform.ts";
import { closeEditors, type Editor, type EditorOptions, startEditor } from "./editor.ts";

const pipeline = `pipeline:
  name: shop
  stages:
    - name: build
      steps:
        - name: checkout
          type: git-checkout
        - name: compile
          type: maven-build
    - name: release
      needs: [biuld]
      steps:
        - name: ship
          run: ./ship.sh
`;
const file = "file:///shop/shop.pipeline.yml";

afterEach(closeEditors);

async function ask(editor: Editor, question: GuideQuestion): Promise<GuideAnswer | null> {
  const answer: unknown = await editor.connection.sendRequest("pipewright/guide", question);
  assert(answer === null || isGuideAnswer(answer), JSON.stringify(answer).slice(0, 500));
  return answer;
}

async function editorWith(text: string, options: EditorOptions = {}): Promise<Editor> {
  const editor = await startEditor(options);
  await editor.open(file, text);
  return editor;
}

function placeOf(editor: Editor, word: string): { line: number; character: number } {
  const at = editor.text(file).indexOf(word);
  assert(at >= 0, word);
  return editor.document(file).positionAt(at + 1);
}

function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

describe("the guide", () => {
  test("has contents in four categories, in the person's language", async () => {
    const english = (await ask(await startEditor(), { kind: "contents", uri: null })) as GuideContents;
    assert.deepEqual(
      english.categories.map(({ id }) => id),
      ["getting-started", "manual", "best-practices", "platform-development"],
    );
    assert(english.categories.every(({ pages }) => pages.length >= 4));
    const chinese = (await ask(await startEditor({ locale: "zh-cn" }), {
      kind: "contents",
      uri: null,
    })) as GuideContents;
    assert.equal(chinese.categories[0]?.title, "入门");
    assert.match(chinese.categories[0]?.pages[0]?.title ?? "", /\p{Script=Han}/u);
  });

  test("shows a page, with links that lead within it, samples and what is related", async () => {
    const editor = await editorWith(pipeline);
    const page = (await ask(editor, { kind: "page", id: "stage-not-found", uri: file })) as GuidePage;
    assert.equal(page.title, "A stage needs one that does not exist");
    assert.match(page.html, /data-page="stages-wait-in-a-circle"/);
    assert.match(page.html, /data-page="keys\/stage" data-anchor="needs"/);
    assert.match(page.html, /class="sample wrong"/);
    assert(page.samples.some(({ dialect }) => dialect === "pipeline"));
    assert(page.related.length > 0);
    assert.equal(page.holds, true);
    assert.equal(await ask(editor, { kind: "page", id: "no-such-page", uri: file }), null);
  });

  test("leads by rule, key and step to the pages that explain them", async () => {
    const editor = await editorWith(pipeline);
    const titleOf = async (id: string): Promise<string> =>
      ((await ask(editor, { kind: "page", id, uri: file })) as GuidePage).title;
    assert.equal(await titleOf("rule:needs/unknown"), "A stage needs a stage that does not exist");
    assert.equal(await titleOf("step:git-checkout"), "Step git-checkout");
    const key = (await ask(editor, { kind: "page", id: "key:pipeline.stages[].needs", uri: file })) as GuidePage;
    assert.deepEqual([key.id, key.anchor], ["keys/stage", "needs"]);
  });

  test("follows the cursor: the key, the step, what is wrong there and answers to it", async () => {
    const editor = await editorWith(pipeline);
    await editor.save(file);
    const needs = (await ask(editor, {
      kind: "place",
      uri: file,
      position: placeOf(editor, "needs: [biuld]"),
    })) as GuidePlace;
    assert.equal(needs.key?.path, "pipeline.stages[].needs");
    assert.match(needs.key?.html ?? "", /<p>/);
    assert.equal(needs.problems[0]?.code, "needs/unknown");
    assert.deepEqual(
      needs.problems[0]?.pages.map(({ id }) => id),
      ["stage-not-found", "order-of-stages"],
    );
    const step = (await ask(editor, {
      kind: "place",
      uri: file,
      position: placeOf(editor, "maven-build"),
    })) as GuidePlace;
    assert.equal(step.step?.type, "maven-build");
    assert.deepEqual(step.problems, []);
    const same = (await ask(editor, {
      kind: "place",
      uri: file,
      position: placeOf(editor, "aven-build"),
    })) as GuidePlace;
    assert.equal(same.place, step.place);
  });

  test("shows what holds for the platform version in use, and says so of what doesn't", async () => {
    const old = `# pipewright: dialect=pipeline platform=1.2\n${pipeline}`;
    const [before, today] = [await editorWith(old), await editorWith(pipeline)];
    const pageIn = async (editor: Editor, id: string): Promise<GuidePage> =>
      (await ask(editor, { kind: "page", id, uri: file })) as GuidePage;
    assert.deepEqual(
      [(await pageIn(today, "rollback")).holds, (await pageIn(today, "rollback")).versions],
      [true, "2.0 and later"],
    );
    assert.equal((await pageIn(before, "rollback")).holds, false);
    const hits = async (editor: Editor): Promise<readonly string[]> =>
      (
        (await ask(editor, { kind: "search", text: "roll back to the previous version automatically", uri: file })) as {
          hits: readonly GuideHit[];
        }
      ).hits.map(({ page }) => page.id);
    assert((await hits(today)).includes("rollback"));
    assert(!(await hits(before)).includes("rollback"));
    const keyAt = async (editor: Editor): Promise<GuidePlace> =>
      (await ask(editor, { kind: "place", uri: file, position: placeOf(editor, "needs: [biuld]") })) as GuidePlace;
    assert.equal((await keyAt(before)).platform?.version, "1.2");
  });

  test("finds answers to a message that was pasted, and explains a log with the place in the file", async () => {
    const editor = await editorWith(pipeline);
    const log = [
      "2026-11-20T09:12:01.482Z [INFO] running step compile",
      "2026-11-20T09:14:40.001Z [ERROR] Failed to execute goal on project shop: Could not resolve dependencies for project com.example:shop:jar:1.4.2",
      "2026-11-20T09:14:40.120Z [ERROR] Re-run Maven using the -X switch to enable full debug logging.",
    ].join("\n");
    const found = (await ask(editor, { kind: "log", text: log, uri: file })) as GuideExplanation;
    assert.deepEqual(found.lines.map(({ line }) => line)[0], 1);
    assert.equal(found.hits[0]?.page.id, "maven-cannot-resolve");
    assert.deepEqual(found.place, { title: "compile", line: 7 });
    assert(found.hits.length <= 3);
  });

  test("shows the pages of a pack, whatever stands in them, without letting any of it run", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pipewright-guide-"));
    try {
      const evil = [
        "# Flow <script>alert(1)</script>",
        "",
        '<img src=x onerror="alert(1)"> [go](javascript:alert(1)) [file](file:///etc/passwd) [out](../../../etc/passwd)',
        "",
        '{{< hint "info\\"><script>" >}}In it.{{< /hint >}} {{< evil src="x" >}}Text.{{< /evil >}}',
        "",
        '```"><script>alert(1)</script>',
        "<b>",
        "```",
        "",
        '![x" onload="alert(1)](javascript:alert(1))',
      ].join("\n");
      const files = {
        ".pipewright.yml": "packs: [./acme]\n",
        ...under("acme", {
          ...otherPlatform,
          "pack.yaml": `${otherPlatform["pack.yaml"] ?? ""}docs: docs\n`,
          "docs/flow.md": evil,
        }),
      };
      writeFiles(folder, files);
      const root = pathToFileURL(folder).href;
      const editor = await startEditor({ folders: [root] });
      await editor.open(`${root}/a.flow.yml`, rightFlow);
      const page = (await ask(editor, { kind: "page", id: "flow", uri: `${root}/a.flow.yml` })) as GuidePage;
      assert.doesNotMatch(page.html, /<script|<img|href="(?:javascript|file):|<b>|on(?:error|load)="/i);
      assert.match(page.html, /In it\./);
      assert.match(page.html, /Text\./);
      const reference = (await ask(editor, {
        kind: "page",
        id: "key:flow[].after",
        uri: `${root}/a.flow.yml`,
      })) as GuidePage;
      assert.match(reference.html, /The tasks that it waits for\./);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("says where the pictures of a pack's page are, and of none outside of it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pipewright-guide-"));
    try {
      const names = [
        "way.svg",
        "sub/a b.png",
        "missing.png",
        "linked.svg",
        "large.gif",
        "empty.png",
        "../../secret.svg",
      ];
      const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';
      writeFiles(folder, {
        ".pipewright.yml": "packs: [./acme]\n",
        "secret.svg": svg,
        ...under("acme", {
          ...otherPlatform,
          "pack.yaml": `${otherPlatform["pack.yaml"] ?? ""}docs: docs\n`,
          "docs/flow.md": `# Flow\n\n${names.map((name) => `![${name}](<${name}>)`).join("\n")}\n`,
          "docs/way.svg": svg,
          "docs/empty.png": "",
        }),
        "acme/docs/sub/a b.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
        "acme/docs/large.gif": new Uint8Array(5 * 1024 * 1024 + 1),
      });
      symlinkSync(join(folder, "secret.svg"), join(folder, "acme/docs/linked.svg"));
      const root = pathToFileURL(folder).href;
      const editor = await startEditor({ folders: [root] });
      await editor.open(`${root}/a.flow.yml`, rightFlow);
      const page = (await ask(editor, { kind: "page", id: "flow", uri: `${root}/a.flow.yml` })) as GuidePage;
      const docs = `${root}/acme/docs`;
      assert.deepEqual(page.pictures, [`${docs}/way.svg`, `${docs}/sub/a%20b.png`, null, null, null, null]);
      assert.match(page.html, /<img data-picture="1" alt="sub\/a b.png">/);
      assert.match(page.html, /<em class="image">\.\.\/\.\.\/secret\.svg<\/em>/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("explains a finding by the page of a pack that holds, else by the rule's own", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pipewright-guide-"));
    try {
      const page = (about: string, codes: string) =>
        `---\ntitle: ${about}\ncompatible_versions: [">=2.0"]\ncodes: [${codes}]\n---\nText.\n`;
      const project = under("shop", {
        ".pipewright.yml": "packs: [./acme]\n",
        "old.pipeline.yml": `# pipewright: dialect=pipeline platform=1.2\n${pipeline}`,
        "new.pipeline.yml": pipeline,
        ...under("acme", {
          ...ownSteps,
          "pack.yaml": `${ownSteps["pack.yaml"] ?? ""}docs: docs\n`,
          "docs/a.md": page("All of needs", "needs/unknown, needs/cycle, needs/self"),
          "docs/b.md": page("Our stages", "needs/unknown"),
        }),
      });
      writeFiles(folder, { ...project, "alone.pipeline.yml": pipeline });
      const root = pathToFileURL(folder).href;
      const editor = await startEditor({ folders: [root] });
      await editor.open(`${root}/shop/new.pipeline.yml`, pipeline);
      const titleFor = async (path: string, code: string): Promise<string> =>
        ((await ask(editor, { kind: "page", id: `code:${code}`, uri: `${root}/${path}` })) as GuidePage).title;
      assert.equal(await titleFor("shop/new.pipeline.yml", "needs/unknown"), "Our stages");
      assert.equal(await titleFor("shop/new.pipeline.yml", "needs/cycle"), "All of needs");
      assert.equal(await titleFor("shop/new.pipeline.yml", "acme/description"), "Say what the pipeline is for.");
      // Nobody has these open.
      assert.equal(
        await titleFor("shop/old.pipeline.yml", "needs/unknown"),
        "A stage needs a stage that does not exist",
      );
      assert.equal(await titleFor("alone.pipeline.yml", "needs/unknown"), "A stage needs a stage that does not exist");
      assert.equal(await ask(editor, { kind: "page", id: "code:no/such", uri: null }), null);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("is where hovers and light bulbs lead, for a client that can show a page", async () => {
    const editor = await editorWith(pipeline, { options: { pageCommand: "show.page" } });
    await editor.save(file);
    await ask(editor, { kind: "contents", uri: file }); // from now on the pages are known
    const position = placeOf(editor, "needs: [biuld]");
    const hover = await editor.connection.sendRequest<Hover>("textDocument/hover", {
      textDocument: { uri: file },
      position,
    });
    assert.match(
      JSON.stringify(hover.contents),
      /\[The order of stages\]\(command:show\.page\?%5B%22order-of-stages%22%5D\)/,
    );
    const at = placeOf(editor, "biuld");
    const actions = await editor.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: file },
      range: { start: at, end: at },
      context: { diagnostics: [] },
    });
    const read = actions.filter(({ command }) => command?.command === "show.page");
    assert.deepEqual(
      read.map(({ title, command }) => [title, command?.arguments]),
      [
        ["Explain `needs/unknown`", ["code:needs/unknown"]],
        ["Read: A stage needs one that does not exist", ["stage-not-found"]],
        ["Read: The order of stages", ["order-of-stages"]],
      ],
    );
    const others = await editorWith(pipeline);
    const plain = await others.connection.sendRequest<Hover>("textDocument/hover", {
      textDocument: { uri: file },
      position,
    });
    assert.doesNotMatch(JSON.stringify(plain.contents), /command:/);
  });

  test("says for which version a sample is, that its page doesn't hold for today", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pipewright-guide-"));
    try {
      const sample = "```yaml dialect=pipeline\npipeline: {}\n```\n";
      const other = "```yaml dialect=pipeline platform=1.0\npipeline: {}\n```\n\n```yaml\na: 1\n```\n";
      writeFiles(folder, {
        ".pipewright.yml": "packs: [./acme]\n",
        ...under("acme", {
          ...ownSteps,
          "pack.yaml": `${ownSteps["pack.yaml"] ?? ""}docs: docs\n`,
          "docs/old.md": `---\ncompatible_versions: ["<2.0"]\n---\n# Old\n\n${sample}${other}`,
          "docs/new.md": `# New\n\n${sample}${other}`,
        }),
      });
      const uri = `${pathToFileURL(folder).href}/a.pipeline.yml`;
      const editor = await startEditor({ folders: [pathToFileURL(folder).href] });
      const platformsIn = async (id: string): Promise<readonly unknown[]> =>
        ((await ask(editor, { kind: "page", id, uri })) as GuidePage).samples.map(({ platform }) => platform);
      assert.deepEqual(await platformsIn("old"), ["1.2", "1.0", null]);
      assert.deepEqual(await platformsIn("new"), [null, "1.0", null]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("passes over what is no question", async () => {
    const editor = await startEditor();
    const odd = { kind: "page", id: 5, uri: null } as unknown as GuideQuestion;
    assert.equal(await ask(editor, odd), null);
  });
});
