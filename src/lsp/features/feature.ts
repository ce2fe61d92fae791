/** The contract of a feature: what the server says it can do, and the handlers that do it. */
import type { ServerCapabilities } from "vscode-languageserver";
import type { Client } from "../client.ts";
import type { Session } from "../session.ts";

/** A command that the client may send back, with what the server put into it. */
export type CommandHandler = (session: Session, args: readonly unknown[]) => Promise<unknown>;

export interface Feature {
  /** What `initialize` answers of it, for a client that can do so much. */
  capabilities?(client: Client): ServerCapabilities;
  /** Its commands by name, which begins with `twir-lint.`. */
  readonly commands?: Readonly<Record<string, CommandHandler>>;
  /** Adds its handlers to the connection, once, when the client is known. */
  start(session: Session): void;
}
