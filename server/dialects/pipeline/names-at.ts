import { type Path, textOf, valueAt, type YamlMap } from "../../document/index.ts";
import type { NameOffer } from "../names.ts";
import type { PipelineFacts } from "./facts.ts";
import type { TemplateParameter } from "./library.ts";
import { takesSecretName } from "./names/secret-mentions.ts";
import { parameterNote } from "./parameter-note.ts";
import { placeInPipeline } from "./place-in-pipeline.ts";

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
  const notes = parametersOf(facts, textOf(valueAt(user, "template"))).map(parameterNote);
  return [...notes.filter(({ required }) => required), ...notes.filter(({ required }) => !required)];
}

function templatesOf(facts: PipelineFacts, kind: "stage" | "steps", within: string | undefined): readonly NameOffer[] {
  const offers: NameOffer[] = [];
  for (const [name, { content, own, given }] of facts.known.all()) {
    // One that doesn't say what it is may be meant: it is still being written.
    if ((own && own.name === within) || (content.kind ?? kind) !== kind) continue;
    const names = (content.parameters ?? []).map((parameter) => parameter.name).join(", ");
    const steps = own
      ? own.steps.map((step) => step.name ?? step.type?.id ?? step.template)
      : content.steps.map((step) => step.type?.id ?? step.template);
    const listed = steps.flatMap((step) => (step === undefined ? [] : [`- ${step}`]));
    const from = given && `\`${fileName(given.place.uri)}\``;
    const about = [...(from === undefined ? [] : [from]), ...(listed.length > 0 ? [listed.join("\n")] : [])].join(
      "\n\n",
    );
    offers.push({ name, ...(names !== "" && { detail: { en: names, "zh-cn": names } }), ...aboutOf(about) });
  }
  return offers;
}

/** What a person calls a file of another address. */
function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // a `%` that encodes nothing is what is written
  }
}

/** The author's own words, where there are any. */
function aboutOf(text: string | undefined): Pick<NameOffer, "about"> {
  return text === undefined || text === "" ? {} : { about: text };
}

/** Of a template of this file, or of one that it includes. */
function parametersOf({ known }: PipelineFacts, template: string | undefined): readonly TemplateParameter[] {
  return (template === undefined ? undefined : known.find(template)?.content.parameters) ?? [];
}

function parameterOf(facts: PipelineFacts, template: string | undefined, name: string): TemplateParameter | undefined {
  return parametersOf(facts, template).find((parameter) => parameter.name === name);
}

function parameterValues({ type, options }: TemplateParameter): readonly NameOffer[] | undefined {
  if (type === "boolean") return ["true", "false"].map((name) => ({ name, isPlain: true }));
  return type === "choice" ? options?.map((name) => ({ name })) : undefined;
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
