/** The line as an issue has it, and what was found in it. */

import { capitalized } from "../../../src/text/sentence.ts";
import { CopyButton } from "../check/copy-button.tsx";
import { SeverityMark, Why } from "../check/finding-card.tsx";
import type { AddFinding } from "../lint/add-protocol.ts";
import { announce } from "../live.tsx";
import { Prose } from "../prose.tsx";
import { hashOf } from "../route.ts";
import { answer, crash, isAnswered, kind, newestAnswer, replace } from "./form.ts";
import { fieldNames } from "./labels.ts";

/** The line of what is in the fields when it is copied: the one that is shown may be a keystroke older. */
const newestLine = async (): Promise<string> => {
  const { text } = await newestAnswer();
  if (text === undefined) throw new Error("the line is not finished");
  return `${text}\n`;
};

const Copy = () => {
  const found = answer.value;
  // Before the first answer there is nothing to say, and a button without a name is one for nobody.
  if (found === undefined) return null;
  if (found.text !== undefined) return <CopyButton name="Copy the line" read={newestLine} />;
  const missing = found.missing ?? [];
  const faults = (found.faults ?? []).map(({ field }) => field);
  const [first] = [...missing, ...faults];
  return (
    <button type="button" class="idle" onClick={() => document.getElementById(`${kind.value}-${first}`)?.focus()}>
      {[
        ...(missing.length > 0 ? [`Still missing: ${fieldNames(kind.value, missing)}`] : []),
        ...(faults.length > 0 ? [`To be mended: ${fieldNames(kind.value, faults)}`] : []),
      ].join(". ")}
    </button>
  );
};

const FindingRow = ({ finding }: { finding: AddFinding }) => {
  const { rule, severity, message, help, related, fix, repaired } = finding;
  return (
    <li class={`finding ${severity}`}>
      <p class="where">
        <SeverityMark severity={severity} />
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
      {related.map(({ message: text, where }) => (
        <p class="related" key={`${where} ${text}`}>
          <span class="quiet">{where}</span> <Prose text={text} />
        </p>
      ))}
      {fix && repaired && (
        <button
          type="button"
          class={fix.safety === "safe" ? "fix" : "fix unsafe"}
          onClick={() => {
            if (isAnswered.value) replace(repaired);
            else announce("The fields are being read again; press once more");
          }}
        >
          <Prose text={fix.safety === "safe" ? capitalized(fix.title) : `Look first: ${fix.title}`} />
        </button>
      )}
      <Why rule={rule} />
    </li>
  );
};

const Verdict = () => {
  const found = answer.value;
  if (found?.text === undefined) return null;
  return found.findings.length === 0 ? (
    <p class="verdict good">
      <span aria-hidden="true">✔ </span>Nothing to say: an editor would take it as it is.
    </p>
  ) : (
    <ol class="findings">
      {found.findings.map((finding) => (
        <FindingRow key={`${finding.rule} ${finding.from} ${finding.message}`} finding={finding} />
      ))}
    </ol>
  );
};

export const LinePanel = () => (
  <section aria-labelledby="the-line">
    <h2 id="the-line">The line</h2>
    {crash.value && (
      <p class="trouble" role="alert">
        {crash.value}
      </p>
    )}
    <pre class="house-line">
      <code>
        {(answer.value?.pieces ?? []).map(({ text, missing }, index) =>
          missing === undefined ? (
            <span key={index}>{text}</span>
          ) : (
            <span key={index} class="missing">
              {text}
            </span>
          ),
        )}
      </code>
    </pre>
    <div class="actions">
      <Copy />
    </div>
    <Verdict />
  </section>
);
