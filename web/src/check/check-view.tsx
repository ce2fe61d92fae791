/** The first view: a text, and what an editor would say of it. */
import { useSignal } from "@preact/signals";
import { lazy, Suspense } from "preact/compat";
import { useEffect, useState } from "preact/hooks";
import { Editor } from "../editor/editor.tsx";
import { checked, crash, editor, subject } from "./check.ts";
import { Findings } from "./findings.tsx";
import { Options } from "./options.tsx";
import { unpack } from "./share.ts";
import { Tabs } from "./tabs.tsx";

const Preview = lazy(async () => (await import("../preview/preview.tsx")).Preview);
const Comparison = lazy(async () => (await import("./comparison.tsx")).Comparison);

const TABS = { findings: "Findings", comparison: "Before and after", preview: "As readers see it" } as const;
type Tab = keyof typeof TABS;

const Shown = ({ tab }: { tab: Tab }) => {
  if (tab === "preview") return <Preview />;
  if (tab === "comparison") return <Comparison />;
  return <Findings />;
};

const readFile = async (file: File): Promise<void> => {
  const text = await file.text();
  subject.value = { text, path: `draft/${file.name}` };
  editor.value?.setText(text);
};

/** Puts the text of the address into the editor. @returns what is wrong with the address */
const useSharedText = (shared: string | undefined): string | undefined => {
  const [trouble, setTrouble] = useState<string>();
  useEffect(() => {
    setTrouble(undefined);
    if (shared === undefined) return;
    unpack(shared).then(
      (text) => {
        subject.value = { text };
        editor.value?.setText(text);
      },
      () => setTrouble("this link holds no text that can be read; ask for another one"),
    );
  }, [shared]);
  return trouble;
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
  const trouble = useSharedText(shared);
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
        <Options onFile={readFile} />
        <Editor
          label="The text to check"
          text={subject.value.text}
          onChange={(text) => {
            if (text !== subject.value.text) subject.value = { ...subject.value, text };
          }}
          onReady={(handle) => {
            editor.value = handle;
            const last = checked.value;
            if (last) handle.mark(last.text, last.findings);
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
          <Trouble text={trouble ?? crash.value} />
          <Suspense fallback={<p class="quiet">Loading …</p>}>
            <Shown tab={tab.value} />
          </Suspense>
        </Tabs>
      </section>
    </div>
  );
};
