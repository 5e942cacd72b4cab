import assert from "node:assert/strict";
import { CancellationTokenSource, ResponseError } from "vscode-languageserver";
import { type GuardContext, guarded, guardedNotification, Refusal } from "./guard.ts";

const uri = "file:///home/pipeline.yml";
const params = { textDocument: { uri } };
const { token } = new CancellationTokenSource();

/** A session whose document is at version 1, with its log. */
function session(change: Partial<GuardContext> = {}) {
  const failures: string[] = [];
  const context: GuardContext = {
    log: {
      line: () => {},
      failure(where, error) {
        failures.push(`${where}: ${error instanceof Error ? error.message : String(error)}`);
        return "1a2b3c4d";
      },
    },
    locale: () => "en",
    phase: () => "running",
    version: () => 1,
    ...change,
  };
  return { context, failures };
}

function codeOf(answer: unknown): number | undefined {
  return answer instanceof ResponseError ? answer.code : undefined;
}

describe("a request that goes wrong in us", () => {
  test("ends with a sentence and an id that the log has too; others are answered", async () => {
    const { context, failures } = session();
    const broken = guarded(context, "hover", () => {
      throw new Error("no such thing");
    });
    const answer = await broken(params, token);
    assert.equal(codeOf(answer), -32603);
    assert.match(String(answer), /Pipewright could not answer \(1a2b3c4d\)/);
    assert.deepEqual(failures, ["hover: no such thing"]);
    assert.equal(await guarded(context, "hover", () => "well")(params, token), "well");
  });

  test("is told in the reader's language", async () => {
    const { context } = session({ locale: () => "zh-cn" });
    const broken = guarded(context, "hover", () => Promise.reject(new Error("no")));
    assert.match(String(await broken(params, token)), /Pipewright 未能作答（1a2b3c4d）/);
  });

  test("is no bug when it is a refusal", async () => {
    const { context, failures } = session();
    const refusing = guarded(context, "rename", () => {
      throw new Refusal("There is a stage `test` already.");
    });
    const answer = await refusing(params, token);
    assert.equal(codeOf(answer), -32803);
    assert.deepEqual(failures, []);
  });

  test("is answered as cancelled, whatever came of it meanwhile", async () => {
    const { context, failures } = session();
    const source = new CancellationTokenSource();
    const slow = guarded(context, "hover", () => {
      source.cancel();
      throw new Error("half way");
    });
    assert.equal(codeOf(await slow(params, source.token)), -32800);
    assert.deepEqual(failures, []);
  });

  test("is not begun when it was cancelled at once", async () => {
    const { context } = session();
    const source = new CancellationTokenSource();
    const never = guarded(context, "hover", () => assert.fail("It was begun."));
    const answer = never(params, source.token);
    source.cancel();
    assert.equal(codeOf(await answer), -32800);
  });

  test("is stale when its document has moved on", async () => {
    let version = 1;
    const { context } = session({ version: () => version });
    const answer = guarded(context, "hover", () => {
      version = 2;
      return "old";
    });
    assert.equal(codeOf(await answer(params, token)), -32801);
  });
});

test("a notification that goes wrong in us is a line in the log", () => {
  const { context, failures } = session();
  guardedNotification(context, "settings", () => {
    throw new Error("no");
  })({});
  assert.deepEqual(failures, ["settings: no"]);
});
