/** What the server asks of the place that it runs in: Node with its file system, or a worker of a browser. */
import type { Archive } from "../archive/types.ts";
import type { Configuration } from "../config/load.ts";
import { UsageError } from "../config/usage-error.ts";
import type { MarkdownParser } from "../document/markdown/parser.ts";
import type { Day } from "../text/calendar.ts";
import type { Dictionary } from "../text/dictionary.ts";

/** Where a document is. */
export interface Place {
  readonly uri: string;
  /** The URI of the folder of the workspace that it is in, if it is in one. */
  readonly folder?: string;
  /** Whether a person lets the plugins of that folder run, which are programs. */
  readonly isTrusted: boolean;
}

export interface ArchiveRequest {
  /** The folder that the settings name, or false for none; undefined for the one that belongs to the document. */
  readonly given?: string | false;
  /** Only issues from before that day. */
  readonly before: Day;
  readonly most: number;
}

export interface Host {
  readonly parser: MarkdownParser;
  readonly dictionary: Dictionary;
  readonly version: string;
  /**
   * What the config says that holds for a document, with its plugins.
   * @throws UsageError when it cannot be used
   */
  configuration(place: Place): Promise<Configuration>;
  /**
   * The earlier issues that a document is compared with.
   * @throws UsageError when the settings name a folder without issues
   */
  archive(place: Place, request: ArchiveRequest): Promise<Archive | undefined>;
  /** Forgets what was read: something has changed outside of the editor. */
  forget(): void;
  /** The URI of a file that an archive names; undefined where there is none. */
  uriOf(path: string): string | undefined;
  /** The error to tell: one that names the plugin when a rule of a plugin caused it. */
  attribute(error: unknown, configuration: Configuration): unknown;
}

/** What is wrong with the folder of earlier issues that the settings name. */
export const archiveFault = (given: string, fault: string, cause?: unknown) =>
  new UsageError(`${given}: ${fault}`, {
    help: "name the folder that holds the earlier issues, such as content/ of a checkout of the newsletter",
    cause,
  });
