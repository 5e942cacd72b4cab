/**
 * Valid GitHub Actions workflows of any length for the bench: the same shop as in generate-pipeline.ts, in the other
 * dialect, with matrices, services, block scalars, expressions, a local action and a reusable workflow.
 *
 * Law: a generated file has no finding, whatever its length and seed.
 * Law: the same length and seed give the same text.
 */
import type { GeneratedFile } from "./generated-file.ts";
import { defaultSeed, linesOf, placeNearMiddle } from "./generated-file.ts";
import type { Random } from "./random.ts";
import { between, pick, randomFrom } from "./random.ts";
import { serviceName } from "./service-name.ts";
import { shortestSummary, summarySteps } from "./summary-steps.ts";

/** Below this a file has no room for its head and a job. */
export const shortestWorkflow = 80;

interface Service {
  readonly name: string;
  readonly index: number;
  readonly random: Random;
}

/** A file of exactly `lineCount` lines, the last one ended by a newline. */
export function generateWorkflow(lineCount: number, seed: number = defaultSeed): GeneratedFile {
  if (lineCount < shortestWorkflow) throw new Error(`A generated workflow has at least ${shortestWorkflow} lines.`);
  const random = randomFrom(seed);
  const lines = [...head];
  for (const job of jobs(random)) {
    if (lines.length + job.length + shortestReport > lineCount) break;
    lines.push(...job);
  }
  lines.push(...reportHead, ...summarySteps(lineCount - lines.length - reportHead.length, "      ", random));
  // Every job has a plain scalar for its name.
  const place = placeNearMiddle(lines, "    name: ");
  return { text: `${lines.join("\n")}\n`, lineCount: lines.length, ...place, beside };
}

const head = `
# Builds, checks and delivers the services of the shop.
name: Delivery of the shop
run-name: Delivery of \${{ github.ref_name }} by \${{ github.actor }}
on:
  push:
    branches: [main, "release/**"]
    paths-ignore: ["docs/**", "**.md"]
  pull_request:
    types: [opened, synchronize, reopened]
  schedule:
    - cron: "30 4 * * 1-5"
  workflow_dispatch:
    inputs:
      reason:
        description: Why somebody starts it by hand
        type: string
        required: true
      depth:
        description: How much of the history is fetched
        type: number
        default: 1
permissions:
  contents: read
  packages: write
env:
  REGISTRY: registry.example.com
  FORCE_COLOR: "1"
defaults:
  run:
    shell: bash
concurrency:
  group: delivery-\${{ github.ref }}
  cancel-in-progress: true
jobs:`
  .trim()
  .split("\n");

function* jobs(random: Random): Generator<readonly string[], never> {
  for (let index = 1; ; index += 1) {
    const service: Service = { name: serviceName(index, random), index, random };
    for (const job of [build, test, pack, toStaging, toProduction]) yield linesOf(job(service));
  }
}

function build({ name, random }: Service): string {
  const [action, input, command] = pick(
    [
      ["actions/setup-node@v4", "node-version: 22", "npm ci && npm run build"],
      ["actions/setup-java@v4", "distribution: temurin\n          java-version: 21", "mvn --batch-mode package"],
      ["actions/setup-go@v5", 'go-version: "1.24"', "go build ./..."],
      ["actions/setup-python@v5", 'python-version: "3.13"', "pip install ."],
    ] as const,
    random,
  );
  return `

  # ${name}: from the source to both environments
  build-${name}:
    name: Compile ${name} and run its quick tests
    runs-on: ubuntu-24.04
    timeout-minutes: ${between(10, 40, random)}
    outputs:
      version: \${{ steps.version.outputs.value }}
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: ${between(1, 50, random)}
      - uses: ${action}
        with:
          ${input}
      - name: Prepare
        uses: ./.github/actions/prepare
        with:
          service: ${name}
          key: \${{ runner.os }}-${name}-\${{ hashFiles('services/${name}/lock') }}
      - name: Compile
        working-directory: services/${name}
        run: ${command}
      - name: Find the version
        id: version
        run: |
          set -eu
          value="$(cat services/${name}/VERSION)-\${{ github.run_number }}"
          echo "value=$value" >> "$GITHUB_OUTPUT"
      - uses: actions/upload-artifact@v4
        with:
          name: ${name}
          path: services/${name}/out
          retention-days: ${between(3, 30, random)}`;
}

