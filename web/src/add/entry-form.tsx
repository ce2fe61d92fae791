/** The form of an entry of the community. */
import { OPEN_SECTIONS } from "../../../src/newsletter/outline.ts";
import { Field } from "./field.tsx";
import { change, choices, forms } from "./form.ts";
import { LABELS } from "./labels.ts";

/** Those before the calls for participation. */
const SECTIONS = OPEN_SECTIONS.slice(0, OPEN_SECTIONS.indexOf("CFP - Projects"));

const MEDIA = { video: "video", audio: "audio", series: "part of a series" } as const;

const Tags = () => {
  const { tags } = forms.value.entry;
  const media = Object.keys(MEDIA);
  const language = tags.find((tag) => !media.includes(tag)) ?? "";
  /** In the order in which the newsletter writes them. */
  const put = (chosen: readonly string[], spoken: string): void =>
    change("entry", { tags: [...media.filter((tag) => chosen.includes(tag)), ...(spoken === "" ? [] : [spoken])] });
  return (
    <fieldset class="one-of">
      <legend>
        {LABELS.entry.tags} <span class="quiet">(optional)</span>
      </legend>
      {Object.entries(MEDIA).map(([tag, title]) => (
        <label key={tag}>
          <input
            type="checkbox"
            checked={tags.includes(tag)}
            onChange={(event) => {
              const others = tags.filter((each) => each !== tag);
              put(event.currentTarget.checked ? [...others, tag] : others, language);
            }}
          />
          {title}
        </label>
      ))}
      <label>
        in
        <select value={language} onChange={(event) => put(tags, event.currentTarget.value)}>
          <option value="">English</option>
          {choices.value.languages.map(([tag, name]) => (
            <option key={tag} value={tag}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
};

export const EntryForm = () => {
  const { title, url, section } = forms.value.entry;
  return (
    <>
      <Field
        kind="entry"
        name="title"
        value={title}
        hint="As the page has it, without the name of the site."
        onInput={(value) => change("entry", { title: value })}
      />
      <Field kind="entry" name="url" type="url" value={url} onInput={(value) => change("entry", { url: value })} />
      <Tags />
      <div class="field">
        <label for="entry-section">{LABELS.entry.section}</label>
        <select
          id="entry-section"
          value={section}
          onChange={(event) => change("entry", { section: event.currentTarget.value })}
        >
          {SECTIONS.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </div>
    </>
  );
};
