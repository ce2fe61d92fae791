/** A text as readers of the site will see it, beside what GitHub's preview shows of it. */
import { buildIssue } from "../../document/build.ts";
import { blankOut } from "../../document/comments.ts";
import type { MarkdownParser } from "../../document/markdown/parser.ts";
import { SourceFile } from "../../text/source-file.ts";
import { type Difference, differencesOf } from "./compare.ts";
import { githubBlocks } from "./github.ts";
import { type Row, rowsOf } from "./rows.ts";
import { shownPart } from "./shown-part.ts";
import { siteBlocks } from "./site.ts";

export interface Preview {
  readonly rows: readonly Row[];
  readonly differences: readonly (Difference & { readonly from: number })[];
  /** How many lines at the start are read by no reader. */
  readonly frontMatter: number;
  /** How many lines are shown, where the text has more than can be. */
  readonly shownLines?: number;
  /** How many blocks are too long to be read. */
  readonly leftOut: number;
}

/** The preview of a text, as far as it is shown. */
export const previewOf = (text: string, parser: MarkdownParser): Preview => {
  const part = shownPart(text);
  const whole = buildIssue(new SourceFile("", part), { parser });
  const { frontMatter } = whole;
  const unread = [frontMatter.span, ...whole.oversized].filter(({ start, end }) => start < end);
  const issue = unread.length === 0 ? whole : buildIssue(new SourceFile("", blankOut(part, unread)), { parser });
  const { source } = issue;
  const [site, github] = [siteBlocks(issue, parser), githubBlocks(issue, parser)];
  const differences = differencesOf(site, github);
  return {
    rows: rowsOf(site, github, differences),
    differences: differences.map((each) => ({ ...each, from: source.lines[each.line]?.start ?? 0 })),
    frontMatter: frontMatter.fields.length,
    ...(part !== text && { shownLines: source.lines.length - 1 }),
    leftOut: whole.oversized.length,
  };
};
