import { entryOf, valueAt } from "../../document/index.ts";
import type { DeclaredName, NameElsewhere, NameUse, PlaceElsewhere } from "../names.ts";
import type { PipelineFacts, Template } from "./facts.ts";
import type { KnownTemplate } from "./known-templates.ts";
import { meantBy, type UseElsewhere, usesElsewhere } from "./template-users.ts";
import { type TemplateUse, templateUses } from "./template-uses.ts";

/** The templates that a file declares or uses, with all places that mean them: here, and in the files around. */
export function templateNames(facts: PipelineFacts): readonly DeclaredName[] {
  const usesByIdentity = new Map<string, TemplateUse[]>();
  const byIdentity = new Map<string, KnownTemplate<Template>>();
  const add = (template: KnownTemplate<Template> | undefined): TemplateUse[] => {
    const uses = usesByIdentity.get(template?.identity ?? "") ?? [];
    if (template && uses.length === 0) {
      byIdentity.set(template.identity, template);
      usesByIdentity.set(template.identity, uses);
    }
    return uses;
  };
  for (const { name } of facts.templates) add(facts.known.find(name));
  for (const use of templateUses(facts)) add(facts.known.find(use.name)).push(use);
  return [...byIdentity].map(([identity, template]) => new TemplateName(facts, template, usesByIdentity.get(identity)));
}

class TemplateName implements DeclaredName {
  readonly kind = "template";
  readonly name: string;
  readonly declared: DeclaredName["declared"];
  readonly uses: readonly NameUse[];
  readonly #facts: PipelineFacts;
  readonly #template: KnownTemplate<Template>;

  constructor(facts: PipelineFacts, template: KnownTemplate<Template>, uses: readonly TemplateUse[] = []) {
    this.#facts = facts;
    this.#template = template;
    const { name } = template.content;
    const key = template.own && entryOf(valueAt(facts.root, "templates"), name)?.key;
    this.name = name;
    this.declared = key ? [key.span] : [];
    // A piece of YAML that stands in several places by an alias is told once.
    const byPlace = new Map(uses.map((use) => [(use.node.span.origin ?? use.node.span).start, use]));
    this.uses = [...byPlace.values()].map((use) => ({
      span: use.node.span,
      form: "scalar",
      prefix: prefixOf(use.name, name),
    }));
  }

  /** Costs a look at all uses of templates in the files that may mean it. */
  get elsewhere(): NameElsewhere {
    const { related } = this.#facts;
    const { given } = this.#template;
    const uri = given?.place.uri ?? related?.uri ?? "";
    const uses = usesElsewhere(this.#facts, uri, this.name);
    return {
      declared: given ? [{ ...given, prefix: "" }] : [],
      uses: uses.map(({ use }): PlaceElsewhere => ({ ...use, prefix: prefixOf(use.name, this.name) })),
      isTaken: (name) => this.#isTaken(name, uses),
      isIncomplete: related?.hasUnknownUsers === true,
    };
  }

  #isTaken(name: string, uses: readonly UseElsewhere[]): boolean {
    const { related, known } = this.#facts;
    const here = this.uses.map(({ prefix = "" }) => prefix + name);
    if (this.#template.scope.find(name) || here.some((one) => known.find(one))) return true;
    return uses.some(({ user, use }) => related && meantBy(user, prefixOf(use.name, this.name) + name, related));
  }
}

function prefixOf(used: string, name: string): string {
  return used.slice(0, used.length - name.length);
}
