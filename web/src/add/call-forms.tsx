/** The forms of a call for papers and of a task for contributors. */
import type { CallFields, TaskFields } from "../../../src/library/lines/fields.ts";
import { Field, Row } from "./field.tsx";
import { change, forms } from "./form.ts";

export const CallForm = () => {
  const call = forms.value.call;
  const put = (changes: Partial<CallFields>): void => change("call", changes);
  return (
    <>
      <Field kind="call" name="title" value={call.title} onInput={(title) => put({ title })} />
      <Field kind="call" name="url" type="url" value={call.url} onInput={(url) => put({ url })} />
      <Field kind="call" name="deadline" type="date" value={call.deadline} onInput={(deadline) => put({ deadline })} />
      <Field
        kind="call"
        name="place"
        value={call.place}
        hint="City and country in full: Berlin, Germany. Or: Virtual."
        onInput={(place) => put({ place })}
      />
      <Row>
        <Field kind="call" name="from" type="date" value={call.from} onInput={(from) => put({ from })} />
        <Field kind="call" name="to" type="date" isOptional value={call.to} onInput={(to) => put({ to })} />
      </Row>
    </>
  );
};

export const TaskForm = () => {
  const task = forms.value.task;
  const put = (changes: Partial<TaskFields>): void => change("task", changes);
  return (
    <>
      <Field kind="task" name="project" value={task.project} onInput={(project) => put({ project })} />
      <Field kind="task" name="title" value={task.title} onInput={(title) => put({ title })} />
      <Field
        kind="task"
        name="url"
        type="url"
        value={task.url}
        hint="The issue in the project's tracker."
        onInput={(url) => put({ url })}
      />
    </>
  );
};
