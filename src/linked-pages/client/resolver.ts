/** Resolves host names, and notices when there is no network. */
import { type ConnectOptions, type Resolve, systemResolve } from "./connect.ts";

/** A host that exists: when it cannot be resolved, there is no network. */
const CONTROL_HOST = "this-week-in-rust.org";

/** No host name can be resolved, so whether this host exists is unknown. */
export class Offline extends Error {
  override readonly name = "Offline";
}

/** Resolves host names. Once there is no network, all others fail without a lookup. */
export class Resolver {
  readonly #lookup: Resolve;
  /** Hosts that the user allows: they may be on this machine, which needs no network. */
  readonly #allowed: ReadonlySet<string>;
  #hasResolved = false;
  #isOffline = false;
  /** Whether the control host can be resolved; looked up once, when another host cannot. */
  #controlLookup: Promise<boolean> | undefined;

  constructor({ resolve = systemResolve, allowHosts = [] }: Pick<ConnectOptions, "resolve" | "allowHosts">) {
    this.#lookup = resolve;
    this.#allowed = new Set(allowHosts.map((host) => host.toLowerCase().replace(/:\d+$/, "")));
  }

  /**
   * The addresses of a host name.
   * @throws Offline when no host name can be resolved; else the error of the lookup
   */
  readonly resolve: Resolve = async (host) => {
    if (this.#isOffline && !this.#allowed.has(host)) throw new Offline();
    try {
      const found = await this.#lookup(host);
      this.#hasResolved = true;
      return found;
    } catch (error) {
      if (await this.#isOnline()) throw error;
      // When a host was resolved before, the network may come back, so that the next one is looked up all the same.
      this.#isOffline = !this.#hasResolved;
      throw new Offline(undefined, { cause: error });
    }
  };

  #isOnline(): Promise<boolean> {
    this.#controlLookup ??= this.#lookup(CONTROL_HOST).then(
      () => true,
      () => false,
    );
    return this.#controlLookup;
  }
}
