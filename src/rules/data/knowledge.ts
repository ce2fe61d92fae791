import type { Knowledge } from "../../model/archive.ts";
import { homeOf } from "./house-place.ts";
import { pageKey } from "./page-key.ts";

/** What the tables know that learning from earlier issues needs. */
export const KNOWLEDGE: Knowledge = { pageOf: pageKey, homeOf };
