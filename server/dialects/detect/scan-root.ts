/** What the root keys of a file tell. */
export interface RootScan {
  /** A `pipeline` mapping with `stages` or `name`. */
  readonly isPipeline: boolean;
  /** The root of an `action.yml`: it says what runs. */
  readonly isAction: boolean;
  /** The root speaks for another tool. */
  readonly isOthers: boolean;
  /** The root of a pack's `pack.yaml`. */
  readonly isPack: boolean;
  readonly keys: ReadonlySet<string>;
  /** Nothing but templates: ours if a pipeline includes it. */
  readonly isLibrary: boolean;
}

const key = String.raw`(?:"([^"\n]+)"|'([^'\n]+)'|([A-Za-z_$.][^\s:#]*))[ \t]*:(?=\s|$)`;
const rootKey = new RegExp(`^${key}`, "gm");
const childKey = new RegExp(`^[ \\t]*${key}`);
/** The root keys that other tools begin with, where no `pipeline` stands beside them. */
const othersRootKeys = ["steps", "jobs", "resources", "pool", "trigger"];
const stageItems =
  /^[ \t]*stages[ \t]*:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*[ \t]*-[ \t]+["']?stage["']?[ \t]*:/m;

/** Looks at lines, not at YAML: good enough to tell, and cheap on any text. */
export function scanRoot(file: string): RootScan {
  const text = file.charCodeAt(0) === 0xfeff ? file.slice(1) : file;
  const roots = new Set<string>();
  let pipelineAt: number | undefined;
  for (const match of text.matchAll(rootKey)) {
    const name = match[1] ?? match[2] ?? match[3] ?? "";
    roots.add(name);
    if (name === "pipeline") pipelineAt ??= match.index + match[0].length;
  }
  const inPipeline = pipelineAt === undefined ? flowPipeline(text) : childKeys(text, pipelineAt);
  const isMapping = inPipeline !== undefined && inPipeline.size > 0;
  const spoken = othersRootKeys.some((name) => roots.has(name)) && !isMapping;
  const isOthers = spoken || (inPipeline?.has("identifier") ?? false) || stageItems.test(text);
  const isLibrary =
    roots.has("templates") && [...roots].every((name) => /^(?:templates|include|pipeline|x-.*)$/.test(name));
  return {
    isPipeline: isMapping && (inPipeline.has("stages") || inPipeline.has("name")),
    isAction: roots.has("runs"),
    isPack: roots.has("id") && (roots.has("version") || roots.has("title")),
    keys: roots,
    isOthers,
    isLibrary,
  };
}

/** The keys one level below, undefined when what follows is no mapping. */
function childKeys(text: string, at: number): ReadonlySet<string> | undefined {
  const keys = new Set<string>();
  const lines = text.slice(at).split("\n");
  const first = (lines[0] ?? "").replace(/^[ \t]*[&!][^\s]*/, "").trim();
  if (first.startsWith("{")) return flowKeys(text.slice(at));
  if (first !== "" && !first.startsWith("#")) return undefined;
  let indent: number | undefined;
  for (const line of lines.slice(1)) {
    if (!/\S/.test(line) || /^\s*#/.test(line)) continue;
    const depth = line.length - line.trimStart().length;
    if (depth === 0) break;
    indent ??= depth;
    if (depth > indent) continue;
    if (depth < indent) break;
    const found = childKey.exec(line);
    if (found) keys.add(found[1] ?? found[2] ?? found[3] ?? "");
  }
  return keys;
}

/** `{pipeline: {…}}` and `pipeline: {…}`: rare enough for a rough look at the first screen. */
function flowPipeline(text: string): ReadonlySet<string> | undefined {
  const found = /^\s*(?:#.*\s*)*\{\s*["']?pipeline["']?\s*:/.exec(text.slice(0, 2_000));
  return found ? flowKeys(text.slice(found[0].length)) : undefined;
}

function flowKeys(text: string): ReadonlySet<string> {
  const keys = new Set<string>();
  let depth = 0;
  for (const part of text.slice(0, 20_000).matchAll(/[[{]|[\]}]|["']?([A-Za-z_][\w-]*)["']?\s*:/g)) {
    if (part[0] === "{" || part[0] === "[") depth++;
    else if (part[0] === "}" || part[0] === "]") {
      if (--depth <= 0) break;
    } else if (depth === 1 && part[1] !== undefined) keys.add(part[1]);
  }
  return keys;
}
