import type * as vscode from "vscode";

const storageKey = "pipewright.lessonFile";

/** The file that a learner works on: the one that the lesson made. Kept with the workspace. */
export class LearnersFile {
  readonly #storage: vscode.Memento;

  constructor(storage: vscode.Memento) {
    this.#storage = storage;
  }

  get uri(): string | undefined {
    return this.#storage.get<string>(storageKey);
  }

  async follow(document: vscode.TextDocument): Promise<void> {
    await this.#storage.update(storageKey, document.uri.toString());
  }

  /** Before the lesson has made one, the file that is being edited counts: somebody may well begin by hand. */
  is(document: vscode.TextDocument): boolean {
    return this.uri === undefined || this.uri === document.uri.toString();
  }
}
