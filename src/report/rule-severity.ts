/** The severity of a rule as text. */
import {
  type AnyRule,
  type Confidence,
  confidenceOf,
  type Severity,
  type Stage,
  severityOf,
} from "../rule/define-rule.ts";

/** The default severity of a rule in each stage. */
export const severitiesByStage = (rule: AnyRule): Readonly<Record<Stage, Severity>> => {
  const severityAt = (stage: Stage): Severity => severityOf(rule.group, confidenceOf(rule), stage);
  return { draft: severityAt("draft"), publish: severityAt("publish") };
};

/** What a confidence below `certain` means. */
const MEANINGS: Readonly<Record<Exclude<Confidence, "certain">, string>> = {
  likely: "evidence, not proof",
  possible: "worth a look",
};

/** The default severity of a rule, of both stages when they differ, and its confidence when it is not `certain`. */
export const severityText = (rule: AnyRule): string => {
  const { draft, publish } = severitiesByStage(rule);
  const severity = draft === publish ? publish : `${publish} (${draft} in a draft)`;
  return confidenceOf(rule) === "certain" ? severity : `${severity}, ${confidenceOf(rule)}`;
};

/** As `severityText`, with what the confidence means. */
export const explainedSeverity = (rule: AnyRule): string => {
  const confidence = confidenceOf(rule);
  return confidence === "certain" ? severityText(rule) : `${severityText(rule)}: ${MEANINGS[confidence]}`;
};

/** From which issue on a rule applies. */
export const sinceText = (since: string): string => `the issue of ${since}; older ones are not judged by it`;
