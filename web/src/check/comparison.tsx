/** The text before and after all repairs that are safe, side by side. */
import { MergeView, unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { theme } from "../editor/theme.ts";
import { lintWorker } from "../lint/client.ts";
import { Newest } from "../lint/newest.ts";
import type { CheckRequest } from "../lint/protocol.ts";
import { defect } from "../prose.tsx";
import { crash, knowledge, request, showRepaired, subject } from "./check.ts";

const side = (doc: string, label: string) => ({
  doc,
  extensions: [
    EditorState.lineSeparator.of("\n"),
    EditorState.readOnly.of(true),
    lineNumbers(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ tabindex: "0", "aria-label": label }),
    theme,
  ],
});

/** Lines around a change that are shown. */
const CONTEXT = { margin: 3, minSize: 6 };

const isNarrow = (): boolean => matchMedia("(max-width: 56rem)").matches;

/** Side by side where there is room, else below each other. */
const mount = (root: ShadowRoot, before: string, after: string): { destroy(): void } => {
  const place = { parent: root, root };
  if (!isNarrow())
    return new MergeView({
      ...place,
      a: side(before, "Before"),
      b: side(after, "After"),
      collapseUnchanged: CONTEXT,
      gutter: true,
    });
  const { doc, extensions } = side(after, "Before and after");
  const merged = unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: CONTEXT });
  return new EditorView({ ...place, state: EditorState.create({ doc, extensions: [...extensions, merged] }) });
};

const Merged = ({ before, after }: { before: string; after: string }) => {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current as HTMLDivElement;
    const view = mount(element.shadowRoot ?? element.attachShadow({ mode: "open" }), before, after);
    return () => view.destroy();
  }, [before, after]);
  return <div class="comparison" ref={host} />;
};

/** Milliseconds without another change: to repair takes much longer than to judge, which goes before it. */
const CALM = 400;

interface Repaired {
  readonly of: string;
  readonly text: string;
}

const repaired = signal<Repaired | undefined>(undefined);

const newest = new Newest<CheckRequest, string | undefined>((asked) => lintWorker.repair(asked), {
  tell(text, asked) {
    repaired.value = { of: asked.text, text: text ?? asked.text };
  },
  fail(error) {
    crash.value = defect(error);
    repaired.value = undefined;
  },
});

export const Comparison = () => {
  const asked = request.value;
  const known = knowledge.value;
  useEffect(() => {
    const timer = setTimeout(() => newest.ask(asked), repaired.value === undefined ? 0 : CALM);
    return () => clearTimeout(timer);
  }, [asked, known]);
  // Who comes back is not shown what another text was.
  useEffect(
    () => () => {
      repaired.value = undefined;
    },
    [],
  );
  const { value } = repaired;
  if (value === undefined) return <p class="quiet">Repairing …</p>;
  if (value.of === value.text) return <p>There is nothing to repair that needs no thought.</p>;
  return (
    <>
      <p>
        <button
          type="button"
          class="main"
          onClick={() => {
            if (value.of === subject.value.text) showRepaired(value.text);
          }}
        >
          Apply these repairs
        </button>
      </p>
      <Merged before={value.of} after={value.text} />
    </>
  );
};
