import type { Text, Words } from "../../../protocol/index.ts";
import { isLoopbackHost, mayBePublicHost } from "./public-host.ts";

/** Where on the web a pack's archive lies. */
export interface PackAddress {
  /** Without what stands behind `#`. */
  readonly url: string;
  /** Lower-case hex digits. What has another sum is not used; what has it is never asked for again. */
  readonly sha256: string | undefined;
  /** A private network is no place that a project may lead its readers to: only their own settings can. */
  readonly mayBePrivate: boolean;
}

export type PackAddressAnswer =
  | { readonly kind: "address"; readonly address: PackAddress }
  | { readonly kind: "wrong"; readonly text: Text; readonly words: Words };

/** Undefined for what is no address, but a path. `isUsers`: the user has named it, in settings or on a command line. */
export function readPackAddress(written: string, isUsers: boolean): PackAddressAnswer | undefined {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(written)) return undefined;
  let url: URL;
  try {
    url = new URL(written);
  } catch {
    // `URL` has no other way to say that something is no address.
    return wrong(texts.noAddress);
  }
  const { protocol, hostname, username, password, hash } = url;
  const isPlainHttpHere = protocol === "http:" && isUsers && isLoopbackHost(hostname);
  if (protocol !== "https:" && !isPlainHttpHere) return wrong(texts.notHttps);
  if (username !== "" || password !== "") return wrong(texts.credentials);
  const [, sha256] = /^#sha256=([0-9a-f]{64})$/i.exec(hash) ?? [];
  if (hash !== "" && sha256 === undefined) return wrong(texts.oddPin, { pin: hash.slice(0, 100) });
  if (!isUsers && !mayBePublicHost(hostname)) return wrong(texts.private, { host: hostname });
  return {
    kind: "address",
    address: { url: url.href.replace(/#.*$/s, ""), sha256: sha256?.toLowerCase(), mayBePrivate: isUsers },
  };
}

function wrong(text: Text, words: Words = {}): PackAddressAnswer {
  return { kind: "wrong", text, words };
}

/** Said as well of a name that turns out to lead to a private network. */
export const privateHostText: Text = {
  en: "`{host}` is in a private network, where a project alone may not lead. If you trust the project, name the address in your own setting `pipewright.packs` too; on the command line, after `--pack`.",
  "zh-cn":
    "`{host}` 位于私有网络，仅凭项目配置不能访问。如果您信任该项目，请在您自己的设置 `pipewright.packs` 中也写上此地址；在命令行中请写在 `--pack` 之后。",
};

const texts = {
  noAddress: { en: "It is no address.", "zh-cn": "这不是有效的地址。" },
  notHttps: {
    en: "Only addresses with `https://` can be used.",
    "zh-cn": "只能使用以 `https://` 开头的地址。",
  },
  credentials: {
    en: "There is a name or password in the address, where everybody can read it. Take it out.",
    "zh-cn": "地址中带有用户名或密码，任何人都能看到。请删除。",
  },
  oddPin: {
    en: "`{pin}` is no checksum. Write it as `#sha256=` with 64 digits; `pipewright pack build` prints it.",
    "zh-cn": "`{pin}` 不是校验和。请写成 `#sha256=` 加 64 位十六进制数；`pipewright pack build` 会打印它。",
  },
  private: privateHostText,
} satisfies Readonly<Record<string, Text>>;
