/** All features; each is a file here. */
import { allow } from "./allow.ts";
import { codeActions } from "./code-actions.ts";
import { completion } from "./completion.ts";
import { diagnostics } from "./diagnostics.ts";
import { explain } from "./explain.ts";
import type { Feature } from "./feature.ts";
import { formatting } from "./formatting.ts";
import { hover } from "./hover.ts";
import { inlayHints } from "./inlay-hints.ts";
import { lenses } from "./lenses.ts";
import { outside } from "./outside.ts";
import { structure } from "./structure.ts";

export const FEATURES: readonly Feature[] = [
  diagnostics,
  outside,
  codeActions,
  allow,
  explain,
  formatting,
  completion,
  hover,
  inlayHints,
  lenses,
  structure,
];
