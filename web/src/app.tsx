/** The frame of the page: its name, its views, and the view that the address names. */
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { HOME } from "../../src/report/project.ts";
import { CheckView } from "./check/check-view.tsx";
import { later } from "./later.tsx";
import { isBroken } from "./lint/client.ts";
import { announce, LiveRegion } from "./live.tsx";
import { NewVersion } from "./offline/new-version.tsx";
import { ReloadTrouble } from "./reload-trouble.tsx";
import { hashOf, type Route, routeOf, VIEWS, type View } from "./route.ts";

const PullView = later(async () => (await import("./pull/pull-view.tsx")).PullView);
const AddView = later(async () => (await import("./add/add-view.tsx")).AddView);
const RulesView = later(async () => (await import("./rules/rules-view.tsx")).RulesView);

const route = signal<Route>(routeOf(location));

addEventListener("hashchange", () => {
  route.value = routeOf(location);
});

const Shown = ({ route: shown }: { route: Route }) => {
  if (shown.view === "pull") return <PullView pull={shown.pull} />;
  if (shown.view === "add") return <AddView />;
  if (shown.view === "rules") return <RulesView rule={shown.rule} />;
  return <CheckView shared={shown.shared} />;
};

const titleOf = (shown: Route): string => {
  const rule = shown.view === "rules" && shown.rule !== undefined ? `${shown.rule} · ` : "";
  return `${rule}${VIEWS[shown.view]} · twir-lint`;
};

const Navigation = ({ view }: { view: View }) => (
  <nav aria-label="Views">
    {Object.entries(VIEWS).map(([each, title]) => (
      <a key={each} href={hashOf(each as View)} aria-current={each === view ? "page" : undefined}>
        {title}
      </a>
    ))}
  </nav>
);

const WorkerTrouble = () =>
  isBroken.value ? (
    <ReloadTrouble text="The part of this page that judges your text does not work. Look whether you are online, and reload the page." />
  ) : null;

export const App = () => {
  const { view } = route.value;
  const title = titleOf(route.value);
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    // Who goes to another view by keyboard goes on reading there; in a rule, at its heading.
    const isRule = "rule" in route.value && route.value.rule !== undefined;
    if (!isFirst.current && !isRule) main.current?.focus();
    isFirst.current = false;
    // What was said of another view is not of this one.
    announce("");
  }, [view]);
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        Skip to the text
      </button>
      <header class="top">
        <a class="name" href={hashOf("check")}>
          twir-lint
        </a>
        <Navigation view={view} />
      </header>
      <NewVersion />
      <WorkerTrouble />
      <main id="main" ref={main} tabIndex={-1}>
        <Shown route={route.value} />
      </main>
      <footer class="bottom">
        <p>
          What an editor of This Week in Rust would say about your line, before you send it. Your text stays in this
          browser.
        </p>
        <p>
          twir-lint {VERSION} · <a href={HOME}>source, terminal, CI</a>
        </p>
      </footer>
      <LiveRegion />
    </>
  );
};
