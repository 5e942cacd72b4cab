import type { TextEdit } from "../document/index.ts";
import type { Finding } from "./finding.ts";
import type { ConfigChange } from "./ignore-in-project.ts";

/** What an editor may offer at a place. */
export interface Action {
  readonly title: string;
  readonly kind: "quick-fix" | "fix-all";
  /** The finding that it answers to; none for fix-all. */
  readonly finding: Finding | undefined;
  readonly preferred: boolean;
  /** Edits of the file itself. */
  readonly edits: readonly TextEdit[];
  /** What it changes in the project's `.pipewright.yml` instead. */
  readonly config?: ConfigChange;
}
