/** How a defect of two lines is told once. */
import type { Finding, Twin } from "./define-rule.ts";

/** It is told at one of them, and a hint at the other points there. */
export const atOneOfTwo = (finding: Finding, twin: Twin): Finding[] => [
  { ...finding, twin },
  {
    span: twin.span,
    message: twin.message,
    help: "what to do is told at the other of the two lines",
    related: [{ span: finding.span, message: "it is told here" }],
    confidence: "possible",
  },
];
