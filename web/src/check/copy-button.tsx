/** A button that copies a text, and says that it did. */
import { useState } from "preact/hooks";
import { announce } from "../live.tsx";

/** Milliseconds for which it says so. */
const SHOWN = 2000;

interface Outcome {
  readonly sign: string;
  readonly text: string;
}

const failed = (text: string): Outcome => ({ sign: "✖", text });

const write = async (text: string): Promise<Outcome> => {
  try {
    await navigator.clipboard.writeText(text);
    return { sign: "✔", text: "copied" };
  } catch {
    return failed("the browser does not allow it");
  }
};

/** @param read gives the text when it is asked for */
export const CopyButton = ({ name, read }: { name: string; read: () => Promise<string> }) => {
  const [outcome, setOutcome] = useState<Outcome>();
  const copy = async () => {
    const now = await read().then(write, (error: unknown) =>
      failed(error instanceof Error ? error.message : String(error)),
    );
    setOutcome(now);
    announce(now.text);
    setTimeout(() => setOutcome(undefined), SHOWN);
  };
  return (
    <button type="button" onClick={copy}>
      {name}{" "}
      {outcome && (
        <span class="copied">
          {outcome.sign} {outcome.text}
        </span>
      )}
    </button>
  );
};
