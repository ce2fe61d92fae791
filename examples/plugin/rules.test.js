import { test } from "node:test";
import { testRule } from "twir-lint";
import emphasizedTitle from "./emphasized-title.js";
import insecureLink from "./insecure-link.js";

for (const rule of [insecureLink, emphasizedTitle]) test(rule.id, () => testRule(rule));
