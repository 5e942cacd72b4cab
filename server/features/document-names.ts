import type { DeclaredName, NameShape } from "../dialects/index.ts";
import { contains, type SourceFile, type Span, type YamlDocument } from "../document/index.ts";
import type { CheckContext } from "./diagnose.ts";
import { declaredFacts } from "./document-facts.ts";

/** The names of a document: those of its dialect, and the anchors of YAML. With an offset, only what stands there. */
export function documentNames(
  file: SourceFile,
  document: YamlDocument,
  context: CheckContext,
  at?: number,
): readonly DeclaredName[] {
  const anchors = anchorNames(document, at);
  if (at !== undefined && anchors.length > 0) return anchors;
  return [...anchors, ...(context.dialect.names?.(declaredFacts(file, document, context), at) ?? [])];
}

function anchorNames({ anchors }: YamlDocument, at: number | undefined): readonly DeclaredName[] {
  const asked =
    at === undefined
      ? anchors
      : anchors.filter(({ span, uses }) => contains(span, at) || uses.some((use) => contains(use, at)));
  return asked.map(({ name, span, uses }) => ({
    kind: "anchor",
    name,
    declared: [withoutSign(span)],
    uses: uses.map((use) => ({ span: withoutSign(use), form: "word" })),
    shape,
  }));
}

/** Without the `&` or `*`. */
function withoutSign({ start, end }: Span): Span {
  return { start: Math.min(start + 1, end), end };
}

/** Source: YAML 1.2.2, 6.9.2; we take less, so that other tools read it too. */
const shape: NameShape = {
  pattern: /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u,
  refusal: {
    en: "`{name}` can't be the name of an anchor: it may have only letters, digits, `_`, `-` and `.`.",
    "zh-cn": "`{name}` 不能作为锚点名：只能包含字母、数字、`_`、`-` 和 `.`。",
  },
};
