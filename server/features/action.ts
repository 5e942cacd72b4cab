import type { TextEdit } from "../document/index.ts";
import type { ConfigChange } from "./change-project.ts";
import type { Finding } from "./finding.ts";

/** What an editor may offer at a place. */
export interface Action {
  readonly title: string;
  readonly kind: "quick-fix" | "fix-all" | "extract" | "rewrite";
  /** The finding that it answers to; none for fix-all and for refactorings. */
  readonly finding: Finding | undefined;
  readonly preferred: boolean;
  /** Edits of the file itself. */
  readonly edits: readonly TextEdit[];
  /** In the text after the edits: a name that was made up, which the person may want to change at once. */
  readonly renameAt?: number;
  /** What it changes in the project's `.pipewright.yml` instead. */
  readonly config?: ConfigChange;
}
