import type { GuideScreen, GuideStop } from "../../protocol/index.ts";
import type { Language } from "../language/index.ts";
import { type Answered, ask } from "./ask.ts";
import { isWorthShowing } from "./follow.ts";

/** What the answers are about. */
export interface Subject {
  /** The file's address; null where none of ours is open. */
  readonly uri: string | null;
  /** Asks about the place of the cursor; undefined where no file of ours is in use. */
  askPlace(): Promise<Answered<"place"> | undefined>;
}

/** Asks the server for what a stop shows. There is always something to show: why there is nothing, if need be. */
export async function screenFor(stop: GuideStop, language: Language, subject: Subject): Promise<GuideScreen> {
  const { uri } = subject;
  switch (stop.kind) {
    case "contents": {
      const asked = await ask(language, { kind: "contents", uri });
      return asked.kind === "answer" ? { kind: "contents", contents: asked.answer } : trouble(asked.kind, "");
    }
    case "page": {
      const asked = await ask(language, { kind: "page", id: stop.id, uri: stop.about ?? uri });
      if (asked.kind !== "answer") return trouble(asked.kind, stop.id.replace(/^code:/, ""));
      const anchor = stop.anchor === "" ? asked.answer.anchor : stop.anchor;
      return { kind: "page", page: { ...asked.answer, anchor } };
    }
    case "search": {
      const { text } = stop;
      const asked = await ask(language, { kind: "search", text, uri });
      return asked.kind === "answer" ? { kind: "search", text, hits: asked.answer.hits } : trouble(asked.kind, text);
    }
    case "place": {
      const asked = await subject.askPlace();
      if (asked?.kind === "down" || asked?.kind === "failed") return trouble(asked.kind, "");
      return { kind: "place", place: placeIn(asked) ?? null };
    }
    case "log": {
      const { text, from } = stop;
      const asked = await ask(language, { kind: "log", text, uri });
      return asked.kind === "answer" ? { kind: "log", explanation: asked.answer, from } : trouble(asked.kind, "");
    }
  }
}

/** The place that was answered, if anything is known of it. */
export function placeIn(asked: Answered<"place"> | undefined) {
  return asked?.kind === "answer" && isWorthShowing(asked.answer) ? asked.answer : undefined;
}

function trouble(kind: "none" | "down" | "failed", about: string): GuideScreen {
  return { kind: "trouble", trouble: kind === "none" ? "missing" : kind, about };
}
