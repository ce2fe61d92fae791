/** The rules: all of them, searched by words, and one of them alone. */
import { signal, useComputed, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { lintWorker } from "../lint/client.ts";
import type { PageRule } from "../lint/rule-data.ts";
import { announce } from "../live.tsx";
import { Prose, plural } from "../prose.tsx";
import { hashOf } from "../route.ts";
import { RuleArticle } from "./rule-article.tsx";
import { findRules, searchable } from "./search.ts";
import "../styles/rules.css";

/** Asked for once. */
const rules = signal<readonly PageRule[] | undefined>(undefined);

const UnknownRule = ({ name }: { name: string }) => {
  const similar = useSignal<readonly string[]>([]);
  useEffect(() => {
    void lintWorker.similarRules(name).then((names) => {
      similar.value = names;
    });
  }, [name]);
  return (
    <div role="alert" class="trouble">
      <p>
        There is no rule <code>{name}</code>.{" "}
        {similar.value.length === 0
          ? "All that there are stand below."
          : similar.value.map((each, index) => (
              <span key={each}>
                {index === 0 ? "Did you mean " : " or "}
                <a href={hashOf("rules", each)}>{each}</a>
              </span>
            ))}
        {similar.value.length > 0 && "?"}
      </p>
    </div>
  );
};

const OneRule = ({ rule }: { rule: PageRule }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [rule.id]);
  return (
    <article class="one-rule">
      <p>
        <a href={hashOf("rules")}>All rules</a>
      </p>
      <h1 ref={heading} tabIndex={-1}>
        <code>{rule.id}</code>
      </h1>
      <p class="verdict">
        <Prose text={rule.summary} />
      </p>
      <RuleArticle rule={rule} level={2} />
    </article>
  );
};

const RuleRow = ({ rule }: { rule: PageRule }) => {
  const isOpen = useSignal(false);
  return (
    <li class="rule-row" id={`rule-${rule.id}`}>
      <p class="where">
        <a href={hashOf("rules", rule.id)}>{rule.id}</a> <span class="quiet">{rule.severity}</span>
      </p>
      <p>
        <Prose text={rule.summary} />
      </p>
      <details
        onToggle={(event) => {
          isOpen.value = event.currentTarget.open;
        }}
      >
        <summary>
          Why, and examples<span class="unseen"> of {rule.id}</span>
        </summary>
        {isOpen.value && <RuleArticle rule={rule} level={3} />}
      </details>
    </li>
  );
};

const Search = ({ all }: { all: readonly PageRule[] }) => {
  const question = useSignal("");
  const group = useSignal("");
  const index = useRef(searchable(all));
  const found = useComputed(() =>
    findRules(index.current, question.value).filter((rule) => group.value === "" || rule.group === group.value),
  );
  const groups = new Map(all.map((rule) => [rule.group, rule.groupTitle]));
  const tell = () => announce(`${plural(found.value.length, "rule")} found`);
  return (
    <>
      <search class="options">
        <label class="choice wide">
          <span>Search</span>
          <input
            type="search"
            value={question.value}
            placeholder="tracking, event date, [video] …"
            onInput={(event) => {
              question.value = event.currentTarget.value;
              tell();
            }}
          />
        </label>
        <label class="choice">
          <span>About</span>
          <select
            value={group.value}
            onChange={(event) => {
              group.value = event.currentTarget.value;
              tell();
            }}
          >
            <option value="">everything</option>
            {[...groups].map(([name, title]) => (
              <option key={name} value={name}>
                {name}: {title}
              </option>
            ))}
          </select>
        </label>
        <span class="quiet">{plural(found.value.length, "rule")}</span>
      </search>
      {found.value.length === 0 && <p class="verdict">No rule has these words; try fewer of them.</p>}
      <ul class="rule-list">
        {found.value.map((rule) => (
          <RuleRow key={rule.id} rule={rule} />
        ))}
      </ul>
    </>
  );
};

export const RulesView = ({ rule: id }: { rule?: string }) => {
  const trouble = useSignal("");
  useEffect(() => {
    if (rules.value !== undefined) return;
    lintWorker.rules().then(
      (answer) => {
        rules.value = answer;
      },
      (error: unknown) => {
        trouble.value = String(error);
      },
    );
  }, []);
  const all = rules.value;
  if (trouble.value !== "")
    return (
      <p class="trouble" role="alert">
        The rules could not be loaded; open the page again. ({trouble.value})
      </p>
    );
  if (all === undefined) return <p class="quiet">Reading the rules …</p>;
  const one = all.find((rule) => rule.id === id);
  return (
    <div class="rules">
      {one && <OneRule rule={one} />}
      {id !== undefined && !one && <UnknownRule name={id} />}
      {one ? <h2>All rules</h2> : <h1>What is looked for, and why</h1>}
      <Search all={all} />
    </div>
  );
};
