/** How much a finding weighs, from the gravest to the lightest; the names are those of LSP. */
export type Severity = "error" | "warning" | "information" | "hint";

export const severities: readonly Severity[] = ["error", "warning", "information", "hint"];
