import { gistOf, type Page, plainText } from "../../../knowledge/index.ts";
import { type Markup, withCode } from "./markup.ts";

/** Cut where it would be no title any more: whoever writes one of a page's length gets a long page, not a long site. */
const longestTitle = 200;

export function plainTitle({ title }: Page): string {
  const plain = plainText(title);
  return plain.length > longestTitle ? `${plain.slice(0, longestTitle)} …` : plain;
}

export function titleOf({ title }: Page): Markup {
  return withCode(title.length > longestTitle ? `${title.slice(0, longestTitle)} …` : title);
}

const longestGist = 160;

/** What a page says in a sentence. */
export function shortGist({ id, answer, body }: Page): string {
  // The first lines of a rule's page are its id and level.
  const text = id.startsWith("rules/") ? body.slice(body.indexOf("\n\n") + 1) : body;
  const gist = plainText((answer?.cause || gistOf(text)).slice(0, 2_000));
  if (gist.length <= longestGist) return gist;
  const cut = gist.slice(0, longestGist);
  // Whole sentences if there are any; Chinese has no blanks between them.
  const sentences = /^.+(?:[.?!](?=\s)|[。？！])/su.exec(cut)?.[0];
  return sentences ?? `${cut.replace(/\s+\S*$/, "")} …`;
}
