import ipaddr from "ipaddr.js";

/** In a public range, and yet a service of the machine that one runs on: Azure's. */
const MACHINES_OWN = new Set(["168.63.129.16"]);
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");
/** How an IPv6-only network reaches IPv4: the address is in the last four bytes (RFC 6052). */
const NAT64 = ipaddr.IPv6.parseCIDR("64:ff9b::/96");

const isPublicIPv4 = (address: ipaddr.IPv4): boolean =>
  address.range() === "unicast" && !MACHINES_OWN.has(address.toString());

/**
 * Whether an IP address belongs to the public internet: not to this machine, its network, its cloud or a tunnel, in
 * any of the forms that IPv6 has for them. What is no address is not public.
 */
export const isPublicAddress = (text: string): boolean => {
  const [bare = ""] = text.split("%");
  if (!ipaddr.isValid(bare)) return false;
  // An IPv4 address in IPv6 clothes (`::ffff:127.0.0.1`) becomes what it is.
  const address = ipaddr.process(bare);
  if (address instanceof ipaddr.IPv4) return isPublicIPv4(address);
  if (address.match(NAT64)) return isPublicIPv4(new ipaddr.IPv4(address.toByteArray().slice(12)));
  return address.match(GLOBAL_UNICAST) && address.range() === "unicast";
};
