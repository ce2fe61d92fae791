import { lookup as systemLookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { isPublicAddress } from "./public-address.ts";

export interface Address {
  readonly address: string;
  readonly family: number;
}
/** Finds the addresses of a host name, as `dns.promises.lookup` does, with its errors. */
export type Resolve = (host: string) => Promise<readonly Address[]>;

export interface ConnectOptions {
  readonly resolve?: Resolve;
  /** `host` or `host:port` that may be reached at any address. */
  readonly allowHosts?: readonly string[];
  /** Milliseconds. */
  readonly timeout: number;
  /** For tests, whose servers are all on this machine. */
  readonly isPublic?: (address: string) => boolean;
  /** Certificates that are trusted instead of the system's, for the same reason. */
  readonly ca?: string;
}

/** The host leads to an address that is not public: it is not for a draft to make us ask there. */
export class ForbiddenAddress extends Error {
  override readonly name = "ForbiddenAddress";

  constructor(host: string) {
    super(`${host} is at an address that is not public`);
  }
}

export const systemResolve: Resolve = (host) => systemLookup(host, { all: true });

const withoutBrackets = (host: string): string => host.replace(/^\[(.*)\]$/s, "$1");

/**
 * A connector for undici that reaches public addresses only. A name is looked up once for each connection, and the
 * socket is given the very addresses that were checked, so that no second answer can slip in; what it is connected to
 * in the end is checked once more. Redirects come here too, for they are connections like any other.
 */
export const guardedConnector = (options: ConnectOptions): buildConnector.connector => {
  const { resolve = systemResolve, allowHosts = [], isPublic = isPublicAddress, timeout, ca } = options;
  const allowed = new Set(allowHosts.map((host) => host.toLowerCase()));

  const connectorFor = (mayReach: (address: string) => boolean): buildConnector.connector => {
    const lookup: LookupFunction = (host, { all }, callback) => {
      resolve(host).then(
        (found) => {
          const reachable = found.filter(({ address }) => mayReach(address));
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
    // The system looks up no literal address, so the guard there would never hear of it.
    if (isIP(host) !== 0 && !isPublic(host)) return callback(new ForbiddenAddress(host), null);
    return toPublic(target, (...result) => {
      const [error, socket] = result;
      if (error || !socket || isPublic(socket.remoteAddress ?? "")) return callback(...result);
      socket.destroy();
      return callback(new ForbiddenAddress(host), null);
    });
  };
};
