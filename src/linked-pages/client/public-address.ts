/** Tells public IP addresses from private ones. */
import ipaddr from "ipaddr.js";

/** Azure's service for its own machines, at an address in a public range. */
const CLOUD_INTERNAL = new Set(["168.63.129.16"]);
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");
/** IPv4 addresses in an IPv6-only network, in the last four bytes (RFC 6052). */
const NAT64 = ipaddr.IPv6.parseCIDR("64:ff9b::/96");

const isPublicIPv4 = (address: ipaddr.IPv4): boolean =>
  address.range() === "unicast" && !CLOUD_INTERNAL.has(address.toString());

/**
 * Whether an IP address belongs to the public internet, and not to this machine, its network, its cloud or a tunnel, also
 * not as an IPv4 address inside an IPv6 one. A text that is no address is not public.
 */
export const isPublicAddress = (text: string): boolean => {
  const [bare = ""] = text.split("%");
  if (!ipaddr.isValid(bare)) return false;
  // Converts an IPv4-mapped IPv6 address (`::ffff:127.0.0.1`) to IPv4.
  const address = ipaddr.process(bare);
  if (address instanceof ipaddr.IPv4) return isPublicIPv4(address);
  if (address.match(NAT64)) return isPublicIPv4(new ipaddr.IPv4(address.toByteArray().slice(12)));
  return address.match(GLOBAL_UNICAST) && address.range() === "unicast";
};
