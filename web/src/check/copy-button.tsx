/** A button that copies a text, and says that it did. */
import { useState } from "preact/hooks";
import { announce } from "../live.tsx";

/** Milliseconds for which it says so. */
const SHOWN = 2000;

export const CopyButton = ({ name, read }: { name: string; read: () => Promise<string> }) => {
  const [state, setState] = useState<"" | "Copied" | "Not copied: the browser forbids it">("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await read());
      setState("Copied");
      announce("Copied");
    } catch {
      setState("Not copied: the browser forbids it");
    }
    setTimeout(() => setState(""), SHOWN);
  };
  return (
    <button type="button" onClick={copy}>
      {state || name}
    </button>
  );
};
