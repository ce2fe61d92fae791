/** What the command line asks for: a command with its flags. */
import type { Flags } from "../../config/settings.ts";
import type { Format } from "../../report/formats.ts";
import type { ChangeFlags } from "../commands/change.ts";
import type { ParserName } from "../io/parser.ts";
import type { ArchiveFlags, ArchiveRequest } from "./archive.ts";
import type { Shell } from "./completion.ts";
import type { LspFlags } from "./lsp.ts";
import type { Mistake } from "./mistake.ts";
import type { ModelFlags } from "./model.ts";
import type { NewsletterFlags } from "./newsletter.ts";
import type { OnlineFlags } from "./online.ts";
import type { ReviewFlags } from "./review.ts";

export type ColorWhen = "auto" | "always" | "never";

/** The flags that name plugins or the config file that names them. */
export interface RuleSources {
  readonly plugin?: readonly string[];
  /** A path, or false for none. */
  readonly config?: string | false;
}

/** The flags of `twir-lint [paths...]`. */
export interface LintFlags extends ChangeFlags, Flags, RuleSources, ArchiveFlags, OnlineFlags, NewsletterFlags {
  readonly fix?: boolean;
  readonly unsafeFixes?: boolean;
  readonly diff?: boolean;
  readonly stdinFilename?: string;
  readonly quiet?: boolean;
  readonly hints?: boolean;
  readonly statistics?: boolean;
  readonly color: ColorWhen;
  readonly format?: Format;
  /** The file for the report that would go to standard output. */
  readonly outputFile?: string;
  /** Reports that are written to files besides. */
  readonly output?: readonly (readonly [Format, string])[];
  readonly exitZero?: boolean;
  /** Lints what git ignores, too. */
  readonly noIgnore?: boolean;
  readonly parser?: ParserName;
  readonly timing?: boolean;
  readonly watch?: boolean;
  /** How many threads share many files; default: as many as pay. */
  readonly concurrency?: number;
  /** Prints what holds for the file, and lints nothing. */
  readonly showSettings?: boolean;
}

/** A parsed command line; `print` is the help or an error of commander. */
export type Request =
  | { readonly command: "lint"; readonly paths: readonly string[]; readonly flags: LintFlags }
  | { readonly command: "version"; readonly verbose: boolean; readonly sources: RuleSources }
  | { readonly command: "rules"; readonly format: "table" | "json"; readonly sources: RuleSources }
  | { readonly command: "explain"; readonly rule: string; readonly color: ColorWhen; readonly sources: RuleSources }
  | { readonly command: "link"; readonly url: string; readonly flags: OnlineFlags }
  | { readonly command: "review"; readonly flags: ReviewFlags }
  | { readonly command: "archive"; readonly request: ArchiveRequest }
  | { readonly command: "completion"; readonly shell: Shell }
  | { readonly command: "lsp"; readonly flags: LspFlags }
  | { readonly command: "model"; readonly path: string; readonly flags: ModelFlags }
  | { readonly command: "mistake"; readonly mistake: Mistake }
  | { readonly command: "print"; readonly stdout: string; readonly stderr: string; readonly exitCode: number };
