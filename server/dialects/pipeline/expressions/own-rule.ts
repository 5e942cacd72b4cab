/** The contexts whose unknown members have a rule of their own: one fault has one finding. */
export type NamedContext = "variables" | "secrets" | "parameters";

/** Which of them a path leads into, directly. */
export function ownRuleOf(path: readonly string[]): NamedContext | undefined {
  const [context, ...below] = path;
  if (below.length > 0) return undefined;
  return context === "variables" || context === "secrets" || context === "parameters" ? context : undefined;
}
