/** One finding in the list beside the editor. */
import { memo } from "preact/compat";
import { useState } from "preact/hooks";
import { capitalized } from "../../../src/text/sentence.ts";
import { lintWorker } from "../lint/client.ts";
import type { PageFinding, PageFix } from "../lint/protocol.ts";
import { announce } from "../live.tsx";
import { Prose } from "../prose.tsx";
import { hashOf } from "../route.ts";
import { checked, editor } from "./check.ts";

/** Never told by the color alone. */
const SEVERITIES = {
  error: { sign: "✖", name: "error" },
  warning: { sign: "▲", name: "warning" },
  info: { sign: "○", name: "hint" },
} as const;

export const SeverityMark = ({ severity }: { severity: PageFinding["severity"] }) => (
  <span class={`severity ${severity}`}>
    <span aria-hidden="true">{SEVERITIES[severity].sign}</span> {SEVERITIES[severity].name}
  </span>
);

/** Why the rule is there, in its own words; asked for when it is opened. */
export const Why = ({ rule }: { rule: string }) => {
  const [why, setWhy] = useState<string>();
  return (
    <details
      onToggle={(event) => {
        if (event.currentTarget.open && why === undefined) void lintWorker.why(rule).then(setWhy);
      }}
    >
      <summary>Why?</summary>
      <p>
        <Prose text={why ?? "…"} />{" "}
        <a href={hashOf("rules", rule)}>
          All about <code>{rule}</code>
        </a>
      </p>
    </details>
  );
};

interface CardProps {
  readonly finding: PageFinding;
  /** Gives the finding as it is when a button is pressed: by then its offsets may be others. */
  newest(): PageFinding | undefined;
}

const goTo = (finding: Pick<PageFinding, "from" | "to"> | undefined): void => {
  if (finding) editor.value?.goTo(finding.from, finding.to);
};

/** While the newest text is still being read, nothing is known of it that could be repaired. */
const make = (fix: PageFix | undefined): void => {
  if (fix === undefined || editor.value?.edit(checked.value?.text ?? "", fix.edits) !== true)
    announce("The text is being read again; press once more");
};

const Card = ({ finding, newest }: CardProps) => {
  const { severity, message, help, line, related, fix, rule } = finding;
  return (
    <li class={`finding ${severity}`}>
      <p class="where">
        <SeverityMark severity={severity} />
        <button type="button" class="plain" onClick={() => goTo(newest())}>
          line {line}
        </button>
        <a class="rule" href={hashOf("rules", rule)}>
          {rule}
        </a>
      </p>
      <p class="message">
        <Prose text={message} isSentence />
      </p>
      {help && help.toLowerCase() !== fix?.title.toLowerCase() && (
        <p class="help">
          <Prose text={help} isSentence />
        </p>
      )}
      {related.map(({ message: text, where, from }, index) => (
        <p class="related" key={`${where} ${text}`}>
          {from === undefined ? (
            <span class="quiet">{where}</span>
          ) : (
            <button
              type="button"
              class="plain"
              onClick={() => {
                const at = newest()?.related[index]?.from;
                if (at !== undefined) editor.value?.goTo(at);
              }}
            >
              {where}
            </button>
          )}{" "}
          <Prose text={text} />
        </p>
      ))}
      {fix && (
        <button type="button" class={fix.safety === "safe" ? "fix" : "fix unsafe"} onClick={() => make(newest()?.fix)}>
          <Prose text={fix.safety === "safe" ? capitalized(fix.title) : `Look first: ${fix.title}`} />
        </button>
      )}
      <Why rule={rule} />
    </li>
  );
};

/** All that a card shows. */
const shownOf = ({ severity, message, help, line, related, fix, rule }: PageFinding): string =>
  JSON.stringify([
    severity,
    message,
    help,
    line,
    related.map(({ where, message: text }) => [where, text]),
    fix?.title,
    fix?.safety,
    rule,
  ]);

/** Drawn again only when it looks different: with each keystroke the offsets of most findings change, and nothing else. */
export const FindingCard = memo(Card, (a, b) => shownOf(a.finding) === shownOf(b.finding));
