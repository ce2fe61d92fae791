/** How a defect of two lines is told once. */
import type { Finding, Twin } from "./define-rule.ts";

/** It is told at one of them, and a hint at the other points there. */
export const atOneOfTwo = (finding: Finding, twin: Twin): Finding[] => [
  { ...finding, twin },
  {
    span: twin.span,
    message: twin.message,
    help: "look at the other line, which says what to do",
    related: [{ span: finding.span, message: "it is told here" }],
    confidence: "possible",
  },
];
