import type { GuideScreenOf } from "../../../protocol/index.ts";
import { element } from "../element.ts";
import { button, mainHeading } from "./controls.ts";
import type { ScreenParts } from "./surroundings.ts";
import { filledIn } from "./words.ts";

/** Why there is nothing to see, and what can be done. */
export function troubleScreen({ trouble, about }: GuideScreenOf<"trouble">, { texts, send }: ScreenParts) {
  const toContents = button(texts.backToContents, () => send({ kind: "go", to: "contents" }), "button secondary");
  const again = button(texts.tryAgain, () => send({ kind: "again" }));
  const restart = button(texts.restart, () => send({ kind: "restart" }));
  const said = {
    down: { title: texts.downTitle, text: texts.down, buttons: [restart] },
    missing: { title: texts.missingTitle, text: filledIn(texts.missing, about), buttons: [toContents] },
    failed: { title: texts.failedTitle, text: texts.failed, buttons: [again, toContents] },
  }[trouble];
  return [
    mainHeading([document.createTextNode(said.title)], "trouble-title"),
    element("p", { classes: "lead", text: said.text }),
    element("div", { classes: "actions", children: said.buttons }),
  ];
}
