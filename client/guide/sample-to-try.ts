import { detectDialect, fileComment } from "../../server/dialects/detect/index.ts";

/**
 * A sample as a file that is checked as its page means it: what doesn't show by itself is said in a comment at its head.
 * `platform`: the version that it is for; null where it doesn't matter.
 */
export function sampleToTry(sample: string, dialect: string, platform: string | null): string {
  const said = fileComment(sample);
  const wantsPlatform = platform !== null && said?.platform === undefined;
  const isObvious = detectDialect(sample, undefined)?.dialect === dialect;
  // The first comment counts alone, so ours has to say what one of the sample's own did.
  const wantsDialect = !isObvious || (wantsPlatform && said !== undefined);
  const words = [...(wantsDialect ? [`dialect=${dialect}`] : []), ...(wantsPlatform ? [`platform=${platform}`] : [])];
  return words.length === 0 ? sample : `# pipewright: ${words.join(" ")}\n${sample}`;
}
