import { test } from "node:test";
import { testRule } from "twir-lint";
import insecureLink from "./insecure-link.js";
import struckText from "./struck-text.js";

for (const rule of [insecureLink, struckText]) test(rule.id, () => testRule(rule));
