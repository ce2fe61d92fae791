/** What is said of one line of a pull request, and the line to write. */
import { escapeHidden } from "../../../src/report/escape.ts";
import { CopyButton } from "../check/copy-button.tsx";
import { SeverityMark } from "../check/finding-card.tsx";
import { Prose } from "../prose.tsx";
import { hashOf } from "../route.ts";
import type { PullFinding, PullRemark } from "./protocol.ts";

const Finding = ({ finding: { rule, severity, message, help, related } }: { finding: PullFinding }) => (
  <div class="said">
    <p class="where">
      <SeverityMark severity={severity} />
      <a class="rule" href={hashOf("rules", rule)}>
        {rule}
      </a>
    </p>
    <p class="message">
      <Prose text={message} />
    </p>
    {help && (
      <p class="help">
        <Prose text={help} />
      </p>
    )}
    {related.map(({ message: text, where, url }, index) => (
      <p class="related" key={index}>
        <Prose text={text} />:{" "}
        {url === undefined ? <span class="quiet">{escapeHidden(where)}</span> : <a href={url}>{where}</a>}
      </p>
    ))}
  </div>
);

const linesName = (first: number, last: number): string =>
  first === last ? `line ${first}` : `lines ${first} to ${last}`;

const Suggested = ({ suggestion: { first, last, lines } }: { suggestion: NonNullable<PullRemark["suggestion"]> }) => {
  if (lines.length === 0) return <p>Remove {linesName(first, last)}.</p>;
  return (
    <>
      <p>{first === last ? "Write instead:" : `Write instead of ${linesName(first, last)}:`}</p>
      <pre class="line to-write">
        <code>{lines.join("\n")}</code>
      </pre>
    </>
  );
};

export const RemarkCard = ({ remark }: { remark: PullRemark }) => {
  const { line, text, findings, suggestion, lineUrl, editUrl } = remark;
  return (
    <li class={`finding ${findings[0]?.severity}`}>
      {line > 0 && (
        <p class="where">{lineUrl === undefined ? <span>line {line}</span> : <a href={lineUrl}>line {line}</a>}</p>
      )}
      {text !== "" && (
        <pre class="line">
          <code>{escapeHidden(text)}</code>
        </pre>
      )}
      {findings.map((finding, index) => (
        <Finding key={index} finding={finding} />
      ))}
      {suggestion && <Suggested suggestion={suggestion} />}
      <p class="actions">
        {suggestion && suggestion.lines.length > 0 && (
          <CopyButton
            name={suggestion.lines.length === 1 ? "Copy the line" : "Copy the lines"}
            read={async () => suggestion.lines.join("\n")}
          />
        )}
        {editUrl && <a href={editUrl}>Edit line {line} on GitHub</a>}
      </p>
    </li>
  );
};
