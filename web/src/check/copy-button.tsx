/** A button that copies a text, and says that it did. */
import { useState } from "preact/hooks";
import { announce } from "../live.tsx";

/** Milliseconds for which it says so. */
const SHOWN = 2000;

/** @param read gives the text when it is asked for */
export const CopyButton = ({ name, read }: { name: string; read: () => Promise<string> }) => {
  const [state, setState] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await read());
      setState("✔ copied");
      announce("Copied");
    } catch {
      setState("✖ the browser does not allow it");
    }
    setTimeout(() => setState(""), SHOWN);
  };
  return (
    <button type="button" onClick={copy}>
      {name} {state && <span class="copied">{state}</span>}
    </button>
  );
};
