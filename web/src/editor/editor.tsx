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
  /** Replaces what differs, which can be undone. */
  setText(text: string): void;
  /** Makes edits of a text. Returns whether it did: in a text that has changed since they would hit other words. */
  edit(text: string, edits: readonly PageEdit[]): boolean;
  /** Shows a place and puts the cursor there. */
  goTo(from: number, to?: number): void;
  /** Marks the findings; of a text that has changed since, none. */
  mark(text: string, findings: readonly PageFinding[]): void;
  focus(): void;
}

interface EditorProps {
  readonly label: string;
  readonly text: string;
  /** @param isOther whether nothing is left of the text that was there */
  onChange(text: string, isOther: boolean): void;
  onReady(handle: EditorHandle): void;
}

/** Every line end has the length that it has in the text, so that offsets are the same in both. */
const LINE_SEPARATOR = "\n";

const edit = (view: EditorView, text: string, edits: readonly PageEdit[]): boolean => {
  if (view.state.sliceDoc() !== text) return false;
  view.dispatch({ changes: edits.map(({ from, to, insert }) => ({ from, to, insert })), userEvent: "lint.fix" });
  return true;
};

/** What has to be replaced to make one text of another; the cursor stays where it is in the rest. */
const changeOf = (before: string, after: string): PageEdit => {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  let same = 0;
  while (same < shorter - from && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
};

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

const diagnosticOf = (text: string, finding: PageFinding): Diagnostic => {
  const { from, to, severity, message, rule, fix } = finding;
  const renderMessage = () => rendered(finding);
  const actions = fix
    ? [
        {
          name: fix.title.replaceAll("`", ""),
          apply: (view: EditorView) => void edit(view, text, fix.edits),
        },
      ]
    : [];
  return { from, to, severity, message, source: rule, renderMessage, actions };
};

const handleOf = (view: EditorView): EditorHandle => ({
  setText(text) {
    view.dispatch({ changes: changeOf(view.state.sliceDoc(), text), userEvent: "input.replace" });
  },
  edit: (text, edits) => edit(view, text, edits),
  goTo(from, to = from) {
    const end = view.state.doc.length;
    const selection = { anchor: Math.min(from, end), head: Math.min(to, end) };
    view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.anchor, { y: "center" }) });
    view.focus();
  },
  mark(text, findings) {
    if (view.state.sliceDoc() !== text) return;
    view.dispatch(
      setDiagnostics(
        view.state,
        findings.map((finding) => diagnosticOf(text, finding)),
      ),
    );
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
            if (!update.docChanged) return;
            // A range is covered by what reaches beyond both of its ends.
            const isOther = update.changes.touchesRange(1, update.startState.doc.length - 1) === "cover";
            onChange(update.state.sliceDoc(), isOther);
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
