/** Judges a document as the terminal would: with the settings, the config and the earlier issues that belong to it. */
import { decode } from "../config/decode.ts";
import type { Configuration } from "../config/load.ts";
import { settingsOf } from "../config/settings.ts";
import { peekDate } from "../document/front-matter.ts";
import { type EngineOptions, type LintResult, lint } from "../engine/lint.ts";
import { neededFacts, stageOf } from "../engine/settings.ts";
import type { OpenDocument } from "./document.ts";
import type { Host, Place } from "./host.ts";
import type { EditorSettings } from "./settings.ts";

/** What was found in a document, and with what. */
export interface Judged {
  readonly document: OpenDocument;
  readonly settings: EditorSettings;
  readonly configuration: Configuration;
  /** With the facts: another run with them, such as that of `fix`, gives what the terminal gives. */
  readonly options: EngineOptions;
  readonly result: LintResult;
  readonly failure?: undefined;
}

/** A document that could not be judged. */
export interface Unjudged {
  readonly document: OpenDocument;
  /** With a `UsageError`, or a bug of ours or of a plugin. */
  readonly failure: { readonly error: unknown };
}

export type Judgement = Judged | Unjudged;

/** Thrown when the document was changed before it could be judged. */
export class Superseded extends Error {
  override readonly name = "Superseded";
}

export interface Circumstances {
  readonly host: Host;
  readonly place: Place;
  readonly settings: EditorSettings;
  /** Throws when the document is no longer the one that is open. */
  readonly check: () => void;
}

const optionsFor = async (
  { source }: OpenDocument,
  configuration: Configuration,
  { host, place, settings: { stage: chosen, author, archive: given } }: Circumstances,
): Promise<EngineOptions> => {
  const { config, plugins, rules } = configuration;
  const settings = settingsOf(config, { stage: chosen, author }, rules);
  const stage = settings.stage ?? stageOf(source.path);
  const wanted = neededFacts(rules, stage, settings);
  const day = peekDate(source);
  const archive =
    wanted.has("archive") && day !== undefined && settings.earlierIssues > 0
      ? await host.archive(place, { given, before: day, most: settings.earlierIssues })
      : undefined;
  return {
    ...settings,
    stage,
    parser: host.parser,
    plugins: plugins.flatMap((plugin) => plugin.rules),
    facts: { ...(archive && { archive }), ...(wanted.has("dictionary") && { dictionary: host.dictionary }) },
  };
};

/** @throws Superseded */
export const judge = async (document: OpenDocument, circumstances: Circumstances): Promise<Judgement> => {
  const { host, place, settings, check } = circumstances;
  let configuration: Configuration | undefined;
  try {
    configuration = await host.configuration(place);
    const options = await optionsFor(document, configuration, circumstances);
    check();
    // The same limits hold, and the same is said of a text that cannot be an issue.
    decode(document.source.path, new TextEncoder().encode(document.text));
    return { document, settings, configuration, options, result: lint(document.source, options) };
  } catch (error) {
    if (error instanceof Superseded) throw error;
    return { document, failure: { error: configuration ? host.attribute(error, configuration) : error } };
  }
};
