/** The findings of the text, and what can be done about all of them together. */
import { useEffect, useState } from "preact/hooks";
import { isBroken, lintWorker } from "../lint/client.ts";
import type { PageFinding, TakenFormat } from "../lint/protocol.ts";
import { announce } from "../live.tsx";
import { plural } from "../prose.tsx";
import { settings } from "../settings.ts";
import { checked, countsText, crash, request, showRepaired, subject } from "./check.ts";
import { Compared } from "./compared.tsx";
import { CopyButton } from "./copy-button.tsx";
import { FindingCard } from "./finding-card.tsx";
import { shareAddress } from "./share.ts";

/** More cards than this nobody reads; what is marked in the text tells of the rest. */
const MAX_SHOWN = 300;
/** So many cards are drawn at once: more would keep the page from showing the first, and from taking keys. */
const DRAWN_AT_ONCE = 20;

const repairAll = async (): Promise<void> => {
  const asked = request.value;
  try {
    const text = await lintWorker.repair(asked);
    if (asked.text !== subject.value.text) announce("The text has changed meanwhile; press once more");
    else if (text !== undefined) showRepaired(text);
    else crash.value = "All together they would change what is around these lines: make the repairs one by one.";
  } catch (error) {
    crash.value = String(error);
  }
};

const reportAs = (format: TakenFormat) => () => lintWorker.report(request.value, format);

const isFailed = (): boolean => crash.value !== undefined || isBroken.value;

const Verdict = () => {
  const answer = checked.value;
  if (answer === undefined) return isFailed() ? null : <p class="verdict">Reading the rules …</p>;
  if (answer.text.trim() === "") return <p class="verdict">Paste something, or drop a file.</p>;
  if (answer.tooLong !== undefined) return <p class="verdict">{answer.tooLong}</p>;
  const text = countsText(answer);
  return text === "" ? (
    <p class="verdict good">
      <span aria-hidden="true">✔ </span>Nothing to say: an editor would take it as it is.
    </p>
  ) : (
    <p class="verdict">{text}</p>
  );
};

/** The findings with a name for each, which it keeps while text is typed above it. */
const named = (findings: readonly PageFinding[]): [name: string, finding: PageFinding][] => {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const name = `${finding.rule} ${finding.message}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return [`${name} ${count}`, finding];
  });
};

const newest = (name: string): PageFinding | undefined =>
  named(checked.value?.findings ?? []).find(([each]) => each === name)?.[1];

/** @param total how many there are, of which so many were sent */
const Cards = ({ findings, total }: { findings: readonly PageFinding[]; total: number }) => {
  const [drawn, setDrawn] = useState(DRAWN_AT_ONCE);
  const wanted = Math.min(findings.length, MAX_SHOWN);
  useEffect(() => {
    if (drawn >= wanted) return;
    const timer = setTimeout(() => setDrawn(drawn + DRAWN_AT_ONCE));
    return () => clearTimeout(timer);
  }, [drawn, wanted]);
  return (
    <>
      <ol class="findings">
        {named(findings.slice(0, Math.min(drawn, wanted))).map(([name, finding]) => (
          <FindingCard key={name} finding={finding} newest={() => newest(name)} />
        ))}
      </ol>
      {total > wanted && <p class="quiet">and {plural(total - wanted, "more finding")}, for when these are mended</p>}
    </>
  );
};

export const Findings = () => {
  const answer = checked.value;
  const findings = answer?.findings ?? [];
  const hidden = settings.value.hints ? 0 : (answer?.counts.info ?? 0);
  return (
    <>
      <Verdict />
      <div class="actions">
        {answer !== undefined && answer.repairable > 0 && (
          <button type="button" class="main" onClick={repairAll}>
            Repair all that is safe
          </button>
        )}
        <CopyButton name="Copy the text" read={async () => subject.value.text} />
      </div>
      <details>
        <summary>Share or export</summary>
        <div class="actions">
          <CopyButton name="Copy a link to the text" read={() => shareAddress(subject.value.text)} />
          <CopyButton name="Copy the report" read={reportAs("markdown")} />
          <CopyButton name="Copy the report as JSON" read={reportAs("json")} />
        </div>
      </details>
      <Cards findings={findings} total={answer?.total ?? 0} />
      {hidden > 0 && (
        <p>
          <button
            type="button"
            onClick={() => {
              settings.value = { ...settings.value, hints: true };
            }}
          >
            Show {plural(hidden, "hint")} too
          </button>
        </p>
      )}
      <Compared />
    </>
  );
};
