import * as vscode from "vscode";
import type { Language } from "../language/index.ts";
import type { LearnersFile } from "./learners-file.ts";
import type { LessonStep } from "./lesson.ts";
import { contextKeyOf, lessonSteps, withReached } from "./lesson.ts";

const storageKey = "pipewright.lessonSteps";
/** Looked at when typing pauses, so that a word half typed neither ticks nor costs anything. */
const lookAfterMs = 400;

/**
 * Asks the server how far the learner's file is and sets the context keys that tick the walkthrough's steps. VS Code
 * doesn't tell what is ticked, so what was reached is kept here as well. Asks nothing any more once all is done.
 */
export class LessonProgress implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #language: Language;
  readonly #file: LearnersFile;
  readonly #parts: vscode.Disposable[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(context: vscode.ExtensionContext, language: Language, file: LearnersFile) {
    this.#context = context;
    this.#language = language;
    this.#file = file;
    for (const step of this.reached) void setKey(step);
    if (this.#isDone) return;
    this.#parts.push(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && document.languageId === "yaml" && this.#file.is(document))
          this.#lookSoon(document);
      }),
    );
  }

  get reached(): readonly LessonStep[] {
    return this.#context.globalState.get<readonly LessonStep[]>(storageKey, []);
  }

  /** From here on the steps are about this document. */
  async follow(document: vscode.TextDocument): Promise<void> {
    await this.#file.follow(document);
    this.#lookSoon(document);
  }

  get #isDone(): boolean {
    return this.reached.length === lessonSteps.length;
  }

  #lookSoon(document: vscode.TextDocument): void {
    clearTimeout(this.#timer);
    if (!this.#isDone) this.#timer = setTimeout(() => void this.#look(document), lookAfterMs);
  }

  async #look(document: vscode.TextDocument): Promise<void> {
    if (document.isClosed || !this.#language.isOurs(document)) return;
    const state = await this.#language.lessonState(document);
    if (!state) return;
    const before = this.reached;
    const after = withReached(before, state);
    if (after.length === before.length) return;
    await this.#context.globalState.update(storageKey, after);
    await Promise.all(after.map(setKey));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const part of this.#parts) part.dispose();
  }
}

const setKey = (step: LessonStep) => vscode.commands.executeCommand("setContext", contextKeyOf(step), true);
