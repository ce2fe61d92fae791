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

/** The rules that have every word of the question: those first that have them in their names, then in their summaries. */
export const findRules = (rules: readonly Searchable[], question: string): PageRule[] => {
  const words = question.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rules.filter(({ all }) => words.every((word) => all.includes(word)));
  const isIn = (text: string): boolean => words.every((word) => text.includes(word));
  const rank = ({ id, rule }: Searchable): number => (isIn(id) ? 0 : isIn(rule.summary.toLowerCase()) ? 1 : 2);
  return found.sort((a, b) => rank(a) - rank(b)).map(({ rule }) => rule);
};
