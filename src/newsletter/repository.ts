/** Where the newsletter is written. */
export const NEWSLETTER_REPOSITORY = "rust-lang/this-week-in-rust";
export const NEWSLETTER_BRANCH = "main";
