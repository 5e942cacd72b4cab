import type { Locale } from "../../../protocol/index.ts";
import type { SourceFile } from "../../document/index.ts";
import type { Knowledge } from "../../knowledge/index.ts";
import type { CheckContext } from "../diagnose.ts";
import type { Finding } from "../finding.ts";
import type { Catalog } from "../packs/catalog.ts";

/** All that an answer of the guide rests upon. */
export interface GuideContext {
  readonly knowledge: Knowledge;
  readonly catalog: Catalog;
  readonly locale: Locale;
  /** The document that the person works on, if it is one of ours. */
  readonly file: GuideFile | undefined;
}

/** The document that a person works on. */
export interface GuideFile {
  readonly file: SourceFile;
  readonly context: CheckContext;
  readonly findings: readonly Finding[];
  readonly platform: string;
  readonly dialectTitle: string;
}
