import type { YamlNode } from "../../document/index.ts";

const secondsIn = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** The seconds of a duration such as `30m`; undefined when it is none. Source: the dialect's specification, "stage". */
export function durationSeconds(node: YamlNode | undefined): number | undefined {
  if (node?.kind !== "scalar" || typeof node.value !== "string") return undefined;
  const found = /^([1-9][0-9]*)([smhd])$/.exec(node.value);
  const unit = found?.[2];
  if (unit !== "s" && unit !== "m" && unit !== "h" && unit !== "d") return undefined;
  return Number(found?.[1]) * secondsIn[unit];
}
