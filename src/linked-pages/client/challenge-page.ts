/** Recognizes challenge pages, such as captchas. */
const CHALLENGE_TITLE =
  /^(?:just a moment|attention required|access denied|are you (?:a )?human|are you a robot|robot or human|please wait|verifying you are human|security check|one more step|checking your browser|vercel security checkpoint|making sure you're not a bot|ddos-guard|pardon our interruption|before you continue)/i;

/** Whether a title is of a challenge page, which a site shows instead of the requested page. */
export const isChallengeTitle = (titles: readonly string[]): boolean =>
  titles.some((title) => CHALLENGE_TITLE.test(title));
