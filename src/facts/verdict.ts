/** Paths and hosts that ask who one is, or whether one agrees. */
const DOOR_PATH =
  /\/(?:log-?in|sign-?in|sign-?up|signup|sso|oauth2?|authorize|accounts\/login|users\/sign_in|checkpoint|consent|cookie-?consent|captcha|challenge)(?:[/.?]|$)/i;
const DOOR_HOST = /^(?:accounts?|consent|login|auth|sso|id|signin)\./i;

/** Titles of pages that stand before the one that was asked for. */
const DOOR_TITLE =
  /^(?:just a moment|attention required|access denied|are you (?:a )?human|are you a robot|robot or human|please wait|verifying you are human|security check|one more step|checking your browser|vercel security checkpoint|making sure you're not a bot|ddos-guard|pardon our interruption|before you continue)/i;

/** Whether the address asks for a login or consent in place of what was asked for. */
export const isDoor = (address: string): boolean => {
  const { hostname, pathname } = new URL(address);
  return DOOR_HOST.test(hostname) || DOOR_PATH.test(pathname);
};

/** Whether the page tests its reader in place of what was asked for. */
export const isDoorTitle = (titles: readonly string[]): boolean => titles.some((title) => DOOR_TITLE.test(title));
