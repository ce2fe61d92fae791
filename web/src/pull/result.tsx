/** What was found in a pull request. */
import { escapeHidden } from "../../../src/report/escape.ts";
import { plural } from "../prose.tsx";
import type { PullAnswer, PulledFile } from "./protocol.ts";
import { countsText, type Reading } from "./reading.ts";
import { RemarkCard } from "./remark-card.tsx";
import { sentence } from "./sentence.ts";

export const Progress = ({ reading: { doing, count, wanted } }: { reading: Reading }) => {
  if (doing === undefined) return null;
  if (wanted === undefined || wanted === 0) return <p class="doing">{sentence(doing).replace(/\.$/, " …")}</p>;
  return (
    <p class="doing">
      <label>
        Earlier issues: {count} of {wanted} <progress value={count} max={wanted} />
      </label>
    </p>
  );
};

const cleanText = ({ isPartial, state }: PullAnswer): string => {
  if (isPartial) return "Nothing to say of what could be read.";
  return state === "open" ? "Nothing to say: an editor would take it as it is." : "Nothing to say.";
};

const Verdict = ({ answer, isDone }: { answer: PullAnswer; isDone: boolean }) => {
  if (answer.files.length === 0) return null;
  const text = countsText(answer);
  if (text !== "") return <p class="verdict">{text}</p>;
  if (!isDone) return <p class="verdict">Nothing to say so far.</p>;
  return (
    <p class="verdict good">
      <span aria-hidden="true">✔ </span>
      {cleanText(answer)}
    </p>
  );
};

const Compared = ({ answer: { earlier } }: { answer: PullAnswer }) => {
  if (earlier === undefined || (earlier.wanted === 0 && earlier.sentence === undefined)) return null;
  return <li>{sentence(earlier.sentence ?? `compared with ${plural(earlier.count, "earlier issue")}`)}</li>;
};

const hasFindings = ({ counts: { error, warning } }: PullAnswer): boolean => error + warning > 0;

const State = ({ answer }: { answer: PullAnswer }) => {
  if (answer.state === "open") return null;
  const what = hasFindings(answer) ? ": what is found here can only be put right with a new pull request" : "";
  return (
    <li>
      It is {answer.state}
      {what}.
    </li>
  );
};

const Notes = ({ answer }: { answer: PullAnswer }) => (
  <ul class="notes">
    <State answer={answer} />
    {answer.notes.map((note) => (
      <li key={note}>{escapeHidden(note)}</li>
    ))}
    <Compared answer={answer} />
    {answer.earlier && answer.files.length > 0 && (
      <li class="quiet">
        Judged as the work of {answer.author === "editor" ? "an editor" : "a contributor"}. Other open pull requests
        were not looked at: they may add the same link.
      </li>
    )}
  </ul>
);

const FileFindings = ({ file: { path, remarks }, isAlone }: { file: PulledFile; isAlone: boolean }) => (
  <section class="pulled-file">
    <h3>{escapeHidden(path)}</h3>
    {remarks.length === 0 && !isAlone && (
      <p class="good">
        <span aria-hidden="true">✔ </span>Nothing to say.
      </p>
    )}
    {remarks.length > 0 && (
      <ol class="findings">
        {remarks.map((remark) => (
          <RemarkCard key={remark.line} remark={remark} />
        ))}
      </ol>
    )}
  </section>
);

export const PullResult = ({ answer, isDone }: { answer: PullAnswer; isDone: boolean }) => {
  const { number, repository, title, state, url, files } = answer;
  return (
    <section class="pulled" aria-labelledby="pulled-title">
      <h2 id="pulled-title">
        <a href={url}>
          {repository}#{number}
        </a>{" "}
        <span class={`state ${state}`}>{state}</span> {escapeHidden(title)}
      </h2>
      <Verdict answer={answer} isDone={isDone} />
      <Notes answer={answer} />
      {files.map((file) => (
        <FileFindings key={file.path} file={file} isAlone={files.length === 1} />
      ))}
    </section>
  );
};
