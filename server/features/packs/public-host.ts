import ipaddr from "ipaddr.js";

/**
 * Whether a number address belongs to the public internet: not to this machine, a private network, or any of the
 * ranges that the registries keep for other ends (RFC 6890). Of one that wraps an IPv4 address, that one counts.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  // How networks without IPv4 reach those that have nothing else (RFC 6052).
  if (range === "rfc6052") return isPublicAddress(parsed.toByteArray().slice(-4).join("."));
  if (range !== "unicast") return false;
  // Of IPv6 only 2000::/3 is given out so far (RFC 4291, section 2.4).
  if (parsed.kind() === "ipv6") return ((parsed.toByteArray()[0] ?? 0) & 0xe0) === 0x20;
  return !machineServices.has(parsed.toString());
}

/** Public by their number, but answered by the machine's own host: what tells Azure's machines who they are. */
const machineServices = new Set(["168.63.129.16"]);

/** Names that no public server has: of one word, or below what RFC 6761, RFC 6762, RFC 8375 and ICANN keep for private use. */
const privateName = /^[^.]+$|\.(?:localhost|local|internal|home\.arpa|lan|intranet|corp|home|test|invalid)$/i;

/** The same of what stands in an address, as `URL` gives it. A name may still lead to a private address. */
export function mayBePublicHost(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  return ipaddr.isValid(bare) ? isPublicAddress(bare) : !privateName.test(bare);
}

/** This machine itself. */
export function isLoopbackHost(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, "");
  return bare === "localhost" || (ipaddr.isValid(bare) && ipaddr.process(bare).range() === "loopback");
}
