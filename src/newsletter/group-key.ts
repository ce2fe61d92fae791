/** By what a group is known, however its link is written. */

/** Paths of a group's own pages; what stands behind is one of them. */
const MEETUP_GROUP = /^(meetup\.com\/)(?:[a-z]{2}-[a-z]{2}\/)?([^/?#]+)/i;

/**
 * The form in which links to groups are compared, from the form in which links are: a group is the same in every
 * language, with its list of events, and behind the page of one of them where the site names the group in it.
 */
export const groupKey = (page: string): string => {
  const meetup = MEETUP_GROUP.exec(page);
  if (meetup) return `${meetup[1]}${meetup[2]}`.toLowerCase();
  return page.replace(/\/(?:events|calendar)$/, "");
};
