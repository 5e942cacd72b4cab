import type { Text } from "../../../protocol/index.ts";

const units = [
  { letter: "d", seconds: 86_400, one: "day", chinese: "天" },
  { letter: "h", seconds: 3_600, one: "hour", chinese: "小时" },
  { letter: "m", seconds: 60, one: "minute", chinese: "分钟" },
  { letter: "s", seconds: 1, one: "second", chinese: "秒" },
] as const;

/** `90m` → "1 hour 30 minutes". Undefined for what is no duration, or longer than anybody counts. */
export function durationWords(text: string): Text | undefined {
  if (!/^(?:\d+[dhms])+$/.test(text)) return undefined;
  let seconds = 0;
  for (const [, count, letter] of text.matchAll(/(\d+)([dhms])/g)) {
    seconds += Number(count) * (units.find((unit) => unit.letter === letter)?.seconds ?? 0);
  }
  if (!Number.isSafeInteger(seconds)) return undefined;
  const en: string[] = [];
  const chinese: string[] = [];
  let rest = seconds;
  for (const unit of units) {
    const count = Math.floor(rest / unit.seconds);
    rest -= count * unit.seconds;
    if (count === 0) continue;
    en.push(`${count} ${unit.one}${count === 1 ? "" : "s"}`);
    chinese.push(`${count} ${unit.chinese}`);
  }
  return en.length === 0 ? undefined : { en: en.join(" "), "zh-cn": chinese.join(" ") };
}
