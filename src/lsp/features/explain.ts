/** Shows what a rule flags and why: its page, or where the client shows none its words. */

import { escapeHidden } from "../../report/escape.ts";
import { ruleUrl } from "../../report/rule-url.ts";
import { rules as builtIn } from "../../rules/index.ts";
import { sentence } from "../../text/sentence.ts";
import type { Session } from "../session.ts";
import type { Feature } from "./feature.ts";

export const EXPLAIN = "twir-lint.explain";

/** The rule, of the newsletter or of a plugin that the document's config names. */
const ruleOf = async (session: Session, id: unknown, uri: unknown) => {
  const known = builtIn.find((rule) => rule.id === id);
  const document = known || typeof uri !== "string" ? undefined : session.documents.get(uri);
  if (!document) return known;
  const judgement = await session.judge(document);
  return judgement.failure ? undefined : judgement.configuration.rules.find((rule) => rule.id === id);
};

export const explain: Feature = {
  commands: {
    [EXPLAIN]: async (session, [id, uri]) => {
      const rule = await ruleOf(session, id, uri);
      if (!rule) return null;
      const page = ruleUrl(rule);
      const { window } = session.connection;
      if (page !== undefined && session.client.showsDocuments) {
        const { success } = await window.showDocument({ uri: page, external: true });
        if (success) return null;
      }
      const link = page === undefined ? "" : ` ${page}`;
      session.show(escapeHidden(`${rule.id}: ${sentence(rule.summary)} ${rule.why}${link}`));
      return null;
    },
  },
  start: () => {},
};
