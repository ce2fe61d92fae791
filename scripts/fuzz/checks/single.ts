/** Each safe fix that is offered, made alone as an editor's button makes it, causes no finding. */
import { applyEdits } from "../../../src/text/edit.ts";
import { causedFindings } from "./caused.ts";
import type { Check } from "./check.ts";

/** Of one document; another has the same again. */
const MOST = 6;

export const singleFixes: Check = {
  name: "single fixes",
  *find(subject) {
    const { text } = subject.document;
    const offered = subject.linted.diagnostics.filter(({ fix }) => fix?.safety === "safe");
    for (const { rule, fix } of offered.slice(0, MOST)) {
      const after = subject.lint(applyEdits(text, fix?.edits ?? []));
      for (const found of causedFindings(subject.linted, after))
        yield { kind: `a fix of ${rule} causes ${found.rule}`, detail: `${found.message}: ${after.source.text}` };
    }
  },
};
