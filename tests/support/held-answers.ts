/** Holds back what the linter's worker answers, so that a test acts in between. */
import type { Page } from "playwright-core";

/** Runs in the page before its own scripts: counts what is asked by name, and keeps answers while it is told to. */
const PATCH = `(() => {
  const { addEventListener, postMessage } = Worker.prototype;
  window.asked = {};
  Worker.prototype.postMessage = function (message, ...rest) {
    const name = message?.path?.[0];
    if (name !== undefined) window.asked[name] = (window.asked[name] ?? 0) + 1;
    return postMessage.call(this, message, ...rest);
  };
  Worker.prototype.addEventListener = function (type, listener, ...rest) {
    const hold = (event) => (window.held ? window.held.push(() => listener(event)) : listener(event));
    return addEventListener.call(this, type, type === "message" ? hold : listener, ...rest);
  };
})()`;

/** Opens the page anew, with answers that can be held. */
export const withHeldAnswers = async (page: Page) => {
  await page.addInitScript(PATCH);
  await page.reload();
  return {
    hold: (): Promise<void> => page.evaluate("window.held = []"),
    release: (): Promise<void> =>
      page.evaluate("(() => { const { held } = window; window.held = undefined; for (const tell of held) tell(); })()"),
    /** How often the worker was asked for it. */
    asked: (name: string): Promise<number> => page.evaluate(`window.asked[${JSON.stringify(name)}] ?? 0`),
  };
};
