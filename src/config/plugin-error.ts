/** Tells bugs of plugins from bugs of twir-lint. */

import { UnsettledFixes } from "../engine/fix.ts";
import { RuleCrash } from "../engine/lint.ts";
import { type Plugin, traceOf } from "./plugins.ts";
import { UsageError } from "./usage-error.ts";

/** The error to report: one that names the plugin when a rule of a plugin caused it, else the error itself. */
export const attributeToPlugin = (error: unknown, plugins: readonly Plugin[]): unknown => {
  const ruleIds = error instanceof RuleCrash ? [error.rule] : error instanceof UnsettledFixes ? error.rules : [];
  const plugin = plugins.find(({ rules }) => rules.some(({ id }) => ruleIds.includes(id)));
  if (!plugin) return error;
  const { message, cause } = error as Error;
  return new UsageError(`${plugin.label}: ${message}`, {
    help: "this is a bug in the plugin",
    trace: traceOf(cause, plugin.url),
    cause: error,
  });
};
