/** Reading the files around a file, and those of a whole project, through a host that is a table. */
import assert from "node:assert/strict";
import { dialectById } from "../../server/dialects/index.ts";
import { parseSource } from "../../server/document/index.ts";
import {
  type CheckContext,
  diagnose,
  type Host,
  noProjectConfig,
  ownCatalog,
  ProjectIndex,
  projectLimits,
  RelatedIndex,
  relatedLimits,
} from "../../server/features/index.ts";
import { memoryHost } from "../../server/host/index.ts";

const root = { uri: "file:///w", isCertain: true };

function pipelineDialect() {
  const dialect = dialectById("pipeline");
  if (!dialect) throw new Error("There is no dialect `pipeline`.");
  return dialect;
}

function contextFor(related: CheckContext["related"]): CheckContext {
  const log = (line: string): never => assert.fail(line);
  return {
    dialect: pipelineDialect(),
    locale: "en",
    catalog: ownCatalog,
    config: noProjectConfig,
    choices: {},
    log,
    related,
  };
}

/** What is found in the first of some files, and how many were read. */
async function check(files: Readonly<Record<string, string>>, name: string) {
  const table = memoryHost(Object.entries(files).map(([path, text]) => [`${root.uri}/${path}`, text]));
  let readCount = 0;
  const host: Host = {
    ...table,
    readInside: (...asked) => {
      readCount++;
      return table.readInside(...asked);
    },
  };
  const index = new RelatedIndex({ host, open: () => undefined }, pipelineDialect());
  const asker = { uri: `${root.uri}/${name}`, root };
  const file = parseSource(files[name] ?? "");
  await index.load(asker, file);
  const findings = diagnose(file, contextFor(index.view(asker, file) ?? index.viewOfRead(asker, file)));
  return { codes: findings.map(({ code }) => code).filter((code) => /^(?:include|template)\//.test(code)), readCount };
}

const hello = "templates: { hello: { kind: stage, steps: [{ name: hello, run: echo }] } }\n";
const using = (name: string): string => `pipeline: { name: shop, stages: [{ name: one, template: ${name} }] }\n`;

describe("the files around a file", () => {
  test("are read once each, however often and in whatever circle they are named", async () => {
    const files = {
      "a.yml": `include: [b.yml, { path: c.yml, as: c }]\n${using("hello")}`,
      "b.yml": "include: [c.yml, b.yml, a.yml]\ntemplates: {}\n",
      "c.yml": `include: [b.yml]\n${hello}`,
    };
    assert.deepEqual(await check(files, "a.yml"), { codes: [], readCount: 3 });
  });

  test("are followed as deep as is stated, and nothing is said of what lies deeper", async () => {
    const chain = (length: number): Record<string, string> => {
      const links = Array.from({ length }, (_, i) => [`${i + 1}.yml`, `include: [${i + 2}.yml]\ntemplates: {}\n`]);
      return {
        "a.yml": `include: [1.yml]\n${using("hello")}`,
        ...Object.fromEntries(links),
        [`${length + 1}.yml`]: hello,
      };
    };
    assert.deepEqual(await check(chain(5), "a.yml"), { codes: [], readCount: 6 });
    assert.deepEqual(await check(chain(30), "a.yml"), { codes: [], readCount: relatedLimits.depth });
  });

  test("are bounded in number, and nothing is said of those beyond", async () => {
    const paths = Array.from({ length: 1_000 }, (_, index) => `f${index}.yml`);
    const { codes, readCount } = await check({ "a.yml": `include: [${paths.join(", ")}]\n${using("hello")}` }, "a.yml");
    assert.equal(readCount, relatedLimits.files);
    assert.deepEqual(new Set(codes), new Set(["include/not-found"]));
    assert.equal(codes.length, relatedLimits.files);
  });

  test("that include each other under prefixes end", async () => {
    const names = Array.from({ length: 30 }, (_, index) => `f${index}.yml`);
    const includes = names.map((name, index) => `{ path: ${name}, as: p${index} }`).join(", ");
    const files = Object.fromEntries(names.map((name) => [name, `include: [${includes}]\n${hello}`]));
    const main = `include: [${includes}]\n${using("p1.p2.p3.p4.p5.gone")}`;
    assert.deepEqual((await check({ ...files, "a.yml": main }, "a.yml")).codes, ["template/unknown"]);
  });
});

describe("the files of a project", () => {
  function indexOf(files: Readonly<Record<string, string>>) {
    const host = memoryHost(Object.entries(files).map(([path, text]) => [`${root.uri}/${path}`, text]));
    const take: ConstructorParameters<typeof ProjectIndex>[0]["take"] = async (_uri, text) => {
      if (text === "") return undefined;
      return { file: parseSource(text), context: contextFor(undefined), isCandidate: !text.includes("pipeline:") };
    };
    return new ProjectIndex({ host, roots: () => [root.uri], rootOf: () => root, take });
  }

  test("are those that are ours, and the libraries that these include", async () => {
    const index = indexOf({
      "ci/a.yml": `include: [lib/b.yml]\n${using("hello")}`,
      "ci/lib/b.yml": `include: [c.yml]\n${hello}`,
      "ci/lib/c.yml": hello,
      "ci/lib/unused.yml": hello,
      "node_modules/a.yml": using("hello"),
      ".gitignore": "dist/\n*.tmp.yml\n",
      "dist/a.yml": using("hello"),
      "ci/a.tmp.yml": using("hello"),
      "ci/.gitignore": "!kept.tmp.yml\n",
      "ci/kept.tmp.yml": using("hello"),
      "other.yml": "",
      "notes.txt": using("hello"),
    });
    await index.ready();
    assert.deepEqual(
      index.files.map(({ uri }) => uri.slice(root.uri.length)),
      ["/ci/a.yml", "/ci/kept.tmp.yml", "/ci/lib/b.yml", "/ci/lib/c.yml"],
    );
  });

  test("are read again when they change, and left out when they are", async () => {
    const files = new Map([[`${root.uri}/ci/a.yml`, using("hello")]]);
    const ignoring = [`${root.uri}/.gitignore`, "dist/\n"] as const;
    const host: Host = {
      read: (...asked) => memoryHost([...files, ignoring]).read(...asked),
      readInside: (...asked) => memoryHost([...files, ignoring]).readInside(...asked),
      bytesInside: (...asked) => memoryHost([...files, ignoring]).bytesInside(...asked),
      list: (...asked) => memoryHost([...files, ignoring]).list(...asked),
    };
    const take = async (_uri: string, text: string) => ({
      file: parseSource(text),
      context: contextFor(undefined),
      isCandidate: false,
    });
    const index = new ProjectIndex({ host, roots: () => [root.uri], rootOf: () => root, take });
    const names = async (): Promise<string[]> => {
      await index.ready();
      return index.files.map(({ uri }) => uri.slice(root.uri.length));
    };
    assert.deepEqual(await names(), ["/ci/a.yml"]);
    for (const path of ["new/deep/b.yml", "new/dist/c.yml", "dist/d.yml"]) {
      files.set(`${root.uri}/${path}`, using("hello"));
      index.changed(`${root.uri}/${path}`);
    }
    files.delete(`${root.uri}/ci/a.yml`);
    index.changed(`${root.uri}/ci/a.yml`);
    assert.deepEqual(await names(), ["/new/deep/b.yml"]);
  });

  test("are bounded in number", async () => {
    const files = Array.from(
      { length: projectLimits.files + 10 },
      (_, at) => [`d${at}/a.yml`, using("hello")] as const,
    );
    const index = indexOf(Object.fromEntries(files));
    await index.ready();
    assert.equal(index.files.length, projectLimits.files);
    assert.equal(index.isIncomplete, true);
  });
});
