/** The command `twir-lint link URL`: prints what is known of a page, and its entry. */
import { UsageError } from "../../config/usage-error.ts";
import { fix } from "../../engine/fix.ts";
import { type Page, pageAddress } from "../../linked-pages/page.ts";
import { linkReport, newEntry } from "../../report/link.ts";
import type { Io } from "../io/io.ts";
import { parserOf } from "../io/parser.ts";
import type { OnlineFlags } from "../options/online.ts";
import { OnlineRun } from "./online.ts";

/** Groups of rules about a single line; rules of the other groups need the rest of the issue. */
const GROUPS = ["syntax", "policy", "guideline", "style", "online", "hint"];

const EXIT_CODES: Readonly<Record<Page["verdict"], number>> = { alive: 0, dead: 1, unknown: 2 };

/** The entry of the page, with the fixes of all these rules made. */
const writeEntry = async (url: string, page: Page, { online, io }: { online: OnlineRun; io: Io }): Promise<string> => {
  const { headings, line } = newEntry(url, page);
  const text = `${headings}${line}\n`;
  const options = {
    select: GROUPS,
    ignore: ["unused-definition"],
    path: "draft/link.md",
    parser: parserOf(undefined, io),
  };
  const pages = await online.learn(text, options);
  // A fix may change the URL of the link; it is still this page.
  const facts = { pages: { of: (each: string) => pages.of(each) ?? page } };
  return fix(text, { ...options, facts, unsafe: true })
    .text.slice(headings.length)
    .trimEnd();
};

/** Prints what is known of one URL, and its entry as the newsletter would write it. */
export const linkCommand = async (url: string, flags: OnlineFlags, io: Io): Promise<number> => {
  if (pageAddress(url) === undefined)
    throw new UsageError(`\`${url}\` is no address of a page`, { help: "it starts with https:// or http://" });
  const online = new OnlineRun(flags, io);
  try {
    const page = await online.ask(url);
    if (!page) return 2;
    const entry = page.verdict === "alive" ? await writeEntry(url, page, { online, io }) : undefined;
    await io.stdout.write(linkReport(url, page, entry));
    return EXIT_CODES[page.verdict];
  } finally {
    await online.close();
  }
};
