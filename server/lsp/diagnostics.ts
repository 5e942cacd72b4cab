import { type Diagnostic, DiagnosticTag } from "vscode-languageserver";
import type { Finding } from "../features/index.ts";
import type { CalmDiagnostics } from "./calm-diagnostics.ts";
import type { ClientAbilities } from "./client-abilities.ts";
import { toLspRange, toLspSeverity } from "./convert.ts";
import type { OpenFile } from "./open-file.ts";

const tagNumbers = { unused: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** A finding as this client can draw it. */
export function toLspDiagnostic(
  open: Pick<OpenFile, "uri" | "file" | "core">,
  finding: Finding,
  client: ClientAbilities,
): Diagnostic {
  const tags = finding.tags.map((tag) => tagNumbers[tag]).filter((tag) => client.diagnosticTags.has(tag));
  const href = client.codeDescription ? rulePageAddress(finding.code, open.uri, client) : undefined;
  const related = client.relatedInformation ? finding.related : [];
  return {
    range: toLspRange(open, finding.span),
    severity: toLspSeverity(finding.severity),
    code: finding.code,
    source: "pipewright",
    message: finding.message,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    ...(tags.length > 0 ? { tags } : {}),
    ...(related.length > 0
      ? {
          relatedInformation: related.map(({ span, message }) => ({
            location: { uri: open.uri, range: toLspRange(open, span) },
            message,
          })),
        }
      : {}),
  };
}

/** What an editor shows of a file now: see `CalmDiagnostics`. */
export function diagnosticsOf(
  open: OpenFile | undefined,
  calm: CalmDiagnostics,
  client: ClientAbilities,
): Diagnostic[] {
  return open ? calm.findings(open).map((finding) => toLspDiagnostic(open, finding, client)) : [];
}

/** Where a click on the code goes; only the client knows of an address that opens without asking. */
function rulePageAddress(id: string, uri: string, { options, locale }: ClientAbilities): string | undefined {
  const words: Readonly<Record<string, string>> = { id, uri, locale };
  return options.rulePages?.replace(/\{(id|uri|locale)\}/g, (_, name: string) => encodeURIComponent(words[name] ?? ""));
}
