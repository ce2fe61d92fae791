/** The first view: a text, and what an editor would say of it. */
import { signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Editor } from "../editor/editor.tsx";
import { later } from "../later.tsx";
import { lintWorker } from "../lint/client.ts";
import { announce } from "../live.tsx";
import { plural } from "../prose.tsx";
import { hashOf, routeOf } from "../route.ts";
import { crash, editor, knowledge, markFindings, show, subject } from "./check.ts";
import { Findings } from "./findings.tsx";
import { Options } from "./options.tsx";
import { unpack } from "./share.ts";
import { Tabs } from "./tabs.tsx";
import { textOf } from "./text-of.ts";

const Preview = later(async () => (await import("../preview/preview.tsx")).Preview);
const Comparison = later(async () => (await import("./comparison.tsx")).Comparison);

const TABS = { findings: "Findings", comparison: "Before and after", preview: "As readers see it" } as const;
type Tab = keyof typeof TABS;

const Shown = ({ tab }: { tab: Tab }) => {
  if (tab === "preview") return <Preview />;
  if (tab === "comparison") return <Comparison />;
  return <Findings />;
};

/** What is wrong with the file or the address that was given. */
const trouble = signal<string | undefined>(undefined);

const readFile = async (file: File): Promise<void> => {
  const given = await textOf(file);
  trouble.value = "trouble" in given ? given.trouble : undefined;
  if (!("text" in given)) return;
  if (!file.name.endsWith(".json")) return show({ text: given.text, path: `draft/${file.name}` });
  // No draft has this name: it is what was learned of earlier issues.
  const { count, sentence } = await lintWorker.useSavedArchive(given.text);
  trouble.value = sentence;
  announce(sentence ?? `Compared with ${plural(count, "earlier issue")}`);
  knowledge.value++;
};

/** Puts the text of the address into the editor. */
const useSharedText = (shared: string | undefined): void => {
  useEffect(() => {
    trouble.value = undefined;
    if (shared === undefined) return;
    unpack(shared).then(
      (text) => show({ text }),
      () => {
        trouble.value = "this link holds no text that can be read; ask for another one";
      },
    );
  }, [shared]);
};

const typed = (text: string, isOther: boolean): void => {
  if (text === subject.value.text) return;
  // The name of a file and a chosen heading are those of the text that is gone.
  subject.value = isOther ? { text } : { ...subject.value, text };
  // The address has another text, which would take the place of this one when the user comes back.
  const route = routeOf(location);
  if (route.view === "check" && route.shared !== undefined) history.replaceState(history.state, "", hashOf("check"));
};

const Trouble = ({ text }: { text: string | undefined }) =>
  text === undefined ? null : (
    <p class="trouble" role="alert">
      {text}
    </p>
  );

export const CheckView = ({ shared }: { shared?: string }) => {
  const tab = useSignal<Tab>("findings");
  const isOver = useSignal(false);
  useSharedText(shared);
  return (
    <div class="check">
      <section
        class={isOver.value ? "text over" : "text"}
        aria-label="Your text"
        onDragOver={(event) => {
          if (!event.dataTransfer?.types.includes("Files")) return;
          event.preventDefault();
          isOver.value = true;
        }}
        onDragLeave={() => {
          isOver.value = false;
        }}
        onDrop={(event) => {
          isOver.value = false;
          const file = event.dataTransfer?.files[0];
          if (file === undefined) return;
          event.preventDefault();
          void readFile(file);
        }}
      >
        <h1>Paste a line, or a whole draft</h1>
        <p class="quiet">
          It is checked as an editor of This Week in Rust would. For an event or a post of yours,{" "}
          <a href={hashOf("add")}>a form writes the line</a>.
        </p>
        <Options onFile={readFile} />
        <Editor
          label="The text to check"
          text={subject.value.text}
          onChange={typed}
          onReady={(handle) => {
            editor.value = handle;
            markFindings();
          }}
        />
      </section>
      <section class="result" aria-label="Result">
        <Tabs
          label="What is shown"
          titles={TABS}
          chosen={tab.value}
          onChoose={(name) => {
            tab.value = name;
          }}
        >
          <Trouble text={trouble.value ?? crash.value} />
          <Shown tab={tab.value} />
        </Tabs>
      </section>
    </div>
  );
};
