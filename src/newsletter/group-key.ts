/** Normalizes the links of groups, so that they can be compared. */

/** The page of a group on Meetup, before the path of one of its events. */
const MEETUP_GROUP = /^(meetup\.com\/)(?:[a-z]{2}-[a-z]{2}\/)?([^/?#]+)/i;

/**
 * The normalized form in which links to groups are compared, from the normalized form of a link. The language, the list
 * of events and, where the site names the group in it, the page of one event do not make another group.
 */
export const groupKey = (page: string): string => {
  const meetup = MEETUP_GROUP.exec(page);
  if (meetup) return `${meetup[1]}${meetup[2]}`.toLowerCase();
  return page.replace(/\/(?:events|calendar)$/, "");
};
