import type { GuideAnswer, GuideQuestion } from "../../protocol/index.ts";
import type { Language } from "../language/index.ts";

interface AnswerKinds {
  readonly contents: "contents";
  readonly page: "page";
  readonly search: "hits";
  readonly place: "place";
  readonly log: "log";
}

/** What becomes of a question: the answer that belongs to it, or why there is none. `none`: there is no such page. */
export type Answered<Asked extends GuideQuestion["kind"]> =
  | { readonly kind: "answer"; readonly answer: Extract<GuideAnswer, { readonly kind: AnswerKinds[Asked] }> }
  | { readonly kind: "none" | "down" | "failed" };

type QuestionOf<Asked extends GuideQuestion["kind"]> = Extract<GuideQuestion, { readonly kind: Asked }>;

const answerKinds: AnswerKinds = { contents: "contents", page: "page", search: "hits", place: "place", log: "log" };

/** So often a question is put that an edit has overtaken: it was hardly about the text. */
const mostTries = 3;

export async function ask<Asked extends GuideQuestion["kind"]>(
  language: Language,
  question: QuestionOf<Asked> & { readonly kind: Asked },
): Promise<Answered<Asked>> {
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const asked = await language.guide(question);
    if (asked.kind === "overtaken") continue;
    if (asked.kind !== "answer") return asked;
    const { answer } = asked;
    return answers(question.kind, answer) ? { kind: "answer", answer } : { kind: "failed" };
  }
  return { kind: "failed" };
}

function answers<Asked extends GuideQuestion["kind"]>(
  asked: Asked,
  answer: GuideAnswer,
): answer is Extract<GuideAnswer, { readonly kind: AnswerKinds[Asked] }> {
  return answer.kind === answerKinds[asked];
}
