import assert from "node:assert/strict";
import { type Host, noProjectConfig, PackStore, type ProjectConfig } from "../../server/features/index.ts";
import { memoryHost } from "../../server/host/index.ts";
import { otherPlatform } from "../kit/other-platform.ts";

/** A project with its pack in a folder, and how often one of the pack's schemas was read. */
function projectWith(folder: string, written = `./${folder}`) {
  const at = folder === "." ? "file:///shop" : `file:///shop/${folder.split("/").map(encodeURIComponent).join("/")}`;
  const disk = memoryHost(Object.entries(otherPlatform).map(([path, text]) => [`${at}/${path}`, text]));
  let readCount = 0;
  const host: Host = {
    ...disk,
    readInside(folderUri, uri, ...rest) {
      if (uri.endsWith("/schemas/flow-3.1.json")) readCount++;
      return disk.readInside(folderUri, uri, ...rest);
    },
  };
  const config: ProjectConfig = { ...noProjectConfig, packs: [written] };
  const store = new PackStore(host);
  return {
    store,
    /** The ids of the packs, and the reads since somebody asked last. */
    async asked(): Promise<string> {
      readCount = 0;
      const { catalog } = await store.of(config, "file:///shop");
      return `${catalog.packs.map(({ pack }) => pack.id)} read ${readCount}`;
    },
  };
}

describe("a pack in a folder whose name clients spell in another way than we do", () => {
  for (const [name, tell] of [
    ["a file of it", (store: PackStore) => store.changed("file:///shop/acme%20%28new%29/schemas/flow-3.1.json")],
    ["its folder", (store: PackStore) => store.foldersChanged(["file:///shop/acme%20%28new%29"], [])],
    ["a folder in it", (store: PackStore) => store.foldersChanged(["file:///shop/acme%20%28new%29/docs"], [])],
  ] as const) {
    test(`is read anew when ${name} has changed`, async () => {
      const { store, asked } = projectWith("acme (new)");
      assert.equal(await asked(), "acme read 1");
      assert.equal(await asked(), "acme read 0");
      assert.equal(tell(store), true);
      assert.equal(await asked(), "acme read 1");
    });
  }

  test("is forgotten when nobody names it any more", async () => {
    const { store, asked } = projectWith("acme (new)");
    await asked();
    store.forgetPlaces(["file:///shop/acme%20%28new%29"]);
    assert.equal(await asked(), "acme read 1");
  });
});

describe("what has gone in the folder of a pack", () => {
  test("changes nothing where nothing was looked for in it", async () => {
    const { store, asked } = projectWith(".", ".");
    await asked();
    assert.equal(store.foldersChanged([], ["file:///shop/4913", "file:///shop/.git/index.lock"]), false);
    assert.equal(await asked(), "acme read 0");
  });

  for (const gone of ["file:///shop/packs/acme/schemas", "file:///shop/packs/acme", "file:///shop/packs"]) {
    test(`counts where it was ${gone}`, async () => {
      const { store, asked } = projectWith("packs/acme");
      await asked();
      assert.equal(store.foldersChanged([], [gone]), true);
      assert.equal(await asked(), "acme read 1");
    });
  }
});

test("a pack that somebody is just reading is not forgotten", async () => {
  const { store, asked } = projectWith("acme");
  const asking = asked();
  store.forgetPlaces(["file:///shop/acme"]);
  await asking;
  assert.equal(await asked(), "acme read 0");
});
