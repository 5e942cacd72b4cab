/**
 * What runs in the pages of a site that `pipewright pack site` has made: search, copying, the choice of a language. A page
 * is whole without it.
 * Law: what is in an index becomes text, never markup; nothing is loaded but the site's own files.
 */
import "./site.css";
import { addCopyButtons } from "./copy-buttons.ts";
import { enterSite, rememberLanguage } from "./language-choice.ts";
import { SearchBox } from "./search-box.ts";
import { openOnWideScreens } from "./wide-screens.ts";
import { wordsIn } from "./words.ts";

if (document.querySelector("[data-entry]")) enterSite();
rememberLanguage();
openOnWideScreens();
const place = document.querySelector<HTMLElement>("search.search");
if (place) {
  const words = wordsIn(place.dataset.words ?? "");
  addCopyButtons(words);
  new SearchBox(place, words).listen();
}
