import assert from "node:assert/strict";
import fc from "fast-check";
import { parse, stringify } from "yaml";
import { parseSource, plainValue } from "../../document/index.ts";
import { explain } from "../../schema/index.ts";
import { pipelineFaults, pipelineSchema, pipelineValidator } from "./schemas.ts";

const versions = ["1.0", "1.1", "1.2", "2.0", "2.1"];

/** What every version knows. */
const plain = `
pipeline:
  name: web-shop
  description: Builds and ships the shop.
  triggers:
    - manual
    - push
    - push: { branches: [main], tags: [v*], paths: [src/**] }
    - merge_request:
    - schedule: { cron: "0 3 * * *", timezone: Asia/Shanghai }
  variables: { APP_VERSION: "1.4", RETRIES: 3, DEBUG: true }
  secrets: [REGISTRY_TOKEN]
  stages:
    - name: build
      description: Compiles.
      when: git.branch == 'main'
      image: maven:3.9
      timeout: 30m
      retry: 2
      variables: { A: b }
      artifacts: [{ name: jar, paths: [target/*.jar], expire: 7d }]
      steps:
        - { name: checkout, type: git-checkout, with: { depth: 1, lfs: false, path: "\${{ variables.A }}" } }
        - { name: compile, type: maven-build@1, with: { jdk: 17, profiles: [ci], goals: package } }
        - { name: image, type: docker-build, with: { image: shop, build_args: { A: 1 } } }
        - { name: push, type: docker-push, with: { image: shop, credentials: "\${{ secrets.REGISTRY_TOKEN }}" } }
        - { name: greet, run: echo hello, env: { A: 1 }, shell: bash, timeout: 5m, retry: "\${{ variables.RETRIES }}" }
    - name: release
      needs: [build]
      when: true
      steps:
        - { name: migrate, type: db-migrate, with: { tool: flyway, url: x } }
        - { name: pause, type: wait, with: { seconds: 5 } }
        - { name: tell, type: notify, with: { channel: chat, to: [team] } }
`;

/** What the newest version knows. */
const rich = `
x-anchors: { anything: [goes, { here: 1 }] }
include: [shared/a.yml, { path: shared/b.yml, as: b }]
templates:
  java:
    kind: steps
    parameters: { jdk: { type: choice, options: [17, 21], default: 17 } }
    steps: [{ name: compile, type: maven-build, with: { jdk: "\${{ parameters.jdk }}" } }]
pipeline:
  name: web-shop
  platform: "2.1"
  triggers: [{ pipeline: { name: base, status: success } }]
  parameters: { target: { type: string, default: a, required: true, description: d } }
  defaults: { image: node:22, timeout: 1h, retry: { max: 2, on: [timeout] }, shell: bash }
  environments: { live: { kind: production, url: https://x.example, protected: true } }
  concurrency: { group: a, cancel_in_progress: false }
  notifications: [{ on: [failure], channel: email, to: [a@b.example] }]
  stages:
    - name: build
      needs: []
      matrix: { jdk: [17, 21], include: [{ jdk: 8 }], exclude: [{ jdk: 21 }], max_parallel: 2 }
      cache: [{ key: k, paths: [p] }]
      services: { db: { image: postgres:16, ports: [5432, "80:80"], env: { A: b } } }
      template: java
      with: { jdk: 21 }
    - name: live
      environment: live
      approval: { approvers: [ops], minimum: 1, timeout: 2d }
      strategy: { type: canary, steps: [10, 50%, 100], max_unavailable: 25% }
      rollback: { to: previous, when: [{ metric: error-rate, above: 5 }, { metric: latency, below: 1.5 }] }
      steps:
        - { name: a, template: java, with: { jdk: 17 }, continue_on_error: true, when: always(), image: a }
        - { name: b, run: x, outputs: [v], shell: pwsh }
        - { name: c, type: k8s-deploy, with: { manifests: [a.yml], cluster: c, wait: true } }
`;

