import { type Path, textOf, valueAt, type YamlMap, type YamlNode } from "../../document/index.ts";
import type { NameOffer } from "../names.ts";
import type { PipelineFacts } from "./facts.ts";
import { takesSecretName } from "./names/secret-mentions.ts";
import { parameterNote } from "./parameter-note.ts";
import { placeInPipeline } from "./place-in-pipeline.ts";
import { templateKind } from "./template-uses.ts";

/** Which names may stand at a path, and which of them make sense there. Undefined where a name of ours is not what is asked for. */
export function pipelineNamesAt(facts: PipelineFacts, path: Path): readonly NameOffer[] | undefined {
  const place = placeInPipeline(facts, path);
  if (!place) return undefined;
  const { stage, step, template, below } = place;
  const [key, sub] = below;
  if (key === "template" && below.length === 1)
    return templatesOf(facts, step || template ? "steps" : "stage", template?.name);
  if (key === "with" && typeof sub === "string" && below.length === 2) {
    const given = parameterOf(facts, textOf(valueAt(step?.map ?? stage?.map, "template")), sub);
    if (given) return parameterValues(given);
  }
  if (step && takesSecretName(path)) return secretsOf(facts);
  if (!stage || step) return undefined;
  if (key === "environment" && below.length === 1) return environmentsOf(facts);
  if (key !== "needs" || below.length !== 2) return undefined;
  const taken = new Set(stage.needs.filter((need) => !need.implied).map((need) => need.name));
  const others = [...facts.stages.byName].filter(([name]) => name !== stage.name && !taken.has(name));
  return others.map(([name, { map }]) => ({ name, ...aboutOf(textOf(valueAt(map, "description"))) }));
}

/** The keys that the author of a document has made up and that may stand in the map at a path: a template's parameters. */
export function pipelineKeysAt(factsOf: () => PipelineFacts, path: Path): readonly NameOffer[] {
  if (path.at(-1) !== "with") return [];
  const facts = factsOf();
  const place = placeInPipeline(facts, path);
  if (place?.below.length !== 1 || place.below[0] !== "with") return [];
  const user: YamlMap | undefined = place.step?.map ?? place.stage?.map;
  const parameters = parametersOf(facts, textOf(valueAt(user, "template")));
  const notes = (parameters?.entries ?? []).map(({ key, value }) => parameterNote(key.text, value));
  return [...notes.filter(({ required }) => required), ...notes.filter(({ required }) => !required)];
}

function templatesOf(facts: PipelineFacts, kind: "stage" | "steps", within: string | undefined): readonly NameOffer[] {
  // One that doesn't say what it is may be meant: it is still being written.
  const fitting = facts.templates.filter((one) => one.name !== within && (templateKind(one) ?? kind) === kind);
  return fitting.map((template) => {
    const { name, value } = template;
    const parameters = valueAt(value, "parameters");
    const names = parameters?.kind === "map" ? parameters.entries.map(({ key }) => key.text).join(", ") : "";
    const steps = template.steps.flatMap((step) => step.name ?? step.type?.id ?? step.template ?? []);
    const listed = steps.map((step) => `- ${step}`).join("\n");
    return { name, ...(names !== "" && { detail: { en: names, "zh-cn": names } }), ...aboutOf(listed) };
  });
}

/** The author's own words, where there are any. */
function aboutOf(text: string | undefined): Pick<NameOffer, "about"> {
  return text === undefined || text === "" ? {} : { about: text };
}

function parametersOf({ templates }: PipelineFacts, template: string | undefined): YamlMap | undefined {
  const found = templates.find(({ name }) => name === template);
  const parameters = valueAt(found?.value, "parameters");
  return parameters?.kind === "map" ? parameters : undefined;
}

function parameterOf(facts: PipelineFacts, template: string | undefined, name: string): YamlNode | undefined {
  return valueAt(parametersOf(facts, template), name);
}

function parameterValues(parameter: YamlNode): readonly NameOffer[] | undefined {
  const type = textOf(valueAt(parameter, "type"));
  if (type === "boolean") return ["true", "false"].map((name) => ({ name, isPlain: true }));
  const options = valueAt(parameter, "options");
  if (type !== "choice" || options?.kind !== "list") return undefined;
  return options.items.flatMap((item) => {
    const name = textOf(item);
    return name === undefined ? [] : [{ name }];
  });
}

function environmentsOf({ declared }: PipelineFacts): readonly NameOffer[] {
  return [...declared.environments.byName].map(([name, entry]) => {
    const kind = "key" in entry ? textOf(valueAt(entry.value, "kind")) : undefined;
    const url = "key" in entry ? textOf(valueAt(entry.value, "url")) : undefined;
    return { name, ...(kind !== undefined && { detail: { en: kind, "zh-cn": kind } }), ...aboutOf(url) };
  });
}

function secretsOf({ declared }: PipelineFacts): readonly NameOffer[] {
  return [...declared.secrets.byName.keys()].map((name) => ({
    name,
    written: `\${{ secrets.${name} }}`,
    detail: { en: "secret", "zh-cn": "密钥" },
  }));
}
