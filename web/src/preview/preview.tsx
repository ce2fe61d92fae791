/** The text as readers of the site will see it, beside what GitHub's preview shows. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Preview as Rendered } from "../../../src/library/rendering/preview.ts";
import { subject } from "../check/check.ts";
import { lintWorker } from "../lint/client.ts";
import { Newest } from "../lint/newest.ts";
import { announce } from "../live.tsx";
import { plural } from "../prose.tsx";
import { Differences } from "./differences.tsx";
import { Rows } from "./rows.tsx";

/** Milliseconds without a keystroke: findings come first, from the same worker. */
const CALM = 300;

const Notes = ({ preview: { frontMatter, shownLines, leftOut } }: { preview: Rendered }) => (
  <>
    {frontMatter > 0 && (
      <p class="quiet">The first {plural(frontMatter, "line")} tell the site number and date, and are not shown.</p>
    )}
    {shownLines !== undefined && (
      <p class="quiet">
        The text is too long to be shown whole: this is what becomes of its first {plural(shownLines, "line")}.
      </p>
    )}
    {leftOut > 0 && <p class="quiet">{plural(leftOut, "block")} too long to be read: left out here.</p>}
  </>
);

/** Without a row: nothing is there to be seen, or nothing of it was read. */
const Nothing = ({ preview }: { preview: Rendered }) =>
  preview.shownLines === undefined && preview.leftOut === 0 ? (
    <p class="quiet">Nothing would be seen of it.</p>
  ) : (
    <Notes preview={preview} />
  );

const Agreement = () => (
  <p class="verdict good">
    <span aria-hidden="true">✔ </span>GitHub’s preview and the site agree.
  </p>
);

const tell = ({ differences }: Rendered): void =>
  announce(
    differences.length === 0
      ? "GitHub’s preview and the site agree"
      : `GitHub’s preview and the site differ in ${plural(differences.length, "line")}`,
  );

export const Preview = (_: object) => {
  const preview = useSignal<Rendered | undefined>(undefined);
  const failure = useSignal("");
  const newest = useRef<Newest<string, Rendered>>(undefined);
  newest.current ??= new Newest((asked: string) => lintWorker.preview(asked), {
    tell(answer) {
      preview.value = answer;
      failure.value = "";
      tell(answer);
    },
    fail(error) {
      failure.value = String(error);
    },
  });
  const { text } = subject.value;
  useEffect(() => {
    const timer = setTimeout(() => newest.current?.ask(text), preview.value === undefined ? 0 : CALM);
    return () => clearTimeout(timer);
  }, [text]);
  const { value } = preview;
  if (failure.value !== "") return <p class="trouble">The preview failed, which is a bug: {failure.value}</p>;
  if (value === undefined) return <p class="quiet">Rendering …</p>;
  if (value.rows.length === 0) return <Nothing preview={value} />;
  return (
    <div class="preview">
      {value.differences.length === 0 ? <Agreement /> : <Differences differences={value.differences} />}
      <Notes preview={value} />
      <Rows preview={value} />
    </div>
  );
};
