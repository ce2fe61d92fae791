/** Query parameters that follow the reader and never change the page: by name, wherever they stand. */
const ANYWHERE = new Set([
  "_hsenc",
  "_hsmi",
  "aff",
  "ck_subscriber_id",
  "dclid",
  "eventorigin",
  "fbclid",
  "gclid",
  "gclsrc",
  "igshid",
  "mc_cid",
  "mc_eid",
  "mkt_tok",
  "msclkid",
  "postpublishedtype",
  "ref_src",
  "ref_url",
  "s_cid",
  "trk",
  "twclid",
  "vero_id",
  "wt.mc_id",
  "yclid",
]);

/** Parameters that mean something elsewhere: by host, without `www.`. */
const ON_HOST: Readonly<Record<string, readonly string[]>> = {
  "youtube.com": ["si", "feature", "pp", "ab_channel"],
  "youtu.be": ["si", "feature"],
  "m.youtube.com": ["si", "feature"],
  "open.spotify.com": ["si"],
  "meetup.com": ["recid", "recsource", "searchid", "_xtd", "isfirstpublish"],
  "eventbrite.com": ["keep_tld", "ref"],
  "linkedin.com": ["trackingid", "refid", "lipi"],
  "reddit.com": ["share_id", "rdt"],
  "medium.com": ["source", "sk"],
  "docs.google.com": ["usp"],
  "drive.google.com": ["usp"],
};

/** Whether the parameter only tracks. `host` in lower case without `www.`. */
export const isTracking = (name: string, host: string): boolean => {
  const key = name.toLowerCase();
  return key.startsWith("utm_") || ANYWHERE.has(key) || (ON_HOST[host]?.includes(key) ?? false);
};
