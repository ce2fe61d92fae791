/** Which pull request is meant: read from what people copy, written as an address of this page. */
import { NEWSLETTER_REPOSITORY } from "../../../src/newsletter/repository.ts";

export interface PullAddress {
  /** `owner/name`. */
  readonly repository: string;
  readonly number: number;
}

/** `owner/name` of characters that GitHub allows; the name is never `..`. */
const REPOSITORY = /^[\w-]{1,100}\/(?!\.\.?$)[\w.-]{1,100}$/;
const NUMBER = /^[1-9]\d{0,8}$/;

/** `owner/name/pull/12` with anything behind it, also as a link; and `owner/name#12`. */
const LINK = /^(?:(?:https?:\/\/)?(?:www\.)?github\.com\/)?([^/\s]+\/[^/\s#]+)\/pull\/(\d+)(?:[/?#].*)?$/s;
const SHORT = /^([^/\s]+\/[^/\s#]+)?#?(\d+)$/;

/** A number, a link, or the short form; undefined for anything else. */
export const parsePull = (text: string): PullAddress | undefined => {
  const trimmed = text.trim();
  const [, repository = NEWSLETTER_REPOSITORY, number = ""] = LINK.exec(trimmed) ?? SHORT.exec(trimmed) ?? [];
  if (!REPOSITORY.test(repository) || !NUMBER.test(number)) return undefined;
  const isNewsletter = repository.toLowerCase() === NEWSLETTER_REPOSITORY;
  return { repository: isNewsletter ? NEWSLETTER_REPOSITORY : repository, number: Number(number) };
};

/** The fragment that opens it on this page; it can be shared, and read by people. */
export const pullHash = ({ repository, number }: PullAddress): string =>
  repository === NEWSLETTER_REPOSITORY ? `#/pull/${number}` : `#/pull/${repository}/pull/${number}`;

/** On GitHub. */
export const pullUrl = ({ repository, number }: PullAddress): string =>
  `https://github.com/${repository}/pull/${number}`;

/**
 * A bookmark that opens this page for the pull request that is looked at. It takes two parts of the address with it, and
 * nothing of the page.
 * @param page the address of this page, without a fragment
 */
export const bookmarklet = (page: string): string => {
  const code = `(()=>{
const m=/^https:\\/\\/github\\.com\\/([\\w-]+\\/[\\w.-]+)\\/pull\\/(\\d+)/.exec(location.href);
if(m)open(${JSON.stringify(page)}+"#/pull/"+m[1]+"/pull/"+m[2],"_blank","noopener");
else alert("This bookmark is for pull requests on github.com.");
})()`;
  return `javascript:${encodeURIComponent(code.replaceAll("\n", ""))}`;
};