function test({ name, random }: Service): string {
  return `
  test-${name}:
    name: Run ${name} against a real database
    needs: build-${name}
    runs-on: \${{ matrix.os }}
    timeout-minutes: ${between(20, 60, random)}
    strategy:
      fail-fast: false
      max-parallel: ${between(2, 4, random)}
      matrix:
        os: [ubuntu-22.04, ubuntu-24.04]
        database: [postgres, mariadb]
        shard: [1, 2, 3]
        include:
          - os: ubuntu-24.04
            database: postgres
            coverage: true
        exclude:
          - { database: mariadb, shard: 3 }
    services:
      database:
        image: database.example.com/\${{ matrix.database }}:${between(12, 17, random)}.${between(0, 9, random)}
        ports:
          - ${between(5000, 5999, random)}:5432
        env:
          DATABASE_NAME: ${name}
          DATABASE_PASSWORD: \${{ secrets.DATABASE_PASSWORD }}
        options: >-
          --health-cmd "ready"
          --health-interval ${between(5, 20, random)}s
    steps:
      - uses: actions/checkout@v4
      - uses: actions/download-artifact@v4
        with: { name: ${name}, path: services/${name}/out }
      - name: Load the tables
        run: |
          set -eu
          cd services/${name}
          for table in orders lines prices; do
            echo "loading $table into \${{ matrix.database }}"
            ./load.sh --table "$table" --rows ${between(100, 9000, random)}
          done
      - name: Integration
        if: \${{ !cancelled() && matrix.shard > 0 }}
        env:
          SHARD: \${{ matrix.shard }}
        run: make -C services/${name} integration`;
}

function pack({ name, random }: Service): string {
  return `
  pack-${name}:
    name: Make the image of ${name}
    needs: [build-${name}, test-${name}]
    runs-on: ubuntu-24.04
    permissions:
      contents: read
      packages: write
      id-token: write
    outputs:
      image: \${{ steps.push.outputs.digest }}
    steps:
      - uses: actions/checkout@v4
      - name: Sign in
        uses: docker/login-action@v3
        with:
          registry: \${{ env.REGISTRY }}
          username: \${{ github.actor }}
          password: \${{ secrets.GITHUB_TOKEN }}
      - name: Push
        id: push
        uses: docker/build-push-action@v6
        with:
          context: services/${name}
          push: \${{ github.event_name != 'pull_request' }}
          tags: \${{ env.REGISTRY }}/shop/${name}:\${{ needs.build-${name}.outputs.version }}
          build-args: |
            SERVICE=${name}
            PORT=${between(8000, 8999, random)}`;
}

function toStaging({ name }: Service): string {
  return `
  staging-${name}:
    name: Roll ${name} out to staging
    needs: pack-${name}
    if: github.ref == 'refs/heads/main' || startsWith(github.ref, 'refs/heads/release/')
    uses: ./.github/workflows/roll-out.yml
    with:
      service: ${name}
      image: \${{ needs.pack-${name}.outputs.image }}
    secrets: inherit`;
}

function toProduction({ name, index, random }: Service): string {
  return `
  production-${name}:
    name: Give ${name} to the customers
    needs: [pack-${name}, staging-${name}]
    if: github.ref == 'refs/heads/main' && success()
    runs-on: [self-hosted, linux]
    environment:
      name: production
      url: https://shop.example.com/${index}
    concurrency: production-${name}
    timeout-minutes: ${between(30, 90, random)}
    steps:
      - uses: actions/checkout@v4
      - name: Install
        env:
          IMAGE: \${{ needs.pack-${name}.outputs.image }}
          REPLICAS: ${between(1, 9, random)}
        run: |
          helm upgrade --install ${name} deploy/charts/service \\
            --namespace production --atomic \\
            --set "image=$IMAGE" --set "replicas=$REPLICAS"
      - name: Knock
        run: curl --fail --retry ${between(2, 9, random)} https://shop.example.com/${index}/health
      - name: Tell
        if: failure()
        run: ./scripts/tell.sh "\${{ github.job }} of \${{ github.sha }} is \${{ job.status }}"`;
}

const reportHead = linesOf(`
  report:
    name: Write down what this run has made
    runs-on: ubuntu-24.04
    steps:`);
const shortestReport = reportHead.length + shortestSummary;

const action = `
name: Prepare a service
description: Brings back what an earlier run has kept, and warms up
inputs:
  service:
    description: The folder below services
    required: true
  key:
    description: Names what is kept
    required: true
runs:
  using: composite
  steps:
    - uses: actions/cache@v4
      with:
        path: services/\${{ inputs.service }}/.cache
        key: \${{ inputs.key }}
    - shell: bash
      run: ./scripts/warm-up.sh "\${{ inputs.service }}"
`.trimStart();

const reusableWorkflow = `
name: Roll out
on:
  workflow_call:
    inputs:
      service: { type: string, required: true }
      image: { type: string, required: true }
jobs:
  roll-out:
    runs-on: ubuntu-24.04
    environment: staging
    steps:
      - uses: actions/checkout@v4
      - run: ./scripts/roll-out.sh "\${{ inputs.service }}" "\${{ inputs.image }}"
`.trimStart();

const beside: Required<GeneratedFile>["beside"] = [
  { path: ".github/actions/prepare/action.yml", text: action },
  { path: ".github/workflows/roll-out.yml", text: reusableWorkflow },
];
