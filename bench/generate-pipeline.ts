/**
 * Valid `pipeline` files of any length for the bench, as a shop with many services would have them: each service is
 * built, tested against real services in a matrix, packed into an image, rolled out to staging and to production.
 *
 * Law: a generated file has no finding, whatever its length and seed.
 * Law: the same length and seed give the same text.
 *
 * Anchors and merge keys are left out on purpose: the peer resolves each by a visit of the whole document, and a
 * comparison on files full of them would flatter us.
 */
import type { GeneratedFile } from "./generated-file.ts";
import { defaultSeed, linesOf, placeNearMiddle } from "./generated-file.ts";
import type { Random } from "./random.ts";
import { between, pick, randomFrom } from "./random.ts";
import { areas, serviceName } from "./service-name.ts";
import { shortestSummary, summarySteps } from "./summary-steps.ts";

/** Below this a file has no room for its head and a stage. */
export const shortestPipeline = 80;

interface Service {
  readonly name: string;
  readonly index: number;
  readonly random: Random;
}

/** A file of exactly `lineCount` lines, the last one ended by a newline. */
export function generatePipeline(lineCount: number, seed: number = defaultSeed): GeneratedFile {
  if (lineCount < shortestPipeline) throw new Error(`A generated pipeline has at least ${shortestPipeline} lines.`);
  const random = randomFrom(seed);
  const lines = [...head];
  for (const stage of stages(random)) {
    if (lines.length + stage.length + shortestReport > lineCount) break;
    lines.push(...stage);
  }
  lines.push(...reportHead, ...summarySteps(lineCount - lines.length - reportHead.length, "        ", random));
  // Every stage says in a plain scalar what it is for.
  return { text: `${lines.join("\n")}\n`, lineCount: lines.length, ...placeNearMiddle(lines, "      description: ") };
}

const head = `
# Builds, checks and delivers the services of the shop.
templates:
  fetch-service:
    kind: steps
    parameters:
      service: { type: string, required: true, description: The folder below services }
      depth: { type: number, default: 1 }
    steps:
      - name: checkout
        type: git-checkout
        with:
          depth: \${{ parameters.depth }}
      - name: warm up
        run: ./scripts/warm-up.sh "\${{ parameters.service }}"

pipeline:
  name: shop-delivery
  description: Builds, checks and delivers the services of the shop
  platform: "2.1"
  triggers:
    - manual
    - push:
        branches: [main, "release/*"]
    - schedule:
        cron: "30 4 * * 1-5"
        timezone: Europe/Berlin
  variables:
    REGISTRY: registry.example.com
  secrets: [REGISTRY_TOKEN, DATABASE_URL]
  defaults:
    image: \${{ variables.REGISTRY }}/ci/base:3.4
    timeout: 30m
  environments:
    staging: { kind: staging, url: "https://staging.shop.example.com" }
    production: { kind: production, url: "https://shop.example.com", protected: true }
  concurrency:
    group: delivery-\${{ git.branch }}
    cancel_in_progress: true
  notifications:
    - on: [failure]
      channel: chat
      to: ["#shop-builds"]
  stages:`
  .trim()
  .split("\n");

function* stages(random: Random): Generator<readonly string[], never> {
  for (let index = 1; ; index += 1) {
    const service: Service = { name: serviceName(index, random), index, random };
    for (const stage of [build, test, pack, toStaging, toProduction]) yield linesOf(stage(service));
  }
}

function build({ name, random }: Service): string {
  const [type, input] = pick(
    [
      ["npm-build", 'script: build\n            node: "22"'],
      ["maven-build", "goals: package\n            jdk: 21"],
      ["go-build", 'packages: ./...\n            go: "1.24"'],
      ["gradle-build", "tasks: assemble\n            wrapper: true"],
    ] as const,
    random,
  );
  return `

    # ${name}: from the source to both environments
    - name: build-${name}
      description: Compiles ${name} and runs its quick tests
      needs: []
      timeout: ${between(10, 40, random)}m
      cache:
        - key: ${name}-\${{ hashFiles('services/${name}/lock') }}
          paths: [.cache/${name}, "services/${name}/vendor"]
      artifacts:
        - name: ${name}
          paths:
            - services/${name}/out
          expire: ${between(3, 30, random)}d
      steps:
        - name: fetch
          template: fetch-service
          with: { service: ${name}, depth: ${between(1, 50, random)} }
        - name: compile
          type: ${type}
          with:
            ${input}
        - name: quick tests
          type: unit-test
          with:
            command: make -C services/${name} test
            reports: ["services/${name}/out/test/*.xml"]
            coverage: ${between(50, 90, random)}`;
}

