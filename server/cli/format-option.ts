import type { OptionSpec, OrFault, ParsedOptions } from "./options.ts";
import { oneOf } from "./options.ts";
import { texts } from "./texts.ts";

/** Of commands that answer people or programs. */
export const formatOption: OptionSpec = {
  name: "format",
  value: { label: "format" },
  help: { en: "pretty (the default) or json.", "zh-cn": "pretty（默认）或 json。" },
};

export function readFormatOption(options: ParsedOptions): OrFault<"pretty" | "json"> {
  return oneOf(options.value("format") ?? "pretty", ["pretty", "json"] as const, {
    unknown: texts.unknownFormat,
    near: texts.unknownFormatNear,
  });
}
