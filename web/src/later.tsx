/** A part of the page whose code is loaded when it is first shown. */
import { signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { ReloadTrouble } from "./reload-trouble.tsx";

/** Asking once more is no use: browsers remember that a module did not come. */
const NotLoaded = () => (
  <ReloadTrouble text="This part of the page could not be loaded. Look whether you are online, and reload the page: what you have typed comes along." />
);

/** Says so when the code does not come. */
export const later = <Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> => {
  const loaded = signal<FunctionComponent<Props>>();
  const isLost = signal(false);
  const ask = (): Promise<void> =>
    load().then(
      (part) => {
        loaded.value = part;
      },
      () => {
        isLost.value = true;
      },
    );
  return (props) => {
    useEffect(() => {
      if (loaded.value === undefined) void ask();
    }, []);
    const Part = loaded.value;
    if (Part !== undefined) return <Part {...props} />;
    return isLost.value ? <NotLoaded /> : <p class="quiet">Loading …</p>;
  };
};
