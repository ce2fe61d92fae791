import { type Plugin, traceOf } from "../../config/plugins.ts";
import { UsageError } from "../../config/usage-error.ts";
import { UnsettledFixes } from "../../engine/fix.ts";
import { RuleCrash } from "../../engine/lint.ts";

/** The error, or where a rule of a plugin is to blame, one that names the plugin: no bug of ours. */
export const blame = (error: unknown, plugins: readonly Plugin[]): unknown => {
  const suspects = error instanceof RuleCrash ? [error.rule] : error instanceof UnsettledFixes ? error.rules : [];
  const plugin = plugins.find(({ rules }) => rules.some(({ id }) => suspects.includes(id)));
  if (!plugin) return error;
  const { message, cause } = error as Error;
  return new UsageError(`${plugin.label}: ${message}`, {
    help: "this is a bug in the plugin",
    trace: traceOf(cause, plugin.url),
    cause: error,
  });
};
