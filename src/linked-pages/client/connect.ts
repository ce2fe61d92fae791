/** Connects to public addresses only, against server-side request forgery. */
import { lookup as systemLookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { isPublicAddress } from "./public-address.ts";

export interface Address {
  readonly address: string;
  readonly family: number;
}
/** Resolves a host name to its addresses, with the errors of `dns.promises.lookup`. */
export type Resolve = (host: string) => Promise<readonly Address[]>;

export interface ConnectOptions {
  readonly resolve?: Resolve;
  /** `host` or `host:port` to which any address is allowed. */
  readonly allowHosts?: readonly string[];
  /** Milliseconds. */
  readonly timeout: number;
  /** Replaced in tests, whose servers are on this machine. */
  readonly isPublic?: (address: string) => boolean;
  /** Certificates to trust instead of the system's, for tests. */
  readonly ca?: string;
}

/** The host resolves to an address that is not public, to which a draft must not send requests. */
export class ForbiddenAddress extends Error {
  override readonly name = "ForbiddenAddress";

  constructor(host: string) {
    super(`${host} is at an address that is not public`);
  }
}

export const systemResolve: Resolve = (host) => systemLookup(host, { all: true });

const withoutBrackets = (host: string): string => host.replace(/^\[(.*)\]$/s, "$1");

/**
 * A connector for undici that connects to public addresses only. Each connection resolves its host once and passes the
 * checked addresses to the socket, so that a second lookup cannot give others (DNS rebinding). The remote address of the
 * connected socket is checked again. Redirects are new connections and are checked too.
 */
export const guardedConnector = (options: ConnectOptions): buildConnector.connector => {
  const { resolve = systemResolve, allowHosts = [], isPublic = isPublicAddress, timeout, ca } = options;
  const allowed = new Set(allowHosts.map((host) => host.toLowerCase()));

  const connectorFor = (isAllowed: (address: string) => boolean): buildConnector.connector => {
    const lookup: LookupFunction = (host, { all }, callback) => {
      resolve(host).then(
        (found) => {
          const reachable = found.filter(({ address }) => isAllowed(address));
          const [first] = reachable;
          if (!first) callback(new ForbiddenAddress(host), "", 0);
          else if (all) callback(null, [...reachable]);
          else callback(null, first.address, first.family);
        },
        (error: NodeJS.ErrnoException) => callback(error, "", 0),
      );
    };
    return buildConnector({ allowH2: true, timeout, lookup, ...(ca === undefined ? {} : { ca }) });
  };
  const toPublic = connectorFor(isPublic);
  const toAny = connectorFor(() => true);

  return (target, callback) => {
    const host = withoutBrackets(target.hostname);
    const port = target.port || (target.protocol === "https:" ? "443" : "80");
    if (allowed.has(host) || allowed.has(`${host}:${port}`)) return toAny(target, callback);
    // A literal address needs no lookup, so `lookup` would not check it.
    if (isIP(host) !== 0 && !isPublic(host)) return callback(new ForbiddenAddress(host), null);
    return toPublic(target, (...result) => {
      const [error, socket] = result;
      if (error || !socket || isPublic(socket.remoteAddress ?? "")) return callback(...result);
      socket.destroy();
      return callback(new ForbiddenAddress(host), null);
    });
  };
};
