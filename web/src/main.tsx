/** Starts the page. */
// First, so that the worker is started before the editor is read.
import "./lint/client.ts";
import { effect } from "@preact/signals";
import { render } from "preact";
import { App } from "./app.tsx";
import { checked } from "./check/check.ts";
import { keepOffline } from "./offline/new-version.tsx";

render(<App />, document.getElementById("app") as HTMLElement);

// The first findings come first. A build that is being worked on is not kept.
if (import.meta.env.PROD) {
  const stop = effect(() => {
    if (checked.value === undefined) return;
    void keepOffline();
    queueMicrotask(() => stop());
  });
}
