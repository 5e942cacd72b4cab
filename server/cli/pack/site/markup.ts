import { escaped } from "../../../knowledge/index.ts";

/** A piece of HTML that is right as it is. Whatever is no such piece is a text, and is escaped. */
export interface Markup {
  readonly markup: string;
}

type Piece = string | number | Markup | readonly Markup[] | undefined;

/** Builds HTML: what stands in the places of the template is escaped unless it is markup itself. */
export function html(parts: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  let markup = parts[0] ?? "";
  for (const [at, value] of values.entries()) markup += `${written(value)}${parts[at + 1] ?? ""}`;
  return { markup };
}

export const nothing: Markup = { markup: "" };

function written(value: Piece): string {
  if (value === undefined) return "";
  if (typeof value === "string" || typeof value === "number") return escaped(String(value));
  return "markup" in value ? value.markup : value.map(({ markup }) => markup).join("");
}

/** A sentence of ours in which names stand between backticks. */
export function withCode(text: string): Markup {
  return html`${text.split(/`([^`]*)`/).map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))}`;
}
