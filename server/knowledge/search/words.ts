/**
 * The words of a text in English, Chinese or both, as search compares them: lower case, endings taken off.
 * A word of several parts (`git-checkout`, `needs/unknown`) gives itself and its parts; a run of Chinese gives its words,
 * and its pairs of characters, since two people don't cut the same run alike.
 */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  for (const { run, isHan } of runsOf(text)) {
    if (isHan) addHan(run, words);
    else addLatin(run, words);
  }
  return words;
}

/** What is one word or name, or a run of Chinese, in lower case; without the times of a log. */
export function runsOf(text: string): readonly { readonly run: string; readonly isHan: boolean }[] {
  const found = withoutTimes(text.normalize("NFKC").toLowerCase()).matchAll(runs);
  return Array.from(found, ([run]) => ({ run, isHan: beginsHan.test(run) }));
}

/** What a name such as `git-checkout` is made of. */
export function partsOfName(run: string): readonly string[] {
  return run.split(/[._/@-]/);
}

/** The times of a log's lines say nothing of what happened. */
function withoutTimes(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:z|[+-]\d\d:?\d\d)?/g, " ");
}

const runs = /\p{Script=Han}+|[\p{L}\p{N}]+(?:[._/@-][\p{L}\p{N}]+)*/gu;
const beginsHan = /^\p{Script=Han}/u;

/** The same for every caller: making one takes longer than cutting a page. */
let segmenter: Intl.Segmenter | undefined;

function addHan(run: string, words: string[]): void {
  segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
  for (const { segment } of segmenter.segment(run)) {
    if (segment.length > 1 && !emptyWords.has(segment)) words.push(segment);
  }
  const characters = [...run];
  if (characters.length === 1) words.push(run);
  for (let at = 0; at + 1 < characters.length; at++) {
    const [one = "", other = ""] = [characters[at], characters[at + 1]];
    if (!emptyCharacters.has(one) && !emptyCharacters.has(other)) words.push(`${one}${other}`);
  }
}

function addLatin(run: string, words: string[]): void {
  if (emptyWords.has(run) || isNoise(run)) return;
  words.push(stemOf(run));
  const parts = partsOfName(run);
  if (parts.length === 1 || parts.length > 8) return;
  for (const part of parts) {
    if (part.length > 1 && !emptyWords.has(part) && !isNoise(part)) words.push(stemOf(part));
  }
}

/** Hashes, times and other numbers that are another one in each log. Short numbers stay: an exit code says something. */
export function isNoise(word: string): boolean {
  if (/^[0-9a-f]{7,}$/.test(word) && /\d/.test(word)) return true;
  return /^\d{4,}$/.test(word) || /^\d+(?:[._:/-]\d+){2,}$/.test(word) || word.length > 60;
}

/** English endings: a cache, caches, cached and caching are one word. Letters alone; names with digits stay as they are. */
export function stemOf(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let stem = word;
  if (/(?:ss|us|is)$/.test(stem)) return stem;
  if (stem.endsWith("ies") && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (/(?:sh|ch|x|ss|zz)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (stem.endsWith("s")) stem = stem.slice(0, -1);
  if (stem.endsWith("ing") && stem.length > 5 && /[aeiouy]/.test(stem.slice(0, -3)))
    stem = undoubled(stem.slice(0, -3));
  else if (stem.endsWith("ed") && stem.length > 4 && /[aeiouy]/.test(stem.slice(0, -2)))
    stem = undoubled(stem.slice(0, -2));
  if (stem.endsWith("e") && stem.length > 4) stem = stem.slice(0, -1);
  return stem;
}

function undoubled(stem: string): string {
  return /([bdgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}

const emptyWords: ReadonlySet<string> = new Set(
  (
    "a an and are as at be been but by can cannot could did do does doesn for from get gets got had has have how i if in " +
    "into is isn it its just me my no not now of on one or our out over please should so some than that the their them " +
    "then there these they this those to too up us was we were what when where which while who why will with won would " +
    "you your t s m re ve ll don com org http https www " +
    "一个 一下 什么 怎么 怎样 如何 为什么 为何 这个 那个 我们 我的 你们 可以 是不是 有没有 需要 应该 请问 哪里 时候 没有 就是 还是 不是 出现 " +
    "但是 因为 所以 如果 已经 然后 以及 并且"
  ).split(" "),
);
const emptyCharacters: ReadonlySet<string> = new Set(
  "的了是在我有吗呢吧啊和与或也就都把被让从到这那个么怎为什之其很再还又给您你他她它们请",
);
