import { type ConnectOptions, type Resolve, systemResolve } from "./connect.ts";

/** A name that is sure to exist: when it cannot be looked up, it is us who are cut off. */
const SURE_HOST = "this-week-in-rust.org";

/** No host name can be looked up: what is not found says nothing of the host. */
export class Offline extends Error {
  override readonly name = "Offline";
}

/** Looks up host names, and notices when none can be: then no more are tried than those that failed at first. */
export class Names {
  readonly #lookUp: Resolve;
  /** Which the user vouches for: they may be of this machine, which needs no network. */
  readonly #vouched: ReadonlySet<string>;
  #hasFound = false;
  #isCutOff = false;
  #canFind: Promise<boolean> | undefined;

  constructor({ resolve = systemResolve, allowHosts = [] }: Pick<ConnectOptions, "resolve" | "allowHosts">) {
    this.#lookUp = resolve;
    this.#vouched = new Set(allowHosts.map((host) => host.toLowerCase().replace(/:\d+$/, "")));
  }

  /**
   * The addresses of a name.
   * @throws Offline when it has none, but no name has; else the error of the look-up
   */
  readonly resolve: Resolve = async (host) => {
    if (this.#isCutOff && !this.#vouched.has(host)) throw new Offline();
    try {
      const found = await this.#lookUp(host);
      this.#hasFound = true;
      return found;
    } catch (error) {
      if (await this.#canFindAny()) throw error;
      this.#isCutOff = !this.#hasFound;
      throw new Offline(undefined, { cause: error });
    }
  };

  #canFindAny(): Promise<boolean> {
    this.#canFind ??= this.#lookUp(SURE_HOST).then(
      () => true,
      () => false,
    );
    return this.#canFind;
  }
}
