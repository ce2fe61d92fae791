/** All that there is to say of one rule. */
import { CopyButton } from "../check/copy-button.tsx";
import type { PageRule } from "../lint/rule-data.ts";
import { Prose } from "../prose.tsx";
import { Example } from "./example.tsx";

const FIXES: Readonly<Record<PageRule["fix"], string>> = {
  always: "a button repairs it",
  sometimes: "a button repairs it where only one answer is right",
  never: "only a person can put it right",
};

/** A guideline is a page of the web; what else a rule may name is no link. */
const isWebPage = (address: string): boolean => /^https?:\/\//.test(address);

const Facts = ({ rule }: { rule: PageRule }) => (
  <dl class="facts">
    <dt>Group</dt>
    <dd>
      {rule.group}: {rule.groupTitle}
    </dd>
    <dt>Severity</dt>
    <dd>{rule.severity}</dd>
    <dt>Repair</dt>
    <dd>{FIXES[rule.fix]}</dd>
    {rule.since && (
      <>
        <dt>Since</dt>
        <dd>{rule.since}</dd>
      </>
    )}
    {rule.source && isWebPage(rule.source) && (
      <>
        <dt>Guideline</dt>
        <dd>
          <a href={rule.source} rel="noopener noreferrer">
            {rule.source.replace(/^https?:\/\//, "")}
          </a>
        </dd>
      </>
    )}
  </dl>
);

/** @param level of the headings inside */
export const RuleArticle = ({ rule, level }: { rule: PageRule; level: 2 | 3 }) => {
  const Heading = `h${level}` as const;
  return (
    <div class="rule-article">
      <p>
        <Prose text={rule.why} />
      </p>
      <Facts rule={rule} />
      {rule.examples.map((example, index) => (
        <section key={index} aria-label={`Example ${index + 1} of ${rule.id}`}>
          <Heading>{rule.examples.length > 1 ? `Example ${index + 1}` : "Example"}</Heading>
          <Example example={example} />
        </section>
      ))}
      <Heading>Letting it stand</Heading>
      <p>
        Write on the line before, with the reason: <code>{rule.allow}</code>{" "}
        <CopyButton name="Copy the comment" read={async () => rule.allow} />
      </p>
    </div>
  );
};
