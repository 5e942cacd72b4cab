import { coerce, lt } from "semver";

/** Whether a word is a platform version as pages and packs write it: `2.1`. */
export function isPlatformVersion(word: string): boolean {
  return /^(?:0|[1-9]\d{0,5})\.(?:0|[1-9]\d{0,5})$/.test(word);
}

/** Whether a version comes before another one; undefined where one of them is none, such as `latest`. */
export function isBefore(version: string, other: string): boolean | undefined {
  const [first, second] = [version, other].map((word) => (/^v?\d/i.test(word.trim()) ? coerce(word) : null));
  return first && second ? lt(first, second) : undefined;
}
