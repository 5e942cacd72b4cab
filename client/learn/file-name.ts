/** A name for a new pipeline file that is ours by its name and that no file has yet: `pipeline.yml`, `2.pipeline.yml`… */
export function freeFileName(taken: ReadonlySet<string>): string {
  if (!taken.has("pipeline.yml") && !taken.has("pipeline.yaml")) return "pipeline.yml";
  let number = 2;
  while (taken.has(`${number}.pipeline.yml`)) number++;
  return `${number}.pipeline.yml`;
}
