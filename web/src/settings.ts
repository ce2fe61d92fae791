/** What the page remembers between visits: settings, never a text. */
import { effect, signal } from "@preact/signals";

export interface Settings {
  readonly stage: "draft" | "publish";
  readonly author: "external" | "editor";
  readonly hints: boolean;
}

const KEY = "twir-lint settings";
const DEFAULTS: Settings = { stage: "draft", author: "external", hints: false };

const oneOf = <T extends string>(value: unknown, values: readonly T[]): T | undefined =>
  values.find((each) => each === value);

const read = (): Settings => {
  try {
    const { stage, author, hints } = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return {
      stage: oneOf(stage, ["draft", "publish"]) ?? DEFAULTS.stage,
      author: oneOf(author, ["external", "editor"]) ?? DEFAULTS.author,
      hints: hints === true,
    };
  } catch {
    // Storage may be forbidden, and what is in it may be anything.
    return DEFAULTS;
  }
};

export const settings = signal<Settings>(read());

effect(() => {
  const now = JSON.stringify(settings.value);
  try {
    localStorage.setItem(KEY, now);
  } catch {
    // Then they are remembered until the page is closed.
  }
});
