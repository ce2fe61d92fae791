/** Finds rules by words of them. */
import type { PageRule } from "../lint/rule-data.ts";

/** What is searched, in lower case, made once. */
interface Searchable {
  readonly rule: PageRule;
  readonly id: string;
  readonly all: string;
}

export const searchable = (rules: readonly PageRule[]): Searchable[] =>
  rules.map((rule) => ({
    rule,
    id: rule.id,
    all: [
      rule.id,
      rule.summary,
      rule.why,
      ...rule.examples.flatMap(({ texts }) =>
        texts.flatMap(({ lines }) =>
          lines.flatMap(({ text, notes }) => [text, ...notes.map(({ message }) => message)]),
        ),
      ),
    ]
      .join("\n")
      .toLowerCase(),
  }));

/** The rules that have every word of the question; those that have them in their names first. */
export const findRules = (rules: readonly Searchable[], question: string): PageRule[] => {
  const words = question.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rules.filter(({ all }) => words.every((word) => all.includes(word)));
  const isNamed = ({ id }: Searchable): boolean => words.every((word) => id.includes(word));
  return [...found.filter(isNamed), ...found.filter((each) => !isNamed(each))].map(({ rule }) => rule);
};
