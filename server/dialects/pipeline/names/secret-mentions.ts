import { type Path, textOf, valueAt, type YamlMap } from "../../../document/index.ts";
import { type Mention, uses } from "../../ci/names/mention.ts";

/** Inputs that take the name of a secret, told by what they are called. */
const secretInput = /(?:^|[_-])(?:password|passwd|credentials?|key|token|secret)s?$/i;

/** Whether the value at a path of a step is one that may name a secret: `with.credentials`, `env.API_TOKEN`. */
export function takesSecretName(path: Path): boolean {
  const [map, key] = path.slice(-2);
  return (map === "with" || map === "env") && typeof key === "string" && secretInput.test(key);
}

/** The inputs of a step whose whole value may be a secret's name. */
export function secretMentions(step: YamlMap): readonly Mention[] {
  return ["with", "env"].flatMap((map) => {
    const values = valueAt(step, map);
    const entries = values?.kind === "map" ? values.entries : [];
    return entries.flatMap(({ key, value }): readonly Mention[] => {
      const name = secretInput.test(key.text) ? textOf(value) : undefined;
      return name === undefined ? [] : [uses({ kind: "secret", name }, value.span)];
    });
  });
}
