import { jointFault, type ListedGroup, listedGroups, rewriteGroups } from "../../analysis/group-lists.ts";
import { groupListOf, hasItems, isKnownGroup, linkOf, missingGroups } from "../../analysis/known-groups.ts";
import { defineRule, type Finding, safeFix, unsafeFix } from "../../rule/define-rule.ts";

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

export default defineRule({
  id: "malformed-none-line",
  on: "none-line",
  group: "structure",
  fix: "sometimes",
  summary: "the sentence that lists groups without items is put together wrongly, or lacks one, or has one too many",
  why: "The sentence is rebuilt by hand each week when a group moves in or out: commas, the last `or` and the closing `.*` get lost, a group is left in it although it has items, or forgotten. Each group belongs in one place.",
  examples: [
    {
      in: "testing",
      incorrect: `
*No calls for testing were issued this week by
[Rust](https://github.com/rust-lang/rust/labels/call-for-testing),
[Rust language RFCs](https://github.com/rust-lang/rfcs/labels/call-for-testing),
[Cargo](https://github.com/rust-lang/cargo/labels/call-for-testing),
                                                                   ^ (+1 line) the last two groups are joined by \`,\` instead of \`or\`, the sentence does not end in \`.*\`
[Rustup](https://github.com/rust-lang/rustup/labels/call-for-testing) or`,
      correct: `
*No calls for testing were issued this week by
[Rust](https://github.com/rust-lang/rust/labels/call-for-testing),
[Rust language RFCs](https://github.com/rust-lang/rfcs/labels/call-for-testing),
[Cargo](https://github.com/rust-lang/cargo/labels/call-for-testing) or
[Rustup](https://github.com/rust-lang/rustup/labels/call-for-testing).*`,
    },
    {
      in: "testing",
      incorrect: `
##### [Cargo](https://github.com/rust-lang/cargo/labels/call-for-testing)
* [Tracking issue for cargo-claw](https://github.com/rust-lang/cargo/issues/12207)

*No calls for testing were issued this week by
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ group \`Rust language RFCs\` has neither items nor a place in this sentence
[Rust](https://github.com/rust-lang/rust/labels/call-for-testing),
[Cargo](https://github.com/rust-lang/cargo/labels/call-for-testing),
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ group \`Cargo\` is among those without items and has items
[Rust](https://github.com/rust-lang/rust/labels/call-for-testing) or
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ group \`Rust\` is named twice
[Rustup](https://github.com/rust-lang/rustup/labels/call-for-testing).*`,
      correct: `
##### [Cargo](https://github.com/rust-lang/cargo/labels/call-for-testing)
* [Tracking issue for cargo-claw](https://github.com/rust-lang/cargo/issues/12207)

*No calls for testing were issued this week by
[Rust language RFCs](https://github.com/rust-lang/rfcs/labels/call-for-testing),
[Rust](https://github.com/rust-lang/rust/labels/call-for-testing) or
[Rustup](https://github.com/rust-lang/rustup/labels/call-for-testing).*`,
    },
  ],
  *check(sentence, { issue, source }): Iterable<Finding> {
    const list = groupListOf(sentence.section);
    const groups = listedGroups(sentence);
    if (!list || !groups.some(({ name }) => isKnownGroup(list, name))) return;
    const again = groups.filter(({ name }, index) => groups.findIndex((other) => other.name === name) < index);
    const busy = groups.filter(({ name }) => hasItems(issue, list, name));
    const remaining = groups.filter((group) => !again.includes(group) && !busy.includes(group));
    const edits = rewriteGroups(source, sentence, { groups, remaining });
    const fix = edits && safeFix("list each group once, with `,`, ` or` and `.*`", edits);
    const about = ({ link, name }: ListedGroup, fact: string, help: string): Finding => ({
      span: link.span,
      message: `group \`${name}\` ${fact}`,
      help,
      fix,
    });
    for (const group of again) yield about(group, "is named twice", "name it once");
    for (const group of busy)
      yield about(group, "is among those without items and has items", "take it out of the sentence");
    const fault = jointFault(source, sentence, groups);
    if (fault)
      yield { ...fault, help: "join the groups with `,` and the last with `or`, and end the sentence with `.*`", fix };
    const missing = missingGroups(issue, list, sentence.text);
    const first = groups[0];
    if (missing.length === 0 || !first) return;
    const text = missing.map((group) => linkOf(group, list)).join(`,${source.eol}`);
    const joint = groups.length > 1 ? "," : " or";
    yield {
      span: { start: sentence.span.start, end: sentence.line.content.span.end },
      message: `${missing.length > 1 ? "groups" : "group"} ${quoted(missing.map(({ name }) => name))} ${missing.length > 1 ? "have" : "has"} neither items nor a place in this sentence`,
      help: "name it in the sentence, or add its items",
      fix: unsafeFix("name it in the sentence", {
        span: { start: first.span.start, end: first.span.start },
        text: text + joint + source.eol,
      }),
    };
  },
});
