/** All features; each is a file here. */
import { diagnostics } from "./diagnostics.ts";
import type { Feature } from "./feature.ts";
import { outside } from "./outside.ts";

export const FEATURES: readonly Feature[] = [diagnostics, outside];
