/** One field of the form: its label, what it wants, and what is wrong with it. */
import { useComputed } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { FieldName, LineKind } from "../../../src/library/lines/fields.ts";
import { Prose } from "../prose.tsx";
import { answer, touched } from "./form.ts";
import { LABELS } from "./labels.ts";

/** Far more than any title or link of the newsletter has. */
const MAX_LENGTH = 2000;

interface FieldProps {
  readonly kind: LineKind;
  readonly name: FieldName;
  readonly value: string;
  readonly type?: "text" | "url" | "date";
  readonly hint?: string;
  readonly isOptional?: boolean;
  /** What may be meant, each with what it is. */
  readonly suggestions?: readonly { readonly value: string; readonly note?: string }[];
  onInput(value: string): void;
  /** The value stands: a suggestion was chosen, or the field is left. */
  onCommit?(value: string): void;
}

/** Shown once the field is left: who is typing knows that it is not finished. */
const useFault = (name: FieldName) =>
  useComputed(() =>
    touched.value === name ? undefined : answer.value?.faults.find(({ field }) => field === name)?.reason,
  );

export const Field = ({
  kind,
  name,
  value,
  type = "text",
  hint,
  isOptional,
  suggestions,
  onInput,
  onCommit,
}: FieldProps) => {
  const fault = useFault(name).value;
  const id = `${kind}-${name}`;
  const isLink = type === "url";
  return (
    <div class={type === "date" ? "field narrow" : "field"}>
      <label for={id}>
        {LABELS[kind][name]}
        {isOptional && <span class="quiet"> (optional)</span>}
      </label>
      <input
        id={id}
        // A browser's own check of URLs would speak before the field is left.
        type={isLink ? "text" : type}
        inputMode={isLink ? "url" : undefined}
        value={value}
        maxLength={MAX_LENGTH}
        autocomplete="off"
        autocapitalize={isLink ? "off" : undefined}
        spellcheck={!isLink}
        list={suggestions && suggestions.length > 0 ? `${id}-list` : undefined}
        aria-invalid={fault === undefined ? undefined : true}
        aria-describedby={[hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ") || undefined}
        onFocus={() => {
          touched.value = name;
        }}
        onBlur={() => {
          touched.value = undefined;
        }}
        onInput={(event) => onInput(event.currentTarget.value)}
        // `onChange` would be told each letter, as everywhere on this page.
        onChangeCapture={(event) => onCommit?.(event.currentTarget.value)}
      />
      {suggestions && suggestions.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggestions.map((each) => (
            <option key={`${each.value} ${each.note}`} value={each.value} label={each.note} />
          ))}
        </datalist>
      )}
      {hint && (
        <p class="hint quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="fault" id={`${id}-fault`}>
          <span aria-hidden="true">✖ </span>
          {LABELS[kind][name]} <Prose text={fault} />
        </p>
      )}
    </div>
  );
};

/** Choices of which one holds, by arrow keys too. */
export const OneOf = <Value extends string>({
  legend,
  name,
  choices,
  value,
  onChoose,
}: {
  readonly legend: string;
  readonly name: string;
  readonly choices: Readonly<Record<Value, string>>;
  readonly value: Value;
  onChoose(value: Value): void;
}) => (
  <fieldset class="one-of">
    <legend>{legend}</legend>
    {(Object.entries(choices) as [Value, string][]).map(([each, title]) => (
      <label key={each}>
        <input type="radio" name={name} checked={value === each} onChange={() => onChoose(each)} />
        {title}
      </label>
    ))}
  </fieldset>
);

/** Fields that stand beside each other where there is room. */
export const Row = ({ children }: { children: ComponentChildren }) => <div class="row">{children}</div>;
