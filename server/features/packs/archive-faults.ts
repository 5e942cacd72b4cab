import type { Text, Words } from "../../../protocol/index.ts";
import { archiveLimits } from "../../knowledge/index.ts";
import type { BytesAnswer } from "../host.ts";
import { privateHostText } from "./pack-address.ts";

/** Why an archive could not be brought. */
export type TransportFault =
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "network"; readonly code: string }
  | { readonly kind: "certificate"; readonly code: string }
  | { readonly kind: "timeout" }
  | { readonly kind: "too-large" }
  | { readonly kind: "private"; readonly host: string }
  /** To another origin. */
  | { readonly kind: "redirect"; readonly target: string }
  | { readonly kind: "redirects" };

export interface Told {
  readonly text: Text;
  readonly words: Words;
}

/** What to say of it, and what to do about it. */
export function toldOfFault(fault: TransportFault): Told {
  switch (fault.kind) {
    case "status":
      if (fault.status === 401 || fault.status === 403)
        return { text: archiveTexts.notAllowed, words: words(fault.status) };
      if (fault.status === 404 || fault.status === 410)
        return { text: archiveTexts.nothingThere, words: words(fault.status) };
      return { text: archiveTexts.status, words: words(fault.status) };
    case "network":
      return { text: archiveTexts.network, words: { code: fault.code } };
    case "certificate":
      return { text: archiveTexts.certificate, words: { code: fault.code } };
    case "timeout":
      return { text: archiveTexts.timeout, words: {} };
    case "too-large":
      return { text: archiveTexts.tooLarge, words: { limit: String(archiveLimits.packed / 1_000_000) } };
    case "private":
      return { text: privateHostText, words: { host: fault.host } };
    case "redirect":
      return { text: archiveTexts.redirect, words: { target: fault.target } };
    case "redirects":
      return { text: archiveTexts.redirects, words: {} };
  }
}

/** The same of a file of this machine. */
export function toldOfBytes(answer: Exclude<BytesAnswer, { readonly kind: "bytes" }>): Told {
  switch (answer.kind) {
    case "missing":
      return { text: archiveTexts.missing, words: {} };
    case "too-large":
      return { text: archiveTexts.tooLarge, words: { limit: String(archiveLimits.packed / 1_000_000) } };
    case "forbidden":
      return { text: archiveTexts.unreadable, words: { reason: answer.reason } };
  }
}

function words(status: number): Words {
  return { status: String(status) };
}

export const archiveTexts = {
  offline: {
    en: "There is no copy of it here, and nothing may be fetched.",
    "zh-cn": "此处没有它的副本，而当前不允许联网获取。",
  },
  otherSum: {
    en: "What lies there has another checksum. If its new content is meant, write `#sha256={sum}` behind the address.",
    "zh-cn": "该地址的内容与校验和不符。如果确认使用新内容，请在地址后写上 `#sha256={sum}`。",
  },
  webPage: {
    en: "There is a web page, and no archive of a pack: perhaps the server wants people to sign in first.",
    "zh-cn": "该地址是一个网页，而不是扩展包的归档文件：服务器可能要求先登录。",
  },
  missing: { en: "There is no such file.", "zh-cn": "没有这个文件。" },
  unreadable: { en: "It can't be read ({reason}).", "zh-cn": "无法读取（{reason}）。" },
  notAllowed: {
    en: "The server wants to know who asks ({status}). Put the archive where everybody in your network may read it.",
    "zh-cn": "服务器要求身份验证（{status}）。请把归档文件放到网络内所有人都可读取的位置。",
  },
  nothingThere: {
    en: "There is nothing at this address ({status}).",
    "zh-cn": "该地址没有内容（{status}）。",
  },
  status: {
    en: "The server answers with {status}. Try again later, or ask who runs it.",
    "zh-cn": "服务器返回 {status}。请稍后再试，或询问其管理者。",
  },
  network: {
    en: "It can't be reached ({code}). Check the address and your network.",
    "zh-cn": "无法连接（{code}）。请检查地址和网络。",
  },
  certificate: {
    en: "The server's certificate is not trusted here ({code}). Have your administrator install the certificate that signs it.",
    "zh-cn": "服务器的证书不受信任（{code}）。请让管理员安装签发它的证书。",
  },
  timeout: {
    en: "The server did not answer in time. Try again later.",
    "zh-cn": "服务器没有及时响应。请稍后再试。",
  },
  tooLarge: {
    en: "It is larger than {limit} MB.",
    "zh-cn": "它超过 {limit} MB。",
  },
  redirect: {
    en: "It leads on to another place, `{target}`. If you trust that, write that address here.",
    "zh-cn": "它跳转到了别处：`{target}`。如果您信任该地址，请直接写它。",
  },
  redirects: {
    en: "It leads on and on, and never to an archive.",
    "zh-cn": "它不断跳转，始终没有得到归档文件。",
  },
} satisfies Readonly<Record<string, Text>>;
