import { addGroup } from "../../analysis/group-lists.ts";
import { comesBefore, groupListOf } from "../../analysis/known-groups.ts";
import { isUnder } from "../../document/sections.ts";
import type { Issue, Section } from "../../document/types.ts";
import type { SectionKind } from "../../newsletter/outline.ts";
import { defineRule, unsafeFix } from "../../rule/define-rule.ts";
import type { Edit } from "../../text/edit.ts";
import type { SourceFile } from "../../text/source-file.ts";

/** A group without items has no heading: a sentence below the last group names it. */
const GROUPS: ReadonlySet<string> = new Set<SectionKind>(["testing-group", "fcp-group"]);

/** Whether the section is removed when it is empty; in the others a sentence says that there is nothing. */
const isOptional = (section: Section): boolean => {
  const { kind, parent } = section;
  if (kind === "region" || kind === "team" || kind === "fcp-group") return true;
  return kind !== "community" && kind !== "events" && (isUnder(section, "community") || isUnder(parent, "events"));
};

/** The edit that names an empty group in the sentence for those without items, by the link of its heading. */
const intoSentence = (issue: Issue, section: Section, source: SourceFile): Edit[] | undefined => {
  const list = groupListOf(section);
  const sentence = issue.noneLines.find(({ groups, section: its }) => groups.length > 0 && groupListOf(its) === list);
  const text = source.slice({ start: section.marker.end, end: section.heading.end }).trim();
  if (!list || !sentence || !text.startsWith("[")) return undefined;
  const isBefore = (name: string): boolean => comesBefore(list, section.title.value, name);
  const edit = addGroup(source, sentence, { text, isBefore });
  return edit && [edit];
};

export default defineRule({
  id: "empty-section",
  on: "issue",
  group: "readiness",
  fix: "sometimes",
  summary: "a heading has nothing under it",
  why: "The template has every heading; those without an entry are deleted before publication. Editors did so 224 times.",
  examples: [
    {
      incorrect: `
* [A tale of two borrows](https://blog.example.net/two-borrows)

### Research
^^^^^^^^^^^^ nothing stands under \`Research\`

### Miscellaneous
* [Crabs of the world](https://blog.example.net/crabs)`,
      correct: `
* [A tale of two borrows](https://blog.example.net/two-borrows)

### Miscellaneous
* [Crabs of the world](https://blog.example.net/crabs)`,
    },
  ],
  *check(issue, { source, stage }) {
    const { sections, lines, noneLines } = issue;
    const parents = new Set(sections.map(({ parent }) => parent));
    for (const section of sections) {
      if (!(isOptional(section) || section.kind === "testing-group") || parents.has(section)) continue;
      let next = source.lineIndex(section.heading.start) + 1;
      const removed = { start: section.heading.start, end: section.heading.end };
      for (; lines[next]?.section === section && lines[next]?.kind === "blank"; next++);
      removed.end = lines[next]?.span.start ?? source.text.length;
      for (; lines[next]?.section === section && ["blank", "comment"].includes(lines[next]?.kind ?? ""); next++);
      // The sentence is about groups that have no heading, so the heading above it is empty all the same. An empty
      // testing group is reported only there.
      const isSentence = noneLines.some(({ line, groups }) => line === lines[next] && groups.length > 0);
      if (lines[next]?.section === section ? !isSentence : section.kind === "testing-group") continue;
      const remove = { span: removed, text: "" };
      const moved = section.kind === "fcp-group" ? intoSentence(issue, section, source) : undefined;
      yield {
        span: section.heading,
        message: `nothing stands under \`${section.title.value}\``,
        help: GROUPS.has(section.kind)
          ? "remove the heading, and name the group in the sentence for those without items"
          : "remove the heading",
        // While the draft is written, somebody may still fill it; a group is moved whenever it has nothing.
        fix:
          moved || stage !== "draft"
            ? unsafeFix(moved ? "move the group into the sentence" : "remove the heading", remove, moved ?? [])
            : undefined,
      };
    }
  },
});
