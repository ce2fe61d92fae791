import { defineRule } from "../../rule/define-rule.ts";
import { parseUrl } from "../../text/url.ts";

/** Words that lead somewhere and do not say what is there. */
const NO_TITLE =
  /^(?:click here|here|link|this(?: link)?|read more|untitled|title|title of the linked (?:page|video|audio file))$/;
const VERSION = /^(?:version |release )?v?\d{1,4}(?:\.\d{1,4}){1,3}(?:-[a-z\d.]{1,12})?$/;
const CHANGES = /^(?:change ?log|release notes|changes)$/;
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/;

export default defineRule({
  id: "untitled-link",
  on: "entry",
  group: "guideline",
  yieldsTo: ["placeholder", "malformed-link", "invalid-url"],
  fix: "never",
  summary: "the text of a link is no title: an address, `here`, a bare version, `Changelog`",
  why: "In a list of thirty links the title is all that a reader goes by.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      incorrect: `
* [blog.example.net](https://blog.example.net/sea)
   ^^^^^^^^^^^^^^^^ link text \`blog.example.net\` is an address, not a title
* [v0.3.1](https://blog.example.net/crabby-0-3-1)
   ^^^^^^ link text \`v0.3.1\` is a version of something that it does not name
* [here](https://blog.example.net/claws)
   ^^^^ link text \`here\` does not say what is there`,
      correct: `
* [Crabs at sea](https://blog.example.net/sea)
* [crabby 0.3.1](https://blog.example.net/crabby-0-3-1)
* [Crabs and claws](https://blog.example.net/claws)`,
    },
  ],
  *check({ link, lead, isCommunity }) {
    if (!isCommunity || link.form !== "inline" || lead.value !== "") return;
    const { span, value } = link.text;
    const title = value.replace(/[*_`]/g, "").trim().toLowerCase();
    const parts = parseUrl(link.url);
    // The first page of a site may be called what its address is.
    const host = parts && parts.path.value.length > 1 ? parts.hostName : undefined;
    const what =
      ADDRESS.test(title) || (host !== undefined && (title === host || title === `${host}/`))
        ? "is an address, not a title"
        : VERSION.test(title)
          ? "is a version of something that it does not name"
          : CHANGES.test(title)
            ? "does not name what has changed"
            : NO_TITLE.test(title)
              ? "does not say what is there"
              : undefined;
    if (what) yield { span, message: `link text \`${value}\` ${what}`, help: "write the title of the page" };
  },
});
