import { test } from "node:test";
import { testRule } from "twir-lint";
import insecureLink from "./insecure-link.js";
import silentImage from "./silent-image.js";

for (const rule of [insecureLink, silentImage]) test(rule.id, () => testRule(rule));
