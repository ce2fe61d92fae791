import { defineRule } from "./define-rule.ts";

export default defineRule({
  id: "wrong-jobs-link",
  on: "issue",
  group: "structure",
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
  ],
  *check({ jobs }) {
    // Only a thread can be the wrong thread: a placeholder has a rule of its own.
    if (!jobs || !/reddit\.com\//.test(jobs.url.value) || /whos_hiring/.test(jobs.url.value)) return;
    yield {
      span: jobs.url.span,
      message: "the jobs link is not a `whos_hiring` thread",
      help: "link the latest `Who's Hiring` thread of r/rust",
    };
  },
});
