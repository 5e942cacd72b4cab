import type { Text } from "../../../protocol/index.ts";
import type { NameOffer } from "../names.ts";
import type { TemplateParameter } from "./library.ts";

/** What a parameter is declared to be. */
export interface ParameterNote extends NameOffer {
  readonly type: Text | undefined;
  readonly options: readonly string[];
  /** The value that it has when nobody gives one, as it is written. */
  readonly fallback: string | undefined;
  readonly description: string | undefined;
  readonly required: boolean;
}

const types: ReadonlyMap<string, Text> = new Map([
  ["string", { en: "text", "zh-cn": "文本" }],
  ["number", { en: "number", "zh-cn": "数字" }],
  ["boolean", { en: "true or false", "zh-cn": "布尔值" }],
  ["choice", { en: "choice", "zh-cn": "选项" }],
]);

/** A parameter in words. */
export function parameterNote({
  name,
  type: typeName,
  default: fallback,
  isNeeded,
  description,
  options = [],
}: TemplateParameter): ParameterNote {
  const type = types.get(typeName ?? "");
  const detail = detailOf(choiceWords(options) ?? type, isNeeded, fallback);
  return {
    name,
    type,
    options,
    fallback,
    description,
    required: isNeeded,
    ...(detail && { detail }),
    ...(description !== undefined && { about: description }),
  };
}

/** So few options are named. */
const mostOptions = 6;

/** "east or west". */
function choiceWords(options: readonly string[]): Text | undefined {
  const last = options.at(-1);
  if (last === undefined || options.length < 2 || options.length > mostOptions) return undefined;
  const others = options.slice(0, -1);
  return { en: `${others.join(", ")} or ${last}`, "zh-cn": `${others.join("、")} 或 ${last}` };
}

/** "text, required", "number, 3 by default". */
function detailOf(type: Text | undefined, required: boolean, fallback: string | undefined): Text | undefined {
  const en = [type?.en, required ? "required" : fallback !== undefined ? `default ${fallback}` : undefined];
  const chinese = [type?.["zh-cn"], required ? "必填" : fallback !== undefined ? `默认 ${fallback}` : undefined];
  const joined = { en: joinWords(en, ", "), "zh-cn": joinWords(chinese, "，") };
  return joined.en === "" ? undefined : joined;
}

function joinWords(words: readonly (string | undefined)[], between: string): string {
  return words.filter((word) => word !== undefined).join(between);
}
