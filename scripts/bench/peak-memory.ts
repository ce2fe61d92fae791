/** How much memory a process of Node has had at most, asked by code that is loaded into it. */

/**
 * An expression of JavaScript, in kilobytes. `maxRSS` counts what the parent had when it forked, which may be more; the
 * kernel's status of the process does not, where there is one.
 */
export const PEAK_MEMORY = `(() => {
  const { readFileSync } = require("node:fs");
  try {
    return Number(/^VmHWM:\\s*(\\d+) kB$/m.exec(readFileSync("/proc/self/status", "latin1"))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
})()`;
