import type { GuidePlace, GuideScreenOf } from "../../../protocol/index.ts";
import { element } from "../element.ts";
import { icon } from "../icons.ts";
import { button, mainHeading, section } from "./controls.ts";
import { pageList } from "./link-list.ts";
import { servedHtml } from "./served-html.ts";
import type { ScreenParts } from "./surroundings.ts";
import { filledIn, inlineCode } from "./words.ts";

/** What is known of where the cursor is: what is wrong there first, then the key, the step, and answers. */
export function placeScreen({ place }: GuideScreenOf<"place">, parts: ScreenParts): readonly Node[] {
  const { texts } = parts;
  if (!place) {
    return [
      mainHeading([document.createTextNode(texts.atCursor)], "unseen"),
      element("p", { classes: "lead", text: texts.nothingAtCursor }),
    ];
  }
  const { key, step, problems, related } = place;
  return [
    element("header", {
      classes: "page-head",
      children: [
        element("p", { classes: "kicker", children: [icon("cursor"), element("span", { text: texts.atCursor })] }),
        mainHeading(inlineCode(placeTitle(place, parts))),
        ...(key ? [element("p", { classes: "path", children: pathParts(key.path) })] : []),
      ],
    }),
    ...(problems.length > 0 ? [problemList(problems, parts)] : []),
    ...(key ? [servedHtml(key.html, parts), ...moreOn(key.page, parts)] : []),
    ...(step ? [stepPart(step, key !== null, parts)] : []),
    ...(related.length > 0 ? [section(texts.related, [pageList(related, parts, texts.related)])] : []),
  ];
}

/** What a place is called, on its screen and when it is announced. */
export function placeTitle({ key, step }: GuidePlace, { texts }: ScreenParts): string {
  return key?.title ?? (step ? filledIn(texts.step, step.type) : texts.atCursor);
}

function stepPart(step: NonNullable<GuidePlace["step"]>, isBesideKey: boolean, parts: ScreenParts): HTMLElement {
  const body = [servedHtml(step.html, parts), ...moreOn(step.page, parts)];
  if (!isBesideKey) return element("div", { children: body });
  const heading = element("h2", {
    classes: "section-title",
    children: inlineCode(filledIn(parts.texts.step, step.type)),
  });
  return element("section", { children: [heading, ...body] });
}

/** A finding's code, which leads to what explains it: as in the Problems view. */
function codeLink(code: string): HTMLElement {
  const attributes = { href: "#", "data-page": `code:${code}`, "data-anchor": "" };
  return element("a", { classes: "code", text: code, attributes });
}

function moreOn(page: string | null, { texts }: ScreenParts): readonly Node[] {
  if (page === null) return [];
  const link = element("a", {
    classes: "more",
    text: texts.readMore,
    attributes: { href: "#", "data-page": page, "data-anchor": "" },
  });
  return [element("p", { children: [link] })];
}

function problemList(problems: GuidePlace["problems"], parts: ScreenParts): HTMLElement {
  const { texts, send } = parts;
  const items = problems.map(({ code, severity, message, line, pages }) => {
    const sign = element("span", { classes: "sign", children: [icon(severity)] });
    sign.append(element("span", { classes: "unseen", text: texts[severity] }));
    const goTo = button(filledIn(texts.goToLine, `${line + 1}`), () => send({ kind: "reveal", line }), "text-button");
    return element("li", {
      classes: `problem ${severity}`,
      children: [
        sign,
        element("div", {
          classes: "problem-words",
          children: [
            element("p", { classes: "said", children: inlineCode(message) }),
            element("p", { classes: "said faint", children: [codeLink(code), goTo] }),
            ...(pages.length > 0 ? [pageList(pages, parts)] : []),
          ],
        }),
      ],
    });
  });
  return section(texts.problems, [element("ul", { classes: "problems", children: items })]);
}

/** `pipeline.stages[].needs`, which may break at its joints. */
function pathParts(path: string): readonly Node[] {
  return path
    .split(/(?<=\.)/)
    .flatMap((part, index) => [...(index > 0 ? [element("wbr")] : []), document.createTextNode(part)]);
}
