import { homeOf } from "../analysis/house-location.ts";
import { pageKey } from "../newsletter/page-key.ts";
import type { Knowledge } from "./types.ts";

/** What the tables know that learning from earlier issues needs. */
export const KNOWLEDGE: Knowledge = { pageOf: pageKey, homeOf };
