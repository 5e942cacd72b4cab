import * as vscode from "vscode";
import type { PipelineDialectId } from "../../server/dialects/detect/index.ts";

/** What a person says a file is: a dialect's id, or `none` for "not a pipeline". */
export type ChosenDialect = PipelineDialectId | "none";

export interface ChoiceChange {
  readonly uri: string;
  /** Undefined when the choice was taken back. */
  readonly dialect: ChosenDialect | undefined;
}

const storageKey = "pipewright.chosenDialects";

/** The choices made by hand, kept with the workspace. They weigh less than the file's own comment and `.pipewright.yml`. */
export class DialectChoices {
  readonly #storage: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<ChoiceChange>();
  readonly onDidChange = this.#changed.event;

  constructor(storage: vscode.Memento) {
    this.#storage = storage;
  }

  all(): Readonly<Record<string, ChosenDialect>> {
    return this.#storage.get<Readonly<Record<string, ChosenDialect>>>(storageKey, {});
  }

  of(uri: vscode.Uri): ChosenDialect | undefined {
    return this.all()[uri.toString()];
  }

  async choose(uri: vscode.Uri, dialect: ChosenDialect | undefined): Promise<void> {
    const key = uri.toString();
    const { [key]: _before, ...others } = this.all();
    await this.#storage.update(storageKey, dialect === undefined ? others : { ...others, [key]: dialect });
    this.#changed.fire({ uri: key, dialect });
  }
}