function test({ name, random }: Service): string {
  return `
    - name: test-${name}
      description: Runs ${name} against a real database
      needs: [build-${name}]
      matrix:
        database: [postgres, mariadb]
        shard: [1, 2, 3]
        exclude:
          - { database: mariadb, shard: 3 }
        max_parallel: ${between(2, 4, random)}
      services:
        database:
          image: database.example.com/\${{ matrix.database }}:${between(12, 17, random)}.${between(0, 9, random)}
          ports: [${between(5000, 5999, random)}]
          env:
            DATABASE_NAME: ${name}
            DATABASE_URL: \${{ secrets.DATABASE_URL }}
      steps:
        - name: fetch
          type: artifact-download
          with: { name: ${name}, path: services/${name}/out }
        - name: prepare
          run: |
            set -eu
            cd services/${name}
            for table in orders lines prices; do
              echo "loading $table into \${{ matrix.database }}"
              ./load.sh --table "$table" --rows ${between(100, 9000, random)}
            done
        - name: integration
          type: integration-test
          timeout: 20m
          with:
            command: make -C services/${name} integration SHARD=\${{ matrix.shard }}
            reports:
              - services/${name}/out/integration/*.xml`;
}

function pack({ name, random }: Service): string {
  const image = `\${{ variables.REGISTRY }}/shop/${name}`;
  return `
    - name: pack-${name}
      description: Makes the image of ${name} and looks for known holes
      needs: [test-${name}]
      retry:
        max: ${between(1, 3, random)}
        on: [timeout, system]
      steps:
        - name: image
          type: docker-build
          with:
            image: ${image}
            tag: \${{ git.commit }}
            dockerfile: services/${name}/Dockerfile
            build_args: { SERVICE: ${name}, PORT: ${between(8000, 8999, random)} }
            platforms: [linux/amd64, linux/arm64]
        - name: scan
          type: image-scan
          with: { image: "${image}:\${{ git.commit }}", severity: ${pick(["medium", "high", "critical"], random)} }
        - name: push
          type: docker-push
          with:
            image: ${image}
            tag: \${{ git.commit }}
            credentials: REGISTRY_TOKEN`;
}

function toStaging({ name, index, random }: Service): string {
  return `
    - name: staging-${name}
      description: Rolls ${name} out to staging and knocks at its door
      needs: [pack-${name}]
      when: git.branch == 'main' || startsWith(git.branch, 'release/')
      environment: staging
      strategy: { type: rolling, max_unavailable: 25% }
      steps:
        - name: migrate
          type: db-migrate
          with:
            tool: ${pick(["flyway", "liquibase"], random)}
            url: \${{ secrets.DATABASE_URL }}
            path: services/${name}/migrations
        - name: install
          type: helm-deploy
          with:
            chart: deploy/charts/service
            release: ${name}
            namespace: staging
            values: [deploy/values/staging.yml, deploy/values/${name}.yml]
            set:
              image.tag: \${{ git.commit }}
              replicas: ${between(1, 4, random)}
        - name: knock
          type: smoke-test
          with: { url: "https://staging.shop.example.com/${index}/health", expect: 200, retries: ${between(2, 9, random)} }`;
}

function toProduction({ name, index, random }: Service): string {
  return `
    - name: production-${name}
      description: Gives ${name} to the customers step by step
      needs: [staging-${name}]
      when: git.branch == 'main' && success()
      environment: production
      timeout: 4h
      approval:
        approvers: ["team:${pick(areas, random)}", "team:operations"]
        minimum: 1
        timeout: 2d
      strategy:
        type: canary
        steps: [${between(1, 10, random)}, ${between(20, 60, random)}, 100]
      rollback:
        when:
          - metric: error-rate
            above: ${between(1, 9, random) / 2}
          - { metric: latency, above: ${between(200, 900, random)} }
        to: previous
      steps:
        - name: install
          type: helm-deploy
          with:
            chart: deploy/charts/service
            release: ${name}
            namespace: production
            atomic: true
        - name: knock
          type: smoke-test
          with:
            url: https://shop.example.com/${index}/health
        - name: tell
          type: notify
          with: { channel: chat, to: ["#shop"], message: "${name} \${{ git.commit }} is out" }`;
}

const reportHead = linesOf(`
    - name: report
      description: Writes down what this run has made
      needs: []
      steps:
        - name: fetch
          template: fetch-service
          with: { service: report }`);
const shortestReport = reportHead.length + shortestSummary;
