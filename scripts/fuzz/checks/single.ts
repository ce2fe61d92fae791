/** Each safe fix that is offered, made alone as an editor's button makes it, causes no finding or is taken back. */
import { causedFindings } from "./caused.ts";
import type { Check } from "./check.ts";

export const singleFixes: Check = {
  name: "single fixes",
  *find(subject) {
    const { text } = subject.document;
    const offered = subject.linted.diagnostics.filter(({ fix }) => fix?.safety === "safe");
    // One that is alone is made by the check of all. Of several one is made, for the time that it takes.
    const chosen = offered.length < 2 ? undefined : offered[text.length % offered.length];
    if (chosen === undefined) return;
    const { passes } = subject.fix(text, {
      only: ({ source }, { rule, span }) =>
        source.text === text && rule === chosen.rule && span.start === chosen.span.start,
    });
    for (const after of passes.slice(1))
      for (const found of causedFindings(subject.linted, after))
        yield {
          kind: `a fix of ${chosen.rule} causes ${found.rule}`,
          detail: `${found.message}: ${after.source.text}`,
        };
  },
};
