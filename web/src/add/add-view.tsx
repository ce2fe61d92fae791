/** A form for those who have a line to propose: they take it along as it should be written. */
import { useEffect } from "preact/hooks";
import { CallForm, TaskForm } from "./call-forms.tsx";
import { EarlierPanel } from "./earlier.tsx";
import { EntryForm } from "./entry-form.tsx";
import { EventForm } from "./event-form.tsx";
import { OneOf } from "./field.tsx";
import { kind, start } from "./form.ts";
import { KINDS } from "./labels.ts";
import { LinePanel } from "./line.tsx";
import { PlacePanel } from "./place.tsx";
import "../styles/add.css";

const FORMS = { entry: EntryForm, event: EventForm, call: CallForm, task: TaskForm } as const;

export const AddView = () => {
  useEffect(start, []);
  const Form = FORMS[kind.value];
  return (
    <div class="add">
      <form aria-label="What you want to add" onSubmit={(event) => event.preventDefault()}>
        <h1>Add something to the next issue</h1>
        <OneOf
          legend="What is it?"
          name="kind"
          choices={KINDS}
          value={kind.value}
          onChoose={(chosen) => {
            kind.value = chosen;
          }}
        />
        <Form />
      </form>
      <div class="outcome">
        <LinePanel />
        <PlacePanel />
        <EarlierPanel />
      </div>
    </div>
  );
};
