/** The editor: a text, with what was found marked in it. */
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { render } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { PageEdit, PageFinding } from "../lint/protocol.ts";
import { Prose } from "../prose.tsx";
import { theme } from "./theme.ts";

/** What the page does with the editor. */
export interface EditorHandle {
  /** Replaces the whole text, which can be undone. */
  setText(text: string): void;
  /** Makes edits of the text that the findings are of. */
  edit(edits: readonly PageEdit[]): void;
  /** Shows a place and puts the cursor there. */
  goTo(from: number, to?: number): void;
  /** Marks the findings; of a text that has changed since, none. */
  mark(text: string, findings: readonly PageFinding[]): void;
  focus(): void;
}

interface EditorProps {
  readonly label: string;
  readonly text: string;
  onChange(text: string): void;
  onReady(handle: EditorHandle): void;
}

/** Every line end has the length that it has in the text, so that offsets are the same in both. */
const LINE_SEPARATOR = "\n";

const changesOf = (edits: readonly PageEdit[]) => edits.map(({ from, to, insert }) => ({ from, to, insert }));

/** What is said, with code as code, in an element of the editor's own. */
const rendered = ({ message, help }: PageFinding): Node => {
  const element = document.createElement("span");
  render(
    <>
      <Prose text={message} />
      {help && (
        <>
          <br />
          <Prose text={help} />
        </>
      )}
    </>,
    element,
  );
  return element;
};

const diagnosticOf = (finding: PageFinding): Diagnostic => {
  const { from, to, severity, message, rule, fix } = finding;
  const renderMessage = () => rendered(finding);
  const actions = fix
    ? [
        {
          name: fix.title.replaceAll("`", ""),
          apply: (view: EditorView) => view.dispatch({ changes: changesOf(fix.edits), userEvent: "lint.fix" }),
        },
      ]
    : [];
  return { from, to, severity, message, source: rule, renderMessage, actions };
};

const handleOf = (view: EditorView): EditorHandle => ({
  setText(text) {
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: "input.replace" });
  },
  edit(edits) {
    view.dispatch({ changes: changesOf(edits), userEvent: "lint.fix" });
  },
  goTo(from, to = from) {
    const end = view.state.doc.length;
    const selection = { anchor: Math.min(from, end), head: Math.min(to, end) };
    view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.anchor, { y: "center" }) });
    view.focus();
  },
  mark(text, findings) {
    if (view.state.sliceDoc() !== text) return;
    view.dispatch(setDiagnostics(view.state, findings.map(diagnosticOf)));
  },
  focus: () => view.focus(),
});

/** The text is given once: from then on the editor has it, and tells of each change. */
export const Editor = ({ label, text, onChange, onReady }: EditorProps) => {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current as HTMLDivElement;
    const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    const view = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc: text,
        extensions: [
          EditorState.lineSeparator.of(LINE_SEPARATOR),
          lineNumbers(),
          lintGutter(),
          history(),
          drawSelection(),
          highlightActiveLine(),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            tabindex: "0",
            "aria-label": label,
            spellcheck: "false",
            autocapitalize: "off",
          }),
          keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap, ...searchKeymap]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) onChange(update.state.sliceDoc());
          }),
          theme,
        ],
      }),
    });
    onReady(handleOf(view));
    return () => view.destroy();
  }, []);
  return <div class="editor" ref={host} />;
};
