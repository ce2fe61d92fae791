/** The view of pull requests: which one, and what an editor would say of it. */
import { useEffect } from "preact/hooks";
import { Bookmark } from "./bookmark.tsx";
import { PullForm } from "./pull-form.tsx";
import { open, reading } from "./reading.ts";
import { Progress, PullResult } from "./result.tsx";

/** @param pull a number or a link, from the address of the page */
export const PullView = ({ pull }: { pull?: string }) => {
  useEffect(() => {
    if (pull !== undefined) open(pull);
  }, [pull]);
  const { answer, doing, trouble } = reading.value;
  return (
    <div class="pull">
      <h1>Read a pull request</h1>
      <p class="quiet">
        What an editor would say of the lines that it changes. It is only read; nothing is written on GitHub.
      </p>
      <PullForm />
      <Progress reading={reading.value} />
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      {answer && <PullResult answer={answer} isDone={doing === undefined} />}
      <Bookmark />
    </div>
  );
};