describe("the schemas of the pipeline dialect", () => {
  for (const version of versions) {
    test(`find nothing in a plain pipeline, ${version}`, () => assert.deepEqual(kinds(plain, version), []));
  }
  test("find nothing in a rich pipeline, 2.1", () => assert.deepEqual(kinds(rich, "2.1"), []));

  test("tell what a version does not have yet", () => {
    assert.deepEqual(
      kinds(
        "pipeline: { name: a, concurrency: { group: a }, stages: [{ name: a, steps: [{ name: a, run: a }] }] }",
        "2.0",
      ),
      ["too-new concurrency 2.1"],
    );
  });
});

describe("Law: explain finds nothing exactly where the validator accepts", () => {
  test("an expression may stand for any map", () => {
    const text = "pipeline: { name: a, stages: [{ name: a, steps: ['${{ x }}'] }, '${{ y }}'], defaults: '${{ z }}' }";
    for (const version of versions.slice(1)) assert.deepEqual(kinds(text, version), []);
    const root = parseSource(text).documents[0]?.root;
    assert.ok(root && pipelineValidator("2.1")(plainValue(root)));
  });

  for (const version of versions) {
    for (const [name, text] of [
      ["plain", plain],
      ["rich", rich],
    ] as const) {
      test(`${name} pipelines with random changes, ${version}`, () => {
        const words = vocabulary(version);
        fc.assert(
          fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: 3 }), (changes) => {
            const value = changes.reduce((changed, dice) => mutate(changed, dice, words), parse(text) as unknown);
            const { documents } = parseSource(stringify(value));
            const [document] = documents;
            const root = document?.root;
            if (!root) return;
            const faults = explain(root, pipelineSchema(version));
            assert.equal(faults.length === 0, pipelineValidator(version)(plainValue(root)), stringify(value));
            // Law: checking by parts finds what checking the whole finds. Twice, since what was right is remembered.
            assert.deepEqual(pipelineFaults(document, version), faults);
            assert.deepEqual(pipelineFaults(document, version), faults);
          }),
          { numRuns: 150 },
        );
      });
    }
  }
});

function kinds(text: string, version: string): readonly string[] {
  return parseSource(text).documents.flatMap((document) =>
    pipelineFaults(document, version).map((fault) =>
      fault.kind === "too-new" ? `too-new ${fault.name} ${fault.since}` : fault.kind,
    ),
  );
}

/** Keys and words of the schema, so that changes hit what has a meaning. */
function vocabulary(version: string): readonly string[] {
  const words = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (!Array.isArray(value)) for (const key of Object.keys(value)) words.add(key);
    for (const inner of Object.values(value)) {
      if (Array.isArray(value) && typeof inner === "string") words.add(inner);
      collect(inner);
    }
  };
  collect(pipelineSchema(version));
  return [...words, "only", "parallel", "script", "ftp-deploy", "matrix", "stps", "x-y", "${{ a }}"];
}

type Dice = readonly [number, number, number];

/** Changes one place, which the first die picks: takes a key away, renames it, adds one, or puts another value there. */
function mutate(root: unknown, [where, how, what]: Dice, words: readonly string[]): unknown {
  const copy = structuredClone(root);
  const places = containersOf(copy);
  const place = places[where % Math.max(1, places.length)];
  if (!place) return copy;
  const keys = Object.keys(place);
  const key = keys[what % Math.max(1, keys.length)] ?? "name";
  const word = words[what % words.length] ?? "";
  const values = [
    word,
    5,
    2.5,
    -1,
    99,
    true,
    null,
    [],
    {},
    [word],
    { [word]: word },
    [{ name: word }],
    "5m",
    "${{ x }}",
    "a".repeat(70),
    "",
  ];
  const value = values[(what >> 3) % values.length];
  if (how % 4 === 0) Reflect.deleteProperty(place, key);
  else if (how % 4 === 1) Reflect.set(place, key, value);
  else if (Array.isArray(place)) place.push(value);
  else if (how % 4 === 2) Reflect.set(place, word, value);
  else {
    Reflect.set(place, word, Reflect.get(place, key));
    Reflect.deleteProperty(place, key);
  }
  return Array.isArray(copy) ? copy.filter((item) => item !== undefined) : copy;
}

function containersOf(value: unknown): readonly object[] {
  if (typeof value !== "object" || value === null) return [];
  return [value, ...Object.values(value).flatMap(containersOf)];
}
