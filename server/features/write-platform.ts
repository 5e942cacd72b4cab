import { type Locale, say, type Text } from "../../protocol/index.ts";
import { fileComment, knownVersion } from "../dialects/index.ts";
import type { SourceFile, Span, TextEdit } from "../document/index.ts";
import type { CheckContext } from "./diagnose.ts";
import { declaredFacts } from "./document-facts.ts";
import { platformOf } from "./platform-of.ts";

/** One place where the version is written, or where somebody has to write it. */
export interface PlatformStep {
  readonly kind: "done" | "human";
  readonly title: string;
  readonly why: string;
  readonly at: Span;
}

const texts = {
  done: { en: "Set the platform to {version}", "zh-cn": "将平台设为 {version}" },
  why: {
    en: "So that the file is checked and run as what it is now.",
    "zh-cn": "使文件按现在的版本检查和运行。",
  },
  human: {
    en: "Say that this pipeline is for platform {version}.",
    "zh-cn": "请写明此流水线用于平台 {version}。",
  },
  whyHuman: {
    en: "The place where it says so now belongs to other text too, such as an anchor.",
    "zh-cn": "目前写版本的位置也被其他内容使用（例如锚点）。",
  },
} satisfies Record<string, Text>;

/**
 * The edits that make a file say for which platform version it is: in its comment where one says so, in each document
 * that says so or that is taken for another version. A document that is taken for this one already stays as it is.
 */
export function writePlatform(
  file: SourceFile,
  version: string,
  context: CheckContext,
): { readonly edits: readonly TextEdit[]; readonly steps: readonly PlatformStep[] } {
  const { dialect, locale } = context;
  const edits: TextEdit[] = [];
  const steps: PlatformStep[] = [];
  const comment = fileComment(file.text);
  if (comment?.platformSpan && isOther(comment.platform, version, dialect.versions)) {
    edits.push({ span: comment.platformSpan, text: version });
    steps.push(stepOf("done", comment.platformSpan, version, locale));
  }
  for (const document of file.documents) {
    const asked = dialect.askedVersion(document);
    const platform = platformOf(file, document, context);
    const isSaid = platform.version === version && platform.unknown === undefined;
    if (asked ? !isOther(asked.text, version, dialect.versions) : isSaid || comment?.platformSpan) continue;
    if (document.root === undefined) continue;
    const written = dialect.migration?.writeVersion(declaredFacts(file, document, context), version);
    const at = asked?.span ?? written?.[0]?.span ?? { start: document.root.span.start, end: document.root.span.start };
    if (written) edits.push(...written);
    steps.push(stepOf(written ? "done" : "human", at.origin ?? at, version, locale));
  }
  return { edits, steps };
}

/** Whether a version or range that is written somewhere means another version. */
function isOther(written: string | undefined, version: string, versions: readonly string[]): boolean {
  const found = knownVersion(written ?? "", versions);
  return !found.known || found.version !== version;
}

function stepOf(kind: PlatformStep["kind"], { start, end }: Span, version: string, locale: Locale): PlatformStep {
  const isDone = kind === "done";
  return {
    kind,
    title: say(isDone ? texts.done : texts.human, locale, { version }),
    why: say(isDone ? texts.why : texts.whyHuman, locale),
    at: { start, end },
  };
}
