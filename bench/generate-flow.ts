/**
 * Valid files of a language that our code has never heard of, and the pack of data that brings it: what a team's own
 * language costs. As rich as `pipeline` files of the same length: tasks that need each other, variables, steps.
 *
 * Law: a generated file has no finding, whatever its length and seed.
 * Law: the same length and seed give the same text.
 */
import type { GeneratedFile } from "./generated-file.ts";
import { defaultSeed, linesOf, placeNearMiddle } from "./generated-file.ts";
import type { Random } from "./random.ts";
import { between, pick, randomFrom } from "./random.ts";
import { serviceName } from "./service-name.ts";

/** Below this a file has no room for its head and a task. */
export const shortestFlow = 80;

/** From the folder of the workspace on. */
const packFolder = "enablement";
export const flowSchemaPath = `${packFolder}/schemas/flow-3.1.json`;

/** A file of exactly `lineCount` lines, the last one ended by a newline. */
export function generateFlow(lineCount: number, seed: number = defaultSeed): GeneratedFile {
  if (lineCount < shortestFlow) throw new Error(`A generated flow has at least ${shortestFlow} lines.`);
  const random = randomFrom(seed);
  const lines = [...head];
  for (const task of tasks(random)) {
    if (lines.length + task.length > lineCount) break;
    lines.push(...task);
  }
  // The last task does a little more.
  while (lines.length < lineCount) lines.push(`      - { say: note ${lines.length}, use: shell }`);
  const place = placeNearMiddle(lines, "    about: ");
  return { text: `${lines.join("\n")}\n`, lineCount: lines.length, ...place, beside: pack };
}

const head = linesOf(`
# Builds, checks and delivers the services of the shop.
title: shop-delivery
engine: "3.1"
values:
  REGISTRY: registry.example.com
  REGION: eu-central
  OWNER: shop
flow:`);

function* tasks(random: Random): Generator<readonly string[], never> {
  for (let index = 1; ; index += 1) {
    const name = serviceName(index, random);
    for (const task of [build, test, rollOut]) yield linesOf(task(name, random));
  }
}

function build(name: string, random: Random): string {
  return `
  - id: build-${name}
    about: Builds ${name} and keeps what came out
    owner: ${pick(teams, random)}
    timeout: ${between(5, 40, random)}
    with: [REGISTRY, REGION]
    cache:
      key: ${name}-${between(1, 9, random)}
      paths:
        - services/${name}/target
        - services/${name}/node_modules
    do:
      - say: fetch ${name}
        use: checkout
        depth: ${between(1, 50, random)}
      - say: build ${name}
        use: shell
        run: |
          cd services/${name}
          make build VERSION=1.${between(0, 99, random)}
          make package
      - say: keep ${name}
        use: upload
        paths:
          - services/${name}/target/*.tgz`;
}

function test(name: string, random: Random): string {
  return `
  - id: test-${name}
    about: Tests ${name} on all that it has to run on
    owner: ${pick(teams, random)}
    after: [build-${name}]
    timeout: ${between(5, 40, random)}
    retries: ${between(0, 3, random)}
    machines:
      - { system: linux, memory: ${between(2, 16, random)} }
      - { system: windows, memory: ${between(2, 16, random)} }
    do:
      - say: unit tests of ${name}
        use: shell
        run: make -C services/${name} test
      - say: integration tests of ${name}
        use: shell
        run: make -C services/${name} integration-test LEVEL=${between(1, 5, random)}`;
}

function rollOut(name: string, random: Random): string {
  return `
  - id: deliver-${name}
    about: Rolls ${name} out to its customers
    owner: ${pick(teams, random)}
    after: [test-${name}, build-${name}]
    timeout: ${between(5, 40, random)}
    with: [OWNER]
    do:
      - say: roll out ${name}
        use: deploy
        to: ${pick(["blue", "green"], random)}
        share: ${between(5, 100, random)}
      - say: look after ${name}
        use: shell
        run: ./ops/smoke-test.sh ${name} --rounds ${between(1, 9, random)}`;
}

const teams = ["ana", "ben", "chen", "dora", "emil"];

function schemaOf(version: "3.0" | "3.1"): unknown {
  const text = { type: "string" };
  const texts = { type: "array", items: text };
  const count = { type: "integer", minimum: 0 };
  const closed = (properties: object, required: readonly string[] = []) => ({
    type: "object",
    additionalProperties: false,
    properties,
    required,
  });
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "a flow",
    ...closed(
      {
        title: { ...text, description: "What the flow is called." },
        engine: { ...text, description: "The version of the platform." },
        values: { type: "object", additionalProperties: text, description: "Variables, by name." },
        flow: { type: "array", items: { $ref: "#/definitions/task" }, description: "The tasks." },
      },
      ["flow"],
    ),
    definitions: {
      task: closed(
        {
          id: { ...text, pattern: "^[a-z][a-z0-9-]*$", description: "What the task is called." },
          about: { ...text, description: "What the task is for." },
          owner: { ...text, description: "Who answers for the task." },
          after: { ...texts, description: "The tasks that it waits for." },
          timeout: { ...count, description: "Minutes after which it is stopped." },
          with: { ...texts, description: "The variables that it sees." },
          cache: closed({ key: text, paths: texts }, ["key", "paths"]),
          machines: { type: "array", items: { $ref: "#/definitions/machine" } },
          do: { type: "array", minItems: 1, items: { $ref: "#/definitions/action" }, description: "Its steps." },
          ...(version === "3.1" && { retries: { ...count, description: "How often it is tried again." } }),
        },
        ["id", "do"],
      ),
      machine: closed({ system: { enum: ["linux", "windows", "macos"] }, memory: count }, ["system"]),
      action: closed(
        {
          say: text,
          use: { enum: ["checkout", "shell", "upload", "deploy"], description: "What the step does." },
          run: text,
          depth: count,
          paths: texts,
          to: { enum: ["blue", "green"] },
          share: { ...count, maximum: 100 },
        },
        ["use"],
      ),
    },
  };
}

const pack: readonly { readonly path: string; readonly text: string }[] = [
  { path: ".pipewright.yml", text: `packs: [./${packFolder}]\n` },
  {
    path: `${packFolder}/pack.yaml`,
    text: `id: acme
version: 1.0.0
title: Acme delivery
platform: { id: acme, supported: ">=3.0", current: "3.1" }
dialects:
  - id: flow
    title: Acme flow
    files: ["**/*.flow.yml"]
    root: { all: [flow] }
    schemas: { "3.0": schemas/flow-3.0.json, "3.1": schemas/flow-3.1.json }
    platform: $.engine
    name: $.title
    stages: { at: "$.flow[*]", name: id, needs: after, one: task, many: tasks, steps: { at: "do[*]", name: say, type: use } }
    names:
      - { kind: variable, declared: "$.values.*", by: key, used: ["$.flow[*].with[*]"] }
rules:
  - id: acme/owner
    level: error
    at: $.flow[*]
    must: { required: [owner] }
    message: Task \`{name}\` has no owner. Say who answers for it.
  - id: acme/timeout
    level: warning
    at: $.flow[*]
    must: { required: [timeout] }
    message: Task \`{name}\` has no time limit. Write \`timeout\`.
`,
  },
  ...(["3.0", "3.1"] as const).map((version) => ({
    path: `${packFolder}/schemas/flow-${version}.json`,
    text: JSON.stringify(schemaOf(version), undefined, 2),
  })),
];
