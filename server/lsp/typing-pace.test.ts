import assert from "node:assert/strict";
import { mock } from "node:test";
import { Emitter, type TextDocumentChangeEvent } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { TypingPace } from "./typing-pace.ts";

const document = TextDocument.create("file:///home/pipeline.yml", "yaml", 1, "");

/** A document whose time goes by as it is told to. */
function typist() {
  const changed = new Emitter<TextDocumentChangeEvent<TextDocument>>();
  const closed = new Emitter<TextDocumentChangeEvent<TextDocument>>();
  let nowMs = 1000;
  const pace = new TypingPace({ onChanged: changed.event, onClosed: closed.event }, () => nowMs);
  return {
    types: () => changed.fire({ document }),
    closes: () => closed.fire({ document }),
    /** Asks for the document, and tells whether it rests yet. */
    asks(signal = new AbortController().signal) {
      const asked = { isRested: false, rested: pace.rested(document.uri, signal) };
      asked.rested.then(
        () => {
          asked.isRested = true;
        },
        () => {},
      );
      return asked;
    },
    async passes(ms: number) {
      nowMs += ms;
      mock.timers.tick(ms);
      await new Promise(setImmediate);
    },
  };
}

describe("the pace of typing", () => {
  beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
  afterEach(() => mock.timers.reset());

  test("a key that comes alone waits for nothing", async () => {
    const { types, asks, passes } = typist();
    types();
    await passes(100);
    types();
    const asked = asks();
    await passes(0);
    assert.equal(asked.isRested, true);
  });

  test("a key in a burst waits until nothing has changed for a while", async () => {
    const { types, asks, passes } = typist();
    types();
    await passes(99);
    types();
    const asked = asks();
    await passes(39);
    assert.equal(asked.isRested, false);
    types();
    await passes(39);
    assert.equal(asked.isRested, false, "the next key begins the wait anew");
    await passes(1);
    assert.equal(asked.isRested, true);
  });

  test("who asks no more is let go at once", async () => {
    const { types, asks } = typist();
    types();
    types();
    const asker = new AbortController();
    const { rested } = asks(asker.signal);
    asker.abort(new Error("asked again"));
    await assert.rejects(rested, /asked again/);
  });

  test("a document that was closed has no burst", async () => {
    const { types, closes, asks, passes } = typist();
    types();
    types();
    closes();
    const asked = asks();
    await passes(0);
    assert.equal(asked.isRested, true);
  });
});
