/** Titles of pages that stand before the one that was asked for. */
const CHALLENGE_TITLE =
  /^(?:just a moment|attention required|access denied|are you (?:a )?human|are you a robot|robot or human|please wait|verifying you are human|security check|one more step|checking your browser|vercel security checkpoint|making sure you're not a bot|ddos-guard|pardon our interruption|before you continue)/i;

/** Whether the page tests its reader in place of what was asked for. */
export const isChallengeTitle = (titles: readonly string[]): boolean =>
  titles.some((title) => CHALLENGE_TITLE.test(title));
