/** Where in the draft the line goes. */
import { useSignal } from "@preact/signals";
import { CopyButton } from "../check/copy-button.tsx";
import { textOf } from "../check/text-of.ts";
import type { AddPlace } from "../lint/add-protocol.ts";
import { draft, editorAddress, giveDraft, isReading, type KnownDraft, readDraft, trouble } from "./draft.ts";
import { answer, newestAnswer } from "./form.ts";

const Rows = ({ lines }: { lines: AddPlace["above"] }) => (
  <>
    {lines.map(({ line, text }) => (
      <code key={line} class="quiet">
        <span class="number">{line}</span> {text}
        {"\n"}
      </code>
    ))}
  </>
);

/** The lines for a section, of what is in the fields when they are copied. */
const newestPlace = async (section: string): Promise<string> => {
  const place = (await newestAnswer()).places.find((each) => each.section === section);
  if (place === undefined) throw new Error("the line does not go there any more");
  return place.text;
};

const PlaceCard = ({ place, of }: { place: AddPlace; of: KnownDraft }) => {
  const { section, line, text, isHeadingNew, contradicted, above, below } = place;
  // Where the draft begins there is no line above.
  const after = Math.max(1, line - 1);
  return (
    <div class="place">
      <p>
        Under <strong>{section}</strong>, after line {after}
        {isHeadingNew && "; the draft has no such heading yet, so it comes with the line"}.
      </p>
      <pre class="lines">
        <Rows lines={above} />
        {text
          .replace(/\r?\n$/, "")
          .split(/\r?\n/)
          .map((each, index) => (
            <code key={index} class="added">
              <span class="number" aria-hidden="true">
                +
              </span>{" "}
              {each}
              {"\n"}
            </code>
          ))}
        <Rows lines={below} />
      </pre>
      {contradicted && (
        <p>
          Line {contradicted.line} has to go, for it says that there is nothing: <code>{contradicted.text}</code>
        </p>
      )}
      <p class="actions">
        {of.isPublic && (
          <a class="button" href={editorAddress(of, after)} target="_blank" rel="noopener noreferrer">
            Open GitHub's editor at line {after}
          </a>
        )}
        {isHeadingNew && <CopyButton name="Copy it with its heading" read={() => newestPlace(section)} />}
      </p>
    </div>
  );
};

/** Past the end of what is typed nobody wants a text of 30 kB in a field of three rows. */
const GiveDraft = () => {
  const text = useSignal("");
  const take = async (file: File): Promise<void> => {
    const given = await textOf(file);
    if ("text" in given) giveDraft(given.text, file.name);
    else trouble.value = given.trouble;
  };
  return (
    <details>
      <summary>Or paste the draft yourself</summary>
      <label class="field" for="pasted-draft">
        <span>Paste it</span>
        <textarea
          id="pasted-draft"
          rows={4}
          value={text.value}
          spellcheck={false}
          onInput={(event) => {
            text.value = event.currentTarget.value;
            giveDraft(text.value);
          }}
        />
      </label>
      <label class="file">
        Open a file
        <input
          type="file"
          accept=".md,.markdown,text/markdown,text/plain"
          class="unseen"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void take(file);
            event.currentTarget.value = "";
          }}
        />
      </label>
    </details>
  );
};

const Places = ({ of }: { of: KnownDraft }) => {
  const found = answer.value;
  if (found?.text === undefined) return <p class="quiet">Once the line is finished, its place is shown here.</p>;
  return (
    <>
      {found.places.length > 1 && <p>A hybrid event stands in its region and among the virtual ones.</p>}
      <p>
        Next: copy the line, open the draft on GitHub, paste it behind the line that is named, and press{" "}
        <em>Propose changes</em>.
      </p>
      {found.places.map((place) => (
        <PlaceCard key={place.section} place={place} of={of} />
      ))}
      {found.lacks.map((heading) => (
        <p class="trouble" key={heading}>
          The draft has no <code>{heading}</code>, under which the line would go. Is it the draft of an issue?
        </p>
      ))}
    </>
  );
};

export const PlacePanel = () => {
  const of = draft.value;
  return (
    <section aria-labelledby="its-place">
      <h2 id="its-place">Where it goes</h2>
      {of === undefined ? (
        <p>Read the draft of the next issue to see where your line goes, and what is said of it there.</p>
      ) : (
        <p>
          {of.isPublic ? (
            <>
              In <code>{of.path}</code>, the newest draft of the repository.
            </>
          ) : (
            "In the draft that you gave."
          )}
        </p>
      )}
      {trouble.value && (
        <p class="trouble" role="alert">
          {trouble.value}
        </p>
      )}
      <p class="actions">
        <button type="button" aria-disabled={isReading.value} onClick={() => !isReading.value && void readDraft()}>
          {isReading.value ? "Reading …" : of?.isPublic ? "Read it again" : "Read the current draft from GitHub"}
        </button>
      </p>
      {of && <Places of={of} />}
      <GiveDraft />
    </section>
  );
};
