import { defineRule } from "../../rule/define-rule.ts";
import { itemsWithin } from "../../text/span.ts";

export default defineRule({
  id: "wrong-jobs-link",
  on: "issue",
  group: "structure",
  yieldsTo: ["placeholder", "invalid-url"],
  fix: "never",
  summary: "the jobs link does not lead to the thread of who is hiring",
  why: "The thread is easily mistaken for its neighbour, the one for questions: four issues sent job seekers there.",
  examples: [
    {
      in: "jobs",
      incorrect: `
Please see the latest [Who's Hiring thread on r/rust](https://www.reddit.com/r/rust/comments/1aaaaaa/hey_rustaceans_got_a_question_ask_here/)
                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the jobs link is not a \`whos_hiring\` thread`,
      correct:
        "Please see the latest [Who's Hiring thread on r/rust](https://www.reddit.com/r/rust/comments/1aaaaaa/official_rrust_whos_hiring_thread_for_jobseekers/)",
    },
    {
      replaces: ["jobs"],
      incorrect: `
## Jobs
^^^^^^^ no link to the \`whos_hiring\` thread stands below this heading

Please see the latest Who's Hiring thread on r/rust`,
      correct: `
## Jobs

Please see the latest [Who's Hiring thread on r/rust](https://www.reddit.com/r/rust/comments/1aaaaaa/official_rrust_whos_hiring_thread_for_jobseekers/)`,
    },
  ],
  *check({ jobs, sections, links }) {
    const section = sections.find(({ kind }) => kind === "jobs");
    const help = "link the latest `Who's Hiring` thread of r/rust";
    if (section && itemsWithin(links, section.span).length === 0)
      yield { span: section.heading, message: "no link to the `whos_hiring` thread stands below this heading", help };
    if (!jobs || /whos_hiring/.test(jobs.url.value)) return;
    yield { span: jobs.url.span, message: "the jobs link is not a `whos_hiring` thread", help };
  },
});
