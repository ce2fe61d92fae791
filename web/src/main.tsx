/** Starts the page. */
// First, so that the worker is started before the editor is read.
import "./lint/client.ts";
import { render } from "preact";
import { App } from "./app.tsx";

render(<App />, document.getElementById("app") as HTMLElement);
