/** Query parameters that do not change the page. */

import { table } from "../text/table.ts";
import { domainsOf } from "./hosts.ts";

/** Query parameters that follow the reader and never change the page: by name, wherever they stand. */
const ANYWHERE = new Set([
  // Campaigns and newsletters
  "_bhlid",
  "_hsenc",
  "_hsmi",
  "__hssc",
  "__hstc",
  "__s",
  "ck_subscriber_id",
  "hsctatracking",
  "hsa_cam",
  "hsa_grp",
  "ml_subscriber",
  "ml_subscriber_hash",
  "mc_cid",
  "mc_eid",
  "mkt_tok",
  "oly_anon_id",
  "oly_enc_id",
  "sb_referer_host",
  "vero_conv",
  "vero_id",
  "wt.mc_id",
  // Clicks on advertisements
  "dclid",
  "gad_source",
  "gbraid",
  "gclid",
  "gclsrc",
  "irclickid",
  "msclkid",
  "rb_clickid",
  "ttclid",
  "twclid",
  "wbraid",
  "wickedid",
  "yclid",
  "ysclid",
  "_openstat",
  // Shared from a network or an application
  "fb_action_ids",
  "fb_action_types",
  "fbclid",
  "igsh",
  "igshid",
  "li_fat_id",
  "ref_src",
  "ref_url",
  "s_cid",
  "spm",
  "trk",
  "trkcampaign",
]);

const ANYWHERE_STARTS = [
  "utm_",
  "pk_campaign",
  "pk_kwd",
  "pk_source",
  "pk_medium",
  "mtm_",
  "matomo_",
  "hsa_",
  "at_campaign",
];

const VIDEO = ["si", "feature", "pp", "ab_channel", "embeds_referring_euri"] as const;

/** What a page or an application adds when its link is shared. */
const SHARED_ANYWHERE = new Set(["aff", "eventorigin", "postpublishedtype"]);

/** What is added on sharing and means something elsewhere: by host, its subdomains included. */
const SHARED_ON_HOST = table<readonly string[]>({
  "youtube.com": VIDEO,
  "youtu.be": VIDEO,
  "open.spotify.com": ["si", "nd", "dlsi"],
  "podcasts.apple.com": ["itsct", "itscg", "ls"],
  "meetup.com": [
    "recid",
    "recsource",
    "searchid",
    "slug",
    "eventid",
    "_xtd",
    "isfirstpublish",
    "notificationid",
    "from",
    "set-cookie",
    "rv",
  ],
  "eventbrite.com": ["keep_tld", "ref"],
  "luma.com": ["tk"],
  "lu.ma": ["tk"],
  "linkedin.com": ["trackingid", "refid", "lipi", "lici", "midtoken", "midsig", "originalsubdomain", "rcm"],
  "reddit.com": ["share_id", "rdt", "utm_name", "ref", "ref_source"],
  "twitter.com": ["s", "cxt"],
  "x.com": ["s", "cxt"],
  "facebook.com": ["mibextid", "acontext", "notif_id", "notif_t", "ref", "__tn__", "__cft__[0]"],
  // `sk` is a friend's link, which opens a page that is closed without it: it stays.
  "medium.com": ["source"],
  "substack.com": ["r", "triedredirect", "showwelcomeonshare", "isfreemail"],
  "docs.google.com": ["usp", "ouid", "rtpof", "sd"],
  "drive.google.com": ["usp", "ouid", "rtpof", "sd"],
  "amazon.com": [
    "tag",
    "linkcode",
    "linkid",
    "ref_",
    "ref",
    "qid",
    "sr",
    "crid",
    "sprefix",
    "pd_rd_r",
    "pd_rd_w",
    "pd_rd_wg",
  ],
  "amazon.de": ["tag", "linkcode", "linkid", "ref_", "ref", "qid", "sr", "crid", "sprefix"],
  "amazon.co.uk": ["tag", "linkcode", "linkid", "ref_", "ref", "qid", "sr", "crid", "sprefix"],
  "producthunt.com": ["ref"],
  "infoq.com": ["itm_source", "itm_medium", "itm_campaign", "topicpagesponsorship"],
});

/** Whether the parameter only tracks, on any page. */
export const isTracking = (name: string): boolean => {
  const key = name.toLowerCase();
  return ANYWHERE.has(key) || ANYWHERE_STARTS.some((start) => key.startsWith(start));
};

/** Whether the parameter is left from sharing the link. `host` in lower case without `www.`. */
export const isSharing = (name: string, host: string): boolean => {
  const key = name.toLowerCase();
  return SHARED_ANYWHERE.has(key) || domainsOf(host).some((domain) => SHARED_ON_HOST.get(domain)?.includes(key));
};

/** Whether the page is the same without the parameter. */
export const isNoise = (name: string, host: string): boolean => isTracking(name) || isSharing(name, host);
