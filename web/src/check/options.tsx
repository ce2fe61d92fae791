/** As what the text is judged: where it belongs, at which stage, and by whom it is. */
import { OPEN_SECTIONS } from "../../../src/newsletter/outline.ts";
import { settings } from "../settings.ts";
import { checked, editor, show, subject } from "./check.ts";

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: Readonly<Record<string, string>>;
  onChoose(value: string): void;
}

const Choice = ({ label, value, choices, onChoose }: ChoiceProps) => (
  <label class="choice">
    <span>{label}</span>
    <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
      {Object.entries(choices).map(([name, title]) => (
        <option key={name} value={name}>
          {title}
        </option>
      ))}
    </select>
  </label>
);

const SectionChoice = () => {
  const { section: chosen } = subject.value;
  const guessed = checked.value?.section;
  // What was chosen for lone lines says nothing of a text with headings of its own.
  if (guessed === undefined) return <span class="choice quiet">judged as a whole issue</span>;
  const choices = {
    "": `${chosen === undefined ? guessed : "guess"} (guessed)`,
    ...Object.fromEntries(OPEN_SECTIONS.map((title) => [title, title])),
  };
  return (
    <Choice
      label="Belongs under"
      value={chosen ?? ""}
      choices={choices}
      onChoose={(section) => {
        subject.value = { ...subject.value, section: section === "" ? undefined : section };
      }}
    />
  );
};

export const Options = ({ onFile }: { onFile: (file: File) => void }) => (
  <div class="options">
    <SectionChoice />
    <Choice
      label="Stage"
      value={settings.value.stage}
      choices={{ draft: "draft", publish: "publication" }}
      onChoose={(stage) => {
        settings.value = { ...settings.value, stage: stage as "draft" | "publish" };
      }}
    />
    <Choice
      label="Written by"
      value={settings.value.author}
      choices={{ external: "a contributor", editor: "an editor" }}
      onChoose={(author) => {
        settings.value = { ...settings.value, author: author as "external" | "editor" };
      }}
    />
    <label class="file">
      Open a file
      <input
        type="file"
        accept=".md,.markdown,.json,text/markdown,text/plain"
        class="unseen"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) onFile(file);
          event.currentTarget.value = "";
        }}
      />
    </label>
    <button
      type="button"
      onClick={() => {
        show({ text: "" });
        editor.value?.focus();
      }}
    >
      Clear
    </button>
  </div>
);
