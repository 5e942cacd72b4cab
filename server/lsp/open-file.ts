import type { DocumentStatus } from "../../protocol/index.ts";
import type { SourceFile } from "../document/index.ts";
import type { CheckContext, Finding } from "../features/index.ts";
import type { Core } from "./core.ts";

/** One version of an open document that is ours, with all that answers about it need. Never changed. */
export interface OpenFile {
  readonly uri: string;
  readonly version: number;
  readonly file: SourceFile;
  readonly context: CheckContext;
  readonly status: DocumentStatus;
  readonly core: Core;
  /** Checked when first asked, then kept: code actions and diagnostics look at the same list. */
  findings(): readonly Finding[];
}

export function openFile(parts: Omit<OpenFile, "findings">): OpenFile {
  let findings: readonly Finding[] | undefined;
  return {
    ...parts,
    findings() {
      findings ??= parts.core.features.diagnose(parts.file, parts.context);
      return findings;
    },
  };
}
