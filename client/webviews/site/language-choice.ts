const storageKey = "pipewright.language";

/** Leads from the site's own address to the reader's language: the one that they chose before, else what their browser asks for. */
export function enterSite(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a[data-language]")];
  const wanted = [stored(), ...navigator.languages].flatMap((language) => language?.toLowerCase() ?? []);
  for (const language of wanted) {
    const link = links.find(({ dataset: { language: own = "" } }) => isSame(language, own));
    if (!link) continue;
    location.replace(link.href); // so that going back doesn't lead here again
    return;
  }
}

/** `zh`, `zh-Hans-CN` and `zh-tw` are read by `zh-cn` sooner than by another language. */
function isSame(asked: string, own: string): boolean {
  return asked.split("-")[0] === own.split("-")[0];
}

/** Keeps what somebody chooses, where the browser lets us. */
export function rememberLanguage(): void {
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLElement>("a[data-language]") : null;
    const { language } = link?.dataset ?? {};
    if (language === undefined) return;
    try {
      localStorage.setItem(storageKey, language);
    } catch {
      // Not kept: the next visit begins as the first.
    }
  });
}

function stored(): string | undefined {
  try {
    return localStorage.getItem(storageKey) ?? undefined;
  } catch {
    return undefined; // a browser that keeps nothing for files, or for anybody
  }
}
