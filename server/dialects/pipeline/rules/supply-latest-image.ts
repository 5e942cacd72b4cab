import { hasExpression, isEmpty, textOf, valueAt, type YamlNode } from "../../../document/index.ts";
import { defineRule, type Report } from "../../rule.ts";
import type { PipelineFacts, Step } from "../facts.ts";

type Say = "none" | "latest";

export const supplyLatestImage = defineRule<PipelineFacts, Say>({
  id: "supply/latest-image",
  per: "part",
  severity: "warning",
  absence: "beside", // its tag may be about to be written
  title: { en: "An image without a fixed version", "zh-cn": "没有固定版本的镜像" },
  why: {
    en: "What runs tomorrow may be another program than today, and nobody can tell which one ran.",
    "zh-cn": "明天运行的可能和今天不是同一个程序，事后也无法得知当时运行的是哪个。",
  },
  messages: {
    none: {
      en: "`{image}` has no tag, so it is whatever is the latest. Name a version.",
      "zh-cn": "`{image}` 没有标签，用的会是最新的版本。请写明版本。",
    },
    latest: {
      en: "`{image}` is whatever is the latest. Name a version.",
      "zh-cn": "`{image}` 用的会是最新的版本。请写明版本。",
    },
  },
  *check({ pipeline, stages, templates }) {
    yield* checkImage(valueAt(valueAt(pipeline, "defaults"), "image"));
    for (const { map } of stages.all) {
      yield* checkImage(valueAt(map, "image"));
      const services = valueAt(map, "services");
      for (const { value } of services?.kind === "map" ? services.entries : [])
        yield* checkImage(valueAt(value, "image"));
    }
    for (const { steps } of [...stages.all, ...templates]) for (const step of steps) yield* ofStep(step);
  },
  examples: [
    {
      bad: `
        pipeline:
          defaults: { image: maven }
                             ~~~~~ warning supply/latest-image
          stages:
            - name: build
              image: registry.example.test:5000/tools/node:latest
                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ warning supply/latest-image`,
      good: `
        pipeline:
          defaults: { image: maven:3.9 }
          stages:
            - name: build
              image: registry.example.test:5000/tools/node:22.4`,
    },
  ],
});

function* ofStep({ map, type }: Step): Iterable<Report<Say>> {
  yield* checkImage(valueAt(map, "image"));
  if (type?.id !== "docker-push" && type?.id !== "image-scan") return;
  const inputs = valueAt(map, "with");
  const tag = valueAt(inputs, "tag");
  if (isEmpty(tag)) yield* checkImage(valueAt(inputs, "image"));
  else if (tag && textOf(tag) === "latest" && !tag.span.origin)
    yield { at: tag.span, say: "latest", words: { image: `${textOf(valueAt(inputs, "image")) ?? ""}:latest` } };
}

/** A digest or an expression is silent. */
function* checkImage(node: YamlNode | undefined): Iterable<Report<Say>> {
  const image = hasExpression(node) ? undefined : textOf(node);
  if (node?.kind !== "scalar" || typeof node.value !== "string" || image === undefined || image.includes("@")) return;
  const tag = /:([^:/]*)$/.exec(image)?.[1];
  if (tag === undefined) yield { at: node.span, say: "none", words: { image } };
  else if (tag === "latest") yield { at: node.span, say: "latest", words: { image } };
}
