import { wholeFile } from "../../test/kit/index.ts";

const { checkMigration } = wholeFile("pipeline");

describe("moving a pipeline to a later platform", () => {
  test("goes over all versions between, and notes the new one", () =>
    checkMigration(
      `
      pipeline:
        name: shop # the shop
        platform: "1.1"
        stages:
          - name: build
            only: [main, release/*]
            steps:
              - name: checkout
                type: git-checkout@1
              - name: compile # slow
                script:
                  - make
                  - make install
          - name: lint
            parallel: true
            steps:
              - name: lint
                script: make lint
          - name: test
            steps:
              - name: test
                run: make test
      `,
      "2.1",
      {
        gives: `
          pipeline:
            name: shop # the shop
            platform: "2.1"
            stages:
              - name: build
                when: git.branch == 'main' || startsWith(git.branch, 'release/')
                steps:
                  - name: checkout
                    type: git-checkout@2
                  - name: compile # slow
                    run: |
                      make
                      make install
              - name: lint
                needs: []
                steps:
                  - name: lint
                    run: make lint
              - name: test
                steps:
                  - name: test
                    run: make test
        `,
        steps: [
          "done 3 Set the platform to 2.1",
          "done 6 Use `when`",
          "done 9 Change to `git-checkout@2`",
          "done 11 Use `run`",
          "done 15 Use `needs: []`",
          "done 18 Rename to `run`",
        ],
      },
    ));

  test("stops at the version that was asked for", () =>
    checkMigration(
      `
      pipeline:
        name: shop
        platform: '1.1'
        stages:
          - name: build
            only: [main]
            steps:
              - name: compile
                script: make
      `,
      "1.2",
      {
        gives: `
          pipeline:
            name: shop
            platform: '1.2'
            stages:
              - name: build
                when: git.branch == 'main'
                steps:
                  - name: compile
                    script: make
        `,
        steps: ["done 3 Set the platform to 1.2", "done 6 Use `when`"],
      },
    ));

  test("writes the version below the name where none is written", () =>
    wholeFile("pipeline", { platform: "2.0" }).checkMigration(
      `
      pipeline:
        name: shop # the shop
        description: sells
        stages:
          - name: build
            steps: [{ name: compile, run: make }]
      `,
      "2.1",
      {
        gives: `
          pipeline:
            name: shop # the shop
            platform: "2.1"
            description: sells
            stages:
              - name: build
                steps: [{ name: compile, run: make }]
        `,
        steps: ["done 2 Set the platform to 2.1"],
      },
    ));

  test("writes the version where a comment says it", () =>
    checkMigration(
      `
      # pipewright: dialect=pipeline platform=1.2
      pipeline:
        name: shop
        stages:
          - name: build
            steps: [{ name: compile, run: make }]
      `,
      "2.0",
      {
        gives: `
          # pipewright: dialect=pipeline platform=2.0
          pipeline:
            name: shop
            stages:
              - name: build
                steps: [{ name: compile, run: make }]
        `,
        steps: ["done 1 Set the platform to 2.0"],
      },
    ));

  test("joins branches with a condition that is there", () =>
    checkMigration(
      `
      pipeline:
        name: shop
        platform: "1.2"
        stages:
          - name: build
            only: [main, next]
            when: \${{ success() || parameters.force }}
            steps: [{ name: compile, run: make }]
          - name: test
            when: true
            only: [main]
            steps: [{ name: compile, run: make }]
        parameters:
          force: { type: boolean }
      `,
      "2.1",
      {
        gives: `
          pipeline:
            name: shop
            platform: "2.1"
            stages:
              - name: build
                when: (git.branch == 'main' || git.branch == 'next') && (success() || parameters.force)
                steps: [{ name: compile, run: make }]
              - name: test
                when: git.branch == 'main'
                steps: [{ name: compile, run: make }]
            parameters:
              force: { type: boolean }
        `,
        steps: ["done 3 Set the platform to 2.1", "done 6 Use `when`", "done 11 Use `when`"],
      },
    ));

  test("lists what needs a person, with what is needed for it", () =>
    checkMigration(
      `
      x-base: &base
        only: [main]
      pipeline:
        name: shop
        platform: "1.2"
        stages:
          - name: deploy
            only: ["*-hot?"]
            steps:
              - name: copy
                type: ftp-deploy
                with:
                  host: files.example.com
                  source: site
                  password: \${{ secrets.FTP_PASSWORD }}
              - name: more
                script:
                  # first
                  - make
        secrets: [FTP_PASSWORD]
      `,
      "2.1",
      {
        gives: `
          x-base: &base
            only: [main]
          pipeline:
            name: shop
            platform: "2.1"
            stages:
              - name: deploy
                only: ["*-hot?"]
                steps:
                  - name: copy
                    type: ftp-deploy
                    with:
                      host: files.example.com
                      source: site
                      password: \${{ secrets.FTP_PASSWORD }}
                  - name: more
                    script:
                      # first
                      - make
            secrets: [FTP_PASSWORD]
        `,
        steps: [
          "done 5 Set the platform to 2.1",
          "human 8 Write `only` as a condition in `when`. | It can't be said by itself what `*-hot?` means as a condition, or how it goes together with the `when` that is there.",
          "human 11 Replace `ftp-deploy` by `ssh-deploy`. | It is another step with other inputs: `ssh-deploy` needs `hosts`, `source`, `target`, `key`. This step has `host`, `source`, `password`.",
          "human 17 Write `script` as `run`. | Something stands between its lines that would be lost or become part of the shell text, such as a comment.",
        ],
      },
    ));

  test("points to the anchor of what several places share", () =>
    checkMigration(
      `
      x-base: &base
        parallel: true
      pipeline:
        name: shop
        platform: "1.2"
        stages:
          - name: a
            <<: *base
            steps: [{ name: compile, run: make }]
          - name: b
            <<: *base
            steps: [{ name: compile, run: make }]
      `,
      "2.0",
      {
        gives: `
          x-base: &base
            parallel: true
          pipeline:
            name: shop
            platform: "2.0"
            stages:
              - name: a
                <<: *base
                steps: [{ name: compile, run: make }]
              - name: b
                <<: *base
                steps: [{ name: compile, run: make }]
        `,
        steps: [
          "human 2 `parallel` is gone since platform 2.0: use `needs: []`. | It comes from an alias, which other places use too. Change it at its anchor.",
          "done 5 Set the platform to 2.0",
        ],
      },
    ));

  test("heeds neither ignore comments nor levels: the platform doesn't", () =>
    wholeFile("pipeline", { level: "basic" }).checkMigration(
      `
      # pipewright: ignore-file version/*
      pipeline:
        name: shop
        platform: "2.0"
        stages:
          - name: build
            steps: [{ name: compile, script: make }]
      `,
      "2.1",
      {
        gives: `
          # pipewright: ignore-file version/*
          pipeline:
            name: shop
            platform: "2.1"
            stages:
              - name: build
                steps: [{ name: compile, run: make }]
        `,
        steps: ["done 4 Set the platform to 2.1", "done 7 Rename to `run`"],
      },
    ));

  test("moves each document of a file, and a library of templates by a comment", () => {
    checkMigration(
      `
      pipeline: { name: a, platform: "1.2", stages: [{ name: a, steps: [{ name: a, run: a }] }] }
      ---
      pipeline: { name: b, platform: 2.0, stages: [{ name: b, steps: [{ name: b, script: b }] }] }
      `,
      "2.1",
      {
        gives: `
          pipeline: { name: a, platform: "2.1", stages: [{ name: a, steps: [{ name: a, run: a }] }] }
          ---
          pipeline: { name: b, platform: "2.1", stages: [{ name: b, steps: [{ name: b, run: b }] }] }
        `,
        steps: ["done 1 Set the platform to 2.1", "done 3 Set the platform to 2.1", "done 3 Rename to `run`"],
      },
    );
    wholeFile("pipeline", { platform: "1.2" }).checkMigration(
      `
      templates:
        a: { kind: steps, steps: [{ name: b, script: b }] }
      `,
      "2.0",
      {
        gives: `
          # pipewright: dialect=pipeline platform=2.0
          templates:
            a: { kind: steps, steps: [{ name: b, run: b }] }
        `,
        steps: ["done 1 Set the platform to 2.0", "done 2 Rename to `run`"],
      },
    );
  });

  test("leaves a file alone that is there already", () => {
    const text = `
      pipeline:
        name: shop
        platform: ">=2.0"
        stages:
          - name: build
            steps: [{ name: compile, run: make }]
    `;
    checkMigration(text, "2.1", { gives: text, steps: [] });
  });
});

describe("a move is refused", () => {
  const shop = `
    pipeline:
      name: shop
      platform: "2.0"
      stages: []
  `;
  test("backwards", () =>
    checkMigration(shop, "1.2", {
      refused: "This file is for platform 2.0 already; it can only be moved to a later one than that, not to 1.2.",
    }));
  test("to a version that nobody knows", () =>
    checkMigration(shop, "3.0", {
      refused: "There is no platform `3.0`. The versions are 1.0, 1.1, 1.2, 2.0, 2.1.",
    }));
  test("in broken YAML", () =>
    checkMigration('pipeline:\n  name: "shop\n', "2.1", {
      refused: "This file can't be moved until its YAML is right: see line 2.",
    }));
  test("in a language without versions", () =>
    wholeFile("config").checkMigration("level: basic\n", "2.1", {
      refused: "This file can't be moved: its language has no platform versions.",
    }));
});
