import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BenchDialect, Measure, Subject } from "./figure.ts";
import { flowSchemaPath } from "./generate-flow.ts";

/** Where a server works, and on what. */
export interface Place {
  readonly workspace: string;
  /** The document's file. */
  readonly path: string;
  readonly dialect: BenchDialect;
  /** The folder for what a server keeps from one start for the next. */
  readonly keptIn: string;
}

/** A language server that the bench can start on its own Node. */
export interface BenchServer {
  readonly subject: Exclude<Subject, "yaml alone">;
  readonly argv: readonly string[];
  /** How it is asked: VS Code pulls from those who offer it. A server that only publishes is waited for. */
  readonly diagnostics: "pull" | "push";
  /** Known wait between a key and the check: part of the wall, and said beside it. */
  readonly waitMs: number;
  /** By section; sent, and given when the server asks. */
  readonly settings: (place: Place) => Readonly<Record<string, unknown>>;
  /** Whether it has to find the planted mistake before it is measured. */
  readonly checks: boolean;
  /** The measures to which it has something to say; all, if it says nothing. */
  readonly only?: readonly Measure[];
}

/** Why a server can't be measured here, in a sentence. */
interface Unavailable {
  readonly subject: BenchServer["subject"];
  readonly sentence: string;
}

export const root = join(__dirname, "..");

export const floor: BenchServer = {
  subject: "floor",
  argv: [join(__dirname, "floor-server.mjs")],
  diagnostics: "pull",
  waitMs: 0,
  settings: () => ({}),
  checks: false,
};

const pipewright: BenchServer = {
  subject: "pipewright",
  // With the flag with which the extension starts it: client/language/client.node.ts says why.
  argv: ["--max-semi-space-size=1", join(root, "dist/server.js"), "--stdio"],
  diagnostics: "pull",
  waitMs: 0,
  settings: () => ({}),
  checks: true,
};

/** To an editor that doesn't pull it publishes, once no key has come for a while. */
const pushing: BenchServer = {
  ...pipewright,
  subject: "pipewright, pushing",
  diagnostics: "push",
  waitMs: 40,
  only: ["keystroke", "burst"],
};

const schemas = {
  pipeline: join(root, "schemas/pipeline-2.1.json"),
  "github-actions": join(root, "schemas/github-workflow.json"),
} as const satisfies Readonly<Partial<Record<BenchDialect, string>>>;

/** That of a pack lies beside the document. */
function schemaFor({ dialect, workspace }: Place): string {
  return dialect === "pack" ? join(workspace, flowSchemaPath) : schemas[dialect];
}

const peer: BenchServer = {
  subject: "yaml-language-server",
  argv: [join(root, "node_modules/yaml-language-server/bin/yaml-language-server"), "--stdio"],
  diagnostics: "push",
  waitMs: 200,
  // The shops of schemas are on the network: off, so that only our schema counts.
  settings: (place) => ({
    yaml: {
      schemas: { [pathToFileURL(schemaFor(place)).href]: place.path },
      schemaStore: { enable: false },
      kubernetesCRDStore: { enable: false },
      validate: true,
      hover: true,
      completion: true,
    },
  }),
  checks: true,
};

/** All that can be measured here, in the order of measuring, and why the others can't. */
export function benchServers(withPeer: boolean): { servers: readonly BenchServer[]; unavailable: readonly string[] } {
  const unavailable = [
    existsSync(join(root, "dist/server.js"))
      ? undefined
      : missing(pipewright, "dist/server.js", "`npm run build` makes it"),
    withPeer
      ? peerProblem()
      : { subject: peer.subject, sentence: `${peer.subject} is not measured: --no-peer and --quick leave it out.` },
  ].filter((problem) => problem !== undefined);
  const servers = [floor, pipewright, pushing, peer].filter(
    ({ argv }) => !unavailable.some(({ subject }) => argv === argvOf(subject)),
  );
  return { servers, unavailable: unavailable.map(({ sentence }) => sentence) };
}

function argvOf(subject: BenchServer["subject"]): BenchServer["argv"] {
  return subject === peer.subject ? peer.argv : pipewright.argv;
}

function peerProblem(): Unavailable | undefined {
  const schema = Object.values(schemas).find((path) => !existsSync(path));
  if (schema !== undefined) return missing(peer, schema.slice(root.length + 1), "`npm run generate` makes it");
  if (!existsSync(peer.argv[0] ?? "")) return missing(peer, "its package", "`npm ci` installs it");
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 13)) return undefined;
  return missing(peer, "Node 22.13 or newer", "`npm run bench` uses the Node 24 of node_modules");
}

function missing({ subject }: BenchServer, what: string, how: string): Unavailable {
  return { subject, sentence: `${subject} is not measured: ${what} is missing; ${how}.` };
}
