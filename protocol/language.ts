/**
 * The languages we speak, and texts that exist in all of them.
 * A user-visible text is never a bare string: it is a `Text`, or it is made from one.
 */

/** A language of ours, as VS Code spells it. */
export type Locale = "en" | "zh-cn";

export const locales: readonly Locale[] = ["en", "zh-cn"];

/** One text in every language. May hold placeholders such as `{stage}`: the same ones in each language. */
export type Text = Readonly<Record<Locale, string>>;

/** What fills placeholders: the user's own words, or words that are translated themselves. */
export type Words = Readonly<Record<string, string | Text>>;

/** Our nearest language for what an editor or a shell asks for (`zh_CN.UTF-8`, `zh-Hans`, `de`): English when we have none. */
export function nearestLocale(asked: string | undefined): Locale {
  return asked !== undefined && /^zh\b|^zh[-_]/i.test(asked) ? "zh-cn" : "en";
}

/** The text in each language, with its placeholders filled: to stand as a word in another. */
export function filled(text: Text, words: Words): Text {
  return { en: say(text, "en", words), "zh-cn": say(text, "zh-cn", words) };
}

/** The text in one language, with its placeholders filled. A placeholder without a word stays as it is, so that it shows. */
export function say(text: Text, locale: Locale, words: Words = {}): string {
  return text[locale].replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => {
    const word = words[name];
    if (word === undefined) return whole;
    return typeof word === "string" ? word : word[locale];
  });
}
