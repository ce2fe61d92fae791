/** Says that a newer build of the page is there, and takes it when it is told to. */
import { signal } from "@preact/signals";
import { reload } from "../kept.ts";

/** What takes the new build; undefined while there is none. */
const newVersion = signal<(() => void) | undefined>(undefined);

let isAsked = false;

const offer = (waiting: ServiceWorker): void => {
  newVersion.value = () => {
    isAsked = true;
    waiting.postMessage("take over");
  };
};

const watch = (registration: ServiceWorkerRegistration): void => {
  const { serviceWorker } = navigator;
  if (registration.waiting && serviceWorker.controller) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => {
      if (installing.state === "installed" && serviceWorker.controller) offer(installing);
    });
  });
};

/** Keeps the page for later, where the browser can; where it cannot, the page works as long as there is a network. */
export const keepOffline = async (): Promise<void> => {
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  const { serviceWorker } = navigator;
  let isFirst = serviceWorker.controller === null;
  serviceWorker.addEventListener("controllerchange", () => {
    if (isAsked) reload();
    // Another tab took the new build, whose files this one has not.
    else if (!isFirst) newVersion.value = reload;
    isFirst = false;
  });
  try {
    watch(await serviceWorker.register("./service-worker.js", { updateViaCache: "none" }));
  } catch {
    // Private windows may forbid it.
  }
};

export const NewVersion = () => {
  const take = newVersion.value;
  if (take === undefined) return null;
  return (
    <p class="new-version" role="status">
      A new version of this page is there.{" "}
      <button type="button" onClick={take}>
        Reload
      </button>
    </p>
  );
};
